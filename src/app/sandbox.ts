import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { availableParallelism, homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isKind } from '../config/compute/is-kind.ts'
import type { ComputeConfig, ComputeOf, HookeConfig } from '../config/config.ts'
import { HookeError } from '../domain/errors.ts'
import { sha256 } from '../lib/canonical.ts'
import { type CgroupPlace, daemonMark, findCgroups, sweepGroups } from '../lib/sandbox/cgroups.ts'
import { createContainerSandbox, findEngine, probeContainer } from '../lib/sandbox/container.ts'
import { probeBubblewrap, type Refusal, type SandboxProbe } from '../lib/sandbox/probe.ts'
import { type ProxyRequest, startProxy } from '../lib/sandbox/proxy/proxy.ts'
import { runtimePaths } from '../lib/sandbox/runtimes.ts'
import { createSandbox, noSandbox, type Sandbox } from '../lib/sandbox/sandbox.ts'
import { PLAIN_PATH } from '../lib/shell.ts'
import type { Env } from './env.ts'
import { hiddenPaths } from './hidden-paths.ts'

/** What confines commands here, or why nothing does; in words for doctor, log and demo. */
export interface SandboxChoice {
  /** For agents and the study's own commands; null where commands may not run at all. */
  readonly sandbox: Sandbox | null
  /** For runs on this computer, which a container cannot outlive the daemon with. */
  readonly forRuns: Sandbox | null
  readonly found: string
  readonly advice: string | null
}

export interface SandboxRequest {
  readonly config: HookeConfig
  readonly env: Env
  readonly now: number
  /** Where bubblewrap is looked for, if not in the usual places. */
  readonly path?: string
  /** Told each request that a command makes through the proxy; without it there is no way out. */
  readonly onRequest?: (request: ProxyRequest) => void
}

/** The sandbox of this machine and configuration, tried out. */
export async function chooseSandbox(request: SandboxRequest): Promise<SandboxChoice> {
  const { config } = request
  const { mode, kind, allowUnsandboxed } = config.agents.sandbox
  if (mode === 'none') return unconfined('switched off', `mode = "none" stands in ${config.file}`)
  const bubblewrap = await bubblewrapChoice(request)
  const needsRuns = Object.values(config.compute).some(isConfined) && !allowUnsandboxed
  if (kind === 'container' && (bubblewrap.sandbox !== null || !needsRuns))
    return containerChoice(request, bubblewrap.sandbox ?? noSandbox)
  if (bubblewrap.sandbox !== null || !allowUnsandboxed) return bubblewrap
  return unconfined(bubblewrap.found, bubblewrap.advice)
}

/** The same, for a daemon: it does not start where nothing confines its commands and the owner did not allow that. */
export async function requireSandbox(
  request: SandboxRequest,
): Promise<SandboxChoice & { readonly sandbox: Sandbox; readonly forRuns: Sandbox }> {
  const { sandbox, forRuns, found, advice } = await chooseSandbox(request)
  if (sandbox !== null && forRuns !== null) return { sandbox, forRuns, found, advice }
  throw new HookeError('sandbox.missing', 'commands of agents and runs would execute without a sandbox', {
    found,
    advice: `${advice ?? 'mend the sandbox'}; or, if you trust the agents with your own rights, set allow_unsandboxed = true under [agents.sandbox] in ${request.config.file}`,
  })
}

async function bubblewrapChoice(request: SandboxRequest): Promise<SandboxChoice> {
  const probe = await probeBubblewrap(request.path)
  return probe.ok ? await confined(probe, request) : refusal(probe)
}

async function containerChoice({ config, env }: SandboxRequest, forRuns: Sandbox): Promise<SandboxChoice> {
  const { image, scratch, memory, processes, fileSize, allowUnsandboxed } = config.agents.sandbox
  const engine = await findEngine(image, engineEnvironment(env))
  if ('ok' in engine) return allowUnsandboxed ? unconfined(engine.found, engine.advice) : refusal(engine)
  const options = {
    engine,
    label: sha256(config.stateDir).slice(0, 16),
    readable: config.agents.sandbox.readOnly.filter((each) => existsSync(each)),
    hidden: () => hiddenPaths(config, env),
    scratchBytes: scratch,
    limits: { memoryBytes: memory, processes, openFiles: 4096, fileBytes: fileSize },
  }
  const probe = await probeContainer(options)
  if (!probe.ok) return allowUnsandboxed ? unconfined(probe.found, probe.advice) : refusal(probe)
  const runs = forRuns.kind === 'none' ? 'runs have your own rights' : 'runs in bubblewrap'
  return {
    sandbox: createContainerSandbox(options),
    forRuns,
    found: `container of ${image}, without network; ${runs}`,
    advice: null,
  }
}

function refusal({ found, advice }: Refusal): SandboxChoice {
  return { sandbox: null, forRuns: null, found, advice }
}

/** What podman and docker read to find their storage, their socket and their configuration. */
function engineEnvironment(env: Env): Readonly<Record<string, string>> {
  const isNeeded = (name: string): boolean =>
    ['PATH', 'HOME', 'USER', 'XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME'].includes(name) ||
    /^(CONTAINER|CONTAINERS|DOCKER|PODMAN)_/.test(name)
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      isNeeded(name) && value !== undefined ? [[name, value]] : [],
    ),
  )
}

const NOBODY: Sandbox = {
  kind: 'none',
  close: () => undefined,
  confine: ({ argv: [program] }) => {
    throw new HookeError('sandbox.missing', `a reading command must not run ${program ?? 'anything'}`)
  },
}
/** For commands that only read: whoever tries to run something there has made a mistake. */
export const NOTHING_RUNS = { sandbox: NOBODY, forRuns: NOBODY, found: 'nothing runs here' } as const

function isConfined(table: ComputeConfig): boolean {
  return isKind(table, 'local') && table.sandbox
}

/** How the runs on this computer are confined (C-14). */
export function runsIn({ sandbox: isWanted, network, writable }: ComputeOf<'local'>, sandbox: Sandbox) {
  return isWanted && sandbox.kind !== 'none'
    ? { sandbox: { confine: sandbox.confine, network, writable } }
    : {}
}

function unconfined(found: string, advice: string | null): SandboxChoice {
  return {
    sandbox: noSandbox,
    forRuns: noSandbox,
    found: `none (${found}): commands of agents and runs have your own rights`,
    advice,
  }
}

async function confined(
  { program, version }: Extract<SandboxProbe, { ok: true }>,
  request: SandboxRequest,
): Promise<SandboxChoice> {
  const { config, env, now } = request
  const { scratch, memory, processes, fileSize } = config.agents.sandbox
  const cgroups = findCgroups(`probe-${daemonMark(process.pid)}`)
  if (cgroups !== null) sweepGroups(cgroups, now)
  const proxy = await proxyOf(request)
  const inner = createSandbox({
    ...(proxy === null ? {} : { proxy }),
    program,
    cgroups,
    readable: readableOf(config, env),
    hidden: () => hiddenPaths(config, env),
    scratchBytes: scratch,
    limits: { memoryBytes: memory, processes, openFiles: 4096, fileBytes: fileSize },
    cores: availableParallelism(),
    name: daemonMark(process.pid),
    etc: { parent: join(config.stateDir, 'sandbox'), now },
  })
  const close = (): void => {
    inner.close()
    proxy?.close()
  }
  const sandbox = { ...inner, close }
  const { allowHosts } = config.agents.sandbox
  const network = allowHosts.length === 0 ? 'no network' : `no network but ${allowHosts.join(', ')}`
  return {
    sandbox,
    forRuns: sandbox,
    found: `bubblewrap ${version}: ${network}, no file but the worktree; ${capsInWords(cgroups, program.limitsProcesses)}`,
    advice: cgroups === null ? CGROUP_ADVICE : null,
  }
}

async function proxyOf({ config, onRequest }: SandboxRequest) {
  const { allowHosts } = config.agents.sandbox
  if (allowHosts.length === 0 || onRequest === undefined) return null
  // a socket's path has to be short; the state folder may lie deep
  const folder = mkdtempSync(join(tmpdir(), 'hooke-proxy-'))
  const socket = join(folder, 'socket')
  const proxy = await startProxy({ socket, allowed: allowHosts, log: onRequest })
  const close = (): void => {
    proxy.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { socket, node: realpathSync(process.execPath), close }
}

const CGROUP_ADVICE =
  'start Hooke where it may make cgroups (a systemd user session, or a container with writable cgroups), so that memory and processes are capped for each command as a whole'

function capsInWords(cgroups: CgroupPlace | null, limitsProcesses: boolean): string {
  if (cgroups !== null) return `memory and processes capped by cgroups (version ${cgroups.version})`
  // the kernel never counts the processes of root
  const isCounted = limitsProcesses && process.getuid?.() !== 0
  return `memory capped for each process alone, ${isCounted ? 'processes capped' : 'processes not capped'}, because no cgroup can be made`
}

function readableOf(config: HookeConfig, env: Env): readonly string[] {
  const path = config.compute.local.environment.includes('PATH') ? env['PATH'] : undefined
  const home = env['HOME'] ?? homedir()
  const languages = runtimePaths(path ?? PLAIN_PATH, { hidden: hiddenPaths(config, env), home })
  return [...languages, ...config.agents.sandbox.readOnly.filter((each) => existsSync(each))]
}
