import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { HostFacts, LeaseSpec, Prepared } from '../driver.ts'
import { absentAs } from '../../lib/absent.ts'
import { stateOf } from './job-state.ts'
import { keepLease } from './leases.ts'
import { makeEnvironment, traitsWith } from './local-environment.ts'
import type { LocalOptions } from './local-options.ts'
import { runProcesses } from './processes.ts'
import { busyCards, type HostTraits } from './read-host.ts'
import { readWorktree, type WorktreeFacts } from '../shared/read-worktree.ts'
import { runFolder } from '../shared/run-folder.ts'
import { probeWrite } from './write-probe.ts'

/** Records the lease and looks at the host. `traits` come from a cache; all else is looked at anew. */
export async function prepare(
  options: LocalOptions,
  spec: LeaseSpec,
  { traits, signal }: { readonly traits: Promise<HostTraits>; readonly signal: AbortSignal },
): Promise<Prepared> {
  const bin = await makeEnvironment(options, spec.worktree, signal)
  await keepLease(options, spec, bin)
  const host = bin === '' ? await traits : await traitsWith(options, bin, await traits)
  return {
    lease: spec.lease,
    host: host.host,
    pricePerHourUsd: options.pricePerHourUsd ?? 0,
    facts: await gatherFacts(options, spec, host),
  }
}

async function gatherFacts(options: LocalOptions, spec: LeaseSpec, host: HostTraits): Promise<HostFacts> {
  const { clock, environment, runsDir } = options
  const targets = [...new Set([runsDir, os.tmpdir(), ...(options.writesTo ?? [])])]
  const [worktree, probes, devicesBusy, leftovers] = await Promise.all([
    readWorktree(spec.worktree, environment, clock.now()),
    Promise.all(targets.map((folder) => probeWrite(folder, clock))),
    host.accelerators.length > 0 ? busyCards(environment) : [],
    findLeftovers(options),
  ])
  return {
    environment: await snapshot(spec, host, worktree),
    devicesFound: host.accelerators.length,
    devicesBusy,
    writeProbes: probes.map(({ found }) => found),
    interpreters: host.interpreters,
    leftovers,
    staleLocks: worktree.staleLocks,
    missingSecrets: spec.secretNames.filter((name) => options.secret?.(name) === undefined),
    clockSkewMs: largest(probes.map(({ skewMs }) => skewMs)),
    worktreeDirty: worktree.dirty,
  }
}

async function snapshot(
  spec: LeaseSpec,
  host: HostTraits,
  worktree: WorktreeFacts,
): Promise<HostFacts['environment']> {
  const { interpreters, ...traits } = host
  const versionOf = (name: string) => interpreters.find((found) => found.name === name)?.version ?? ''
  return {
    ...traits,
    accelerators: [...host.accelerators],
    node: versionOf('node'),
    python: versionOf('python3'),
    lockfiles: await hashLocks(spec.worktree, worktree.lockfiles),
    variables: { ...spec.environment },
    secretNames: [...spec.secretNames],
    commit: worktree.commit,
    diffSha256: worktree.diffSha256,
  }
}

/** Lock files are small; one that is not is no lock file. */
const LARGEST_LOCK = 64 * 1024 ** 2

async function hashLocks(
  worktree: string,
  files: readonly string[],
): Promise<{ path: string; sha256: string }[]> {
  const hashed = await Promise.all(
    files.map(async (file) => ({ path: file, sha256: await hashOf(path.join(worktree, file)) })),
  )
  return hashed.filter(({ sha256 }) => sha256 !== '')
}

async function hashOf(file: string): Promise<string> {
  const found = await stat(file).catch(absentAs(undefined))
  if (found?.isFile() !== true || found.size > LARGEST_LOCK) return ''
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Processes of runs that have ended: nobody waits for them, and they take what the next run needs. */
async function findLeftovers(options: LocalOptions): Promise<readonly string[]> {
  const now = options.clock.now()
  const judged = (await runProcesses(options.runsDir)).map(async ({ pid, folder }) => {
    const run = path.basename(folder)
    const { kind } = await stateOf(runFolder(options.runsDir, run), now)
    return kind === 'exited' || kind === 'lost' ? `process ${pid} of the run ${run}, which has ended` : null
  })
  return (await Promise.all(judged)).filter((line) => line !== null)
}

function largest(values: readonly number[]): number {
  return values.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst), 0)
}
