import path from 'node:path'
import { HookeError } from '../../../domain/errors.ts'
import { bubblewrapArgv } from '../../../lib/sandbox/bubblewrap.ts'
import { withinHardLimits } from '../../../lib/sandbox/hard-limits.ts'
import { type Hidden, isWithin, type SandboxPolicy } from '../../../lib/sandbox/policy.ts'
import { explain } from '../../../lib/sandbox/probe.ts'
import { RUNTIMES } from '../../../lib/sandbox/runtimes.ts'
import { stubFiles, systemEntriesOn } from '../../../lib/sandbox/system.ts'
import type { RunSpec } from '../../driver.ts'
import { runOn } from '../remote/remote-calls.ts'
import { INFO_FD, OWN_FOLDER } from '../run-folder.ts'
import { type Host, hostTrouble } from './host.ts'
import type { HostSandbox } from './host-options.ts'
import { type Confinement, parseSandboxFound, type SandboxFound } from './sandbox-found.ts'

/**
 * What confines runs on a host, tried out there once; null where the owner allowed that nothing does. Where it cannot be
 * made it throws `compute.rejected`: nothing runs there then.
 */
export async function confinementOn(host: Host, signal: AbortSignal): Promise<Confinement | null> {
  const { sandbox: options } = host.options
  if (options === undefined) return null
  host.confinement.tried ??= tryOut(host, options, signal)
  const { tried } = host.confinement
  // whoever asks hears of it, and the next looks again
  tried.catch(() => delete host.confinement.tried)
  return tried
}

async function tryOut(host: Host, options: HostSandbox, signal: AbortSignal): Promise<Confinement> {
  const files = Object.entries(stubFiles())
  const named = [...options.readOnly, ...options.writable]
  const words = [String(files.length), ...files.flat(), String(RUNTIMES.length), ...RUNTIMES, ...named]
  const outcome = await host.call('sandbox', words, { signal, timeoutMs: 60_000 })
  if (outcome.code !== 0) throw hostTrouble(host, 'the sandbox could not be looked at', outcome)
  const found = parseSandboxFound(outcome.stdout.toString('utf8'))
  if (found.program === null)
    throw unconfined(host, found, `${found.missing ?? 'bubblewrap'} is not installed there`)
  const absent = found.named.filter(({ leadsTo }) => leadsTo === null).map((each) => each.path)
  if (absent.length > 0) throw absentThere(host, absent)
  const confinement = { options, found, program: found.program }
  await trial(host, confinement, signal)
  return confinement
}

/** Starts a real one, in which the work folder must not be seen. */
async function trial(host: Host, confinement: Confinement, signal: AbortSignal): Promise<void> {
  const { found, program, options } = confinement
  const limits = { memoryBytes: 1, processes: 64, openFiles: 64, fileBytes: 1024 ** 2, cpuSeconds: 10 }
  const policy: SandboxPolicy = {
    ...commonOf(host, confinement),
    readable: [],
    writable: [],
    sealed: [],
    hidden: [],
    devices: [],
    cwd: '/tmp',
    network: options.network,
    limits: withinHardLimits(limits, found.limits),
  }
  const argv = ['sh', '-c', '[ ! -e "$1" ] && [ "$(id -u)" = 1000 ] && echo confined', 'sh', host.work]
  const lifetime = { capsEachProcess: !host.kind.runsElsewhere }
  const [first = '', ...rest] = bubblewrapArgv(policy, program, { argv, lifetime })
  const { code, stdout, stderr } = await runOn(host.shell, [first, ...rest], { signal, timeoutMs: 30_000 })
  if (code === 0 && stdout.toString('utf8').trim() === 'confined') return
  throw unconfined(host, found, stderr.trim() || `the trial command ended with code ${code}`)
}

function commonOf(
  { work }: Pick<Host, 'work'>,
  { options }: Confinement,
  network = options.network,
): Pick<SandboxPolicy, 'system' | 'scratchBytes' | 'mayBeAbsent'> {
  return {
    system: systemEntriesOn(network, `${work}/etc`),
    scratchBytes: options.scratchBytes,
    mayBeAbsent: true,
  }
}

/** Where a run works, and what it needs. */
export interface ConfinedPlace {
  readonly spec: RunSpec
  /** The words that are to run inside. */
  readonly argv: readonly string[]
  readonly code: string
  readonly cwd: string
  readonly bin: string
  readonly devices: number
  readonly timeLimitSeconds: number
}

/** The command that runs `argv` confined: it reads code and environment and writes to the run's own folder. */
export function confinedArgv(host: Host, confinement: Confinement, place: ConfinedPlace): readonly string[] {
  const { found, options, program } = confinement
  const folder = `${host.work}/runs/${place.spec.run}`
  const named = found.named.map(({ path: each }) => each)
  const readOnly = named.slice(0, options.readOnly.length).filter(isOutermost)
  const gpus = place.devices > 0
  const policy: SandboxPolicy = {
    ...commonOf(host, confinement),
    readable: [...found.languages, ...readOnly, ...(gpus ? ['/sys'] : [])],
    writable: [folder, ...named.slice(options.readOnly.length)],
    // mounted last: they are meant although they lie in the work folder, which is hidden
    sealed: [
      place.code === '' ? place.cwd : place.code,
      ...(place.bin === '' ? [] : [environmentOf(place.bin)]),
    ],
    hidden: hiddenFrom(host, found, [`${folder}/${OWN_FOLDER}`]),
    devices: gpus ? ACCELERATORS : [],
    cwd: place.cwd,
    network: options.network,
    limits: limitsOf(confinement, place),
  }
  const lifetime = { infoFd: INFO_FD, capsEachProcess: !host.kind.runsElsewhere }
  return bubblewrapArgv(policy, program, { argv: place.argv, lifetime })
}

/** The folder of an environment, by its `env/bin`. */
function environmentOf(bin: string): string {
  return path.posix.dirname(path.posix.dirname(bin))
}

/** The command that confines a question to the interpreters of an environment: code of packages may stand in their place. */
export function askingArgv(host: Host, confinement: Confinement, bin: string): readonly string[] {
  const { found, options, program } = confinement
  const policy: SandboxPolicy = {
    ...commonOf(host, confinement),
    readable: found.languages,
    writable: [],
    sealed: [environmentOf(bin)],
    hidden: hiddenFrom(host, found, []),
    devices: [],
    cwd: '/tmp',
    network: options.network,
    limits: withinHardLimits(
      { ...MAKING, fileBytes: options.fileBytes, cpuSeconds: 60 * found.cores },
      found.limits,
    ),
  }
  return bubblewrapArgv(policy, program, {
    argv: [],
    lifetime: { capsEachProcess: !host.kind.runsElsewhere },
  })
}

/** Where indexes of packages are named for everybody on a host. */
const OF_INSTALLERS = ['/etc/pip.conf', '/etc/uv', '/etc/conda', '/etc/mambarc']
const MAKING = { memoryBytes: 16 * 1024 ** 3, processes: 2048, openFiles: 65_536 }
const MAKING_SECONDS = 3600

/** The command that confines the making of an environment: it has the network and writes to one folder, `HOOKE_ENVIRONMENT`. */
export function makingArgv(host: Host, confinement: Confinement, code: string): readonly string[] {
  const { found, options, program } = confinement
  const named = found.named.map(({ path: each }) => each)
  const policy: SandboxPolicy = {
    ...commonOf(host, confinement, 'host'),
    readable: [...found.languages, ...named.filter(isOutermost), ...OF_INSTALLERS],
    writable: ['HOOKE_ENVIRONMENT'],
    sealed: [code],
    hidden: hiddenFrom(host, found, []),
    devices: [],
    cwd: code,
    network: 'host',
    limits: withinHardLimits(
      { ...MAKING, fileBytes: options.fileBytes, cpuSeconds: MAKING_SECONDS * found.cores },
      found.limits,
    ),
  }
  return bubblewrapArgv(policy, program, {
    argv: [],
    lifetime: { capsEachProcess: !host.kind.runsElsewhere },
  })
}

/** A scheduler caps its jobs as a whole; elsewhere each process is capped. */
function limitsOf({ options, found }: Confinement, { spec, timeLimitSeconds }: ConfinedPlace) {
  const limits = {
    memoryBytes: spec.memoryMb * 1024 ** 2,
    processes: options.processes,
    openFiles: 4096,
    fileBytes: options.fileBytes,
    cpuSeconds: Math.ceil(timeLimitSeconds) * found.cores,
  }
  return withinHardLimits(limits, found.limits)
}

/** What another one shows already is not mounted: it may be a link there, on which nothing can be. */
function isOutermost(each: string, _: number, all: readonly string[]): boolean {
  return !all.some((other) => other !== each && isWithin(each, other))
}

/** Keys of the user, and Hooke's folder with all other runs, by each name under which a folder that is shown shows them. */
function hiddenFrom(
  { work }: Pick<Host, 'work'>,
  found: SandboxFound,
  more: readonly string[],
): readonly Hidden[] {
  const hidden: readonly Hidden[] = [
    ...[work, ...more].map((each): Hidden => ({ path: each, kind: 'folder' })),
    ...found.hidden,
  ]
  const all = found.named.map(({ path: each }) => each)
  const behind = found.named.flatMap(({ path: name, leadsTo }, i) => {
    if (leadsTo === null || leadsTo === name || !isOutermost(name, i, all)) return []
    return hidden.flatMap(({ path: each, kind }) =>
      isWithin(each, leadsTo) && each !== leadsTo
        ? [{ path: path.posix.join(name, path.posix.relative(leadsTo, each)), kind }]
        : [],
    )
  })
  return [...hidden, ...behind]
}

const NVIDIA = [
  'ctl',
  '-uvm',
  '-uvm-tools',
  '-modeset',
  '-caps',
  ...Array.from({ length: 16 }, (_, i) => String(i)),
]
/** Device files of NVIDIA and AMD; which of them are there is seen as the run starts. */
const ACCELERATORS = [...NVIDIA.map((name) => `/dev/nvidia${name}`), '/dev/kfd', '/dev/dri', '/dev/dxg']

function unconfined({ options, shell }: Host, { user, settings }: SandboxFound, found: string): HookeError {
  const setting = (name: string): string => settings.get(name) ?? ''
  const advice = /is not installed there$/.test(found)
    ? 'install bubblewrap there (Debian and Ubuntu: apt install bubblewrap; Fedora and Rocky: dnf install bubblewrap)'
    : adviceOf(explain(found, setting))
  return new HookeError('compute.rejected', `runs would execute on ${shell.host} without a sandbox`, {
    found: found.slice(0, 500),
    advice: `${advice}; or, if you trust the agents with all that ${user || 'the user'} may do there, write sandbox = false under [compute.${options.name}]`,
  })
}

function adviceOf(probe: ReturnType<typeof explain>): string {
  return probe.ok ? '' : probe.advice
}

function absentThere({ options, shell }: Host, absent: readonly string[]): HookeError {
  return new HookeError(
    'compute.rejected',
    `the sandbox of ${options.name} names what ${shell.host} does not have`,
    {
      found: `${absent.join(', ')}: not there`,
      advice: `make it there, or mend read_only and writable under [compute.${options.name}]`,
    },
  )
}

/** One sentence for a check: what confines the runs of a host. Throws `compute.rejected` where nothing could. */
export async function confinementInWords(host: Host, signal: AbortSignal): Promise<string> {
  const confinement = await confinementOn(host, signal)
  if (confinement === null) return 'runs are in no sandbox: they may do all that the user may'
  const { options, found } = confinement
  const network = options.network === 'none' ? 'without network' : 'with the network of the host'
  const caps = host.kind.runsElsewhere
    ? 'as tried on this host, not on its nodes'
    : 'memory capped for each process'
  return `runs in bubblewrap ${found.version}, ${network}, ${caps}`
}
