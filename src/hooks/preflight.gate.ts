import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { EnvironmentSnapshot } from '../domain/run.ts'
import { RecordedDivergence, hasReason } from './config-diff.ts'

/** The host as the driver found it: `HostFacts` of the compute contract. */
export const HostReport = z.strictObject({
  environment: EnvironmentSnapshot,
  devicesFound: z.number().int().nonnegative(),
  devicesBusy: z.array(z.string()),
  writeProbes: z.array(
    z.strictObject({ path: z.string(), freeMb: z.number(), error: z.string().nullable() }),
  ),
  interpreters: z.array(z.strictObject({ name: z.string(), path: z.string(), version: z.string() })),
  leftovers: z.array(z.string()),
  staleLocks: z.array(z.string()),
  missingSecrets: z.array(z.string()),
  clockSkewMs: z.number(),
  worktreeDirty: z.boolean(),
})
export type HostReport = z.infer<typeof HostReport>

export const PreflightFacts = z.strictObject({
  /** From the sealed plan, the lock files at the sealed commit and the study's settings. */
  wanted: z.strictObject({
    commit: z.string(),
    devices: z.number().int().nonnegative(),
    memoryMb: z.number().nonnegative(),
    diskMb: z.number().nonnegative(),
    targetPaths: z.array(z.string()).min(1).describe('every place the runs write to'),
    lockfiles: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
    interpreters: z.array(
      z.strictObject({ name: z.string(), version: z.string().describe('prefix; empty: any') }),
    ),
    clockSkewMs: z.number().positive(),
  }),
  host: HostReport,
  /** Variables of the nearest approved sibling's runs; null when there is none. */
  sibling: z.strictObject({ experiment: z.string(), variables: z.record(z.string(), z.string()) }).nullable(),
  axisVariables: z.array(z.string()),
  divergences: z.array(RecordedDivergence),
  /** Tracking and storage: what was reached from the host. */
  services: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
})
export type PreflightFacts = z.infer<typeof PreflightFacts>

/** Refuses hardware that would spoil the runs. */
export const preflightGate: Gate<PreflightFacts> = {
  name: 'preflight',
  refuses:
    'an occupied accelerator, a wrong device count, too little disk or memory, a wrong interpreter or lock hash, stale locks, leftovers, odd environment variables, a missing secret, a wrong clock',
  facts: PreflightFacts,

  check(facts) {
    const { host, wanted } = facts
    return verdictOf(
      [
        ...deviceReasons(facts),
        ...spaceReasons(facts),
        ...softwareReasons(facts),
        ...remainsReasons(host),
        ...variableReasons(facts),
        ...(Math.abs(host.clockSkewMs) > wanted.clockSkewMs
          ? [`the host’s clock is off by ${host.clockSkewMs} ms: set it`]
          : []),
        ...facts.services
          .filter(({ ok }) => !ok)
          .map(({ name, detail }) => `${name} cannot be reached from the host: ${detail}`),
      ],
      [
        {
          what: `host ${host.environment.host}`,
          found: `${host.devicesFound} devices, ${host.environment.memoryMb} MB of memory`,
        },
        {
          what: 'write probes',
          found: host.writeProbes.map(({ path, freeMb }) => `${path} ${freeMb} MB free`).join(', '),
        },
        { what: 'commit', found: `${host.environment.commit}${host.worktreeDirty ? ', dirty' : ', clean'}` },
        {
          what: 'lock files',
          found: host.environment.lockfiles.map(({ path }) => path).join(', ') || 'none',
        },
      ],
    )
  },
}

function deviceReasons({ host, wanted }: PreflightFacts): readonly string[] {
  if (wanted.devices === 0) return []
  return [
    ...(host.devicesFound === wanted.devices
      ? []
      : [`the host shows ${host.devicesFound} accelerators, the plan wants ${wanted.devices}`]),
    ...host.devicesBusy.map((device) => `an accelerator is occupied by another process: ${device}`),
  ]
}

function spaceReasons({ host, wanted }: PreflightFacts): readonly string[] {
  const probes = wanted.targetPaths.flatMap((path) => {
    const probe = host.writeProbes.find((each) => each.path === path)
    if (!probe) return [`${path} was not probed by writing: the runs write there`]
    if (probe.error !== null) return [`${path} cannot be written: ${probe.error}`]
    return probe.freeMb < wanted.diskMb
      ? [`${path} has ${probe.freeMb} MB free, the plan wants ${wanted.diskMb} MB`]
      : []
  })
  const { memoryMb } = host.environment
  return memoryMb < wanted.memoryMb
    ? [...probes, `the host has ${memoryMb} MB of memory, the plan wants ${wanted.memoryMb} MB`]
    : probes
}

function softwareReasons({ host, wanted }: PreflightFacts): readonly string[] {
  const { environment, interpreters } = host
  const locks = wanted.lockfiles
    .filter(({ path, sha256 }) => environment.lockfiles.find((each) => each.path === path)?.sha256 !== sha256)
    .map(
      ({ path }) =>
        `the lock file ${path} on the host is not the one of the sealed commit: sync the environment`,
    )
  const wrong = wanted.interpreters.flatMap(({ name, version }) => {
    const found = interpreters.find((each) => each.name === name)
    if (!found) return [`the interpreter ${name} is not on the host`]
    return found.version.startsWith(version)
      ? []
      : [`${found.path} is ${name} ${found.version}, wanted is ${version}`]
  })
  return [
    ...locks,
    ...wrong,
    ...(environment.commit === wanted.commit
      ? []
      : [`the host has commit ${environment.commit}, sealed is ${wanted.commit}: sync the code`]),
    ...(host.worktreeDirty ? ['the worktree has changes that are not committed: commit or rescue them'] : []),
  ]
}

function remainsReasons(host: HostReport): readonly string[] {
  return [
    ...host.leftovers.map((each) => `a process of ours is left over on the host: ${each}`),
    ...host.staleLocks.map((path) => `a stale lock file is in the way: ${path}`),
    ...host.missingSecrets.map((name) => `the secret ${name} is missing on the host: set it`),
  ]
}

function variableReasons({ host, sibling, axisVariables, divergences }: PreflightFacts): readonly string[] {
  if (sibling === null) return []

  const ours = host.environment.variables
  const names = [...new Set([...Object.keys(ours), ...Object.keys(sibling.variables)])].sort()
  return names
    .filter((name) => !axisVariables.includes(name) && ours[name] !== sibling.variables[name])
    .filter((name) => !hasReason(divergences, name, ours[name] ?? 'absent'))
    .map(
      (name) =>
        `the environment variable ${name} is ${ours[name] ?? 'not set'}, in ${sibling.experiment} it was ${sibling.variables[name] ?? 'not set'}: make them equal or record why`,
    )
}
