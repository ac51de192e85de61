import path from 'node:path'
import { bubblewrapArgv } from '../../../lib/sandbox/bubblewrap.ts'
import { withinHardLimits } from '../../../lib/sandbox/hard-limits.ts'
import { type Hidden, isWithin, type SandboxPolicy } from '../../../lib/sandbox/policy.ts'
import { systemEntriesOn } from '../../../lib/sandbox/system.ts'
import type { RunSpec } from '../../driver.ts'
import { INFO_FD, OWN_FOLDER } from '../run-folder.ts'
import type { Host } from './host.ts'
import type { Bubblewrapped, Confinement, SandboxFound } from './sandbox-found.ts'

/** The command that starts a real one, in which the work folder must not be seen; it prints "confined". */
export function trialArgv(host: Host, confinement: Bubblewrapped): readonly string[] {
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
  return bubblewrapArgv(policy, program, { argv, lifetime: { capsEachProcess: !host.kind.runsElsewhere } })
}

function commonOf(
  { work }: Pick<Host, 'work'>,
  { options }: Bubblewrapped,
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
  readonly secretNames: readonly string[]
  readonly timeLimitSeconds: number
}

/** The command that runs `argv` confined: it reads code and environment and writes to the run's own folder. */
export function runInBubblewrap(
  host: Host,
  confinement: Bubblewrapped,
  place: ConfinedPlace,
): readonly string[] {
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
export function environmentOf(bin: string): string {
  return path.posix.dirname(path.posix.dirname(bin))
}

/** The command that confines a question to the interpreters of an environment: code of packages may stand in their place. */
export function askInBubblewrap(host: Host, confinement: Bubblewrapped, bin: string): readonly string[] {
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
export const MAKING = { memoryBytes: 16 * 1024 ** 3, processes: 2048, openFiles: 65_536 }
export const MAKING_SECONDS = 3600

/** The command that confines the making of an environment: it has the network and writes to one folder, `HOOKE_ENVIRONMENT`. */
export function makeInBubblewrap(host: Host, confinement: Bubblewrapped, code: string): readonly string[] {
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
export function limitsOf({ options, found }: Confinement, { spec, timeLimitSeconds }: ConfinedPlace) {
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
