import {
  type Hidden,
  isWithin,
  type SandboxLimits,
  type SandboxPolicy,
  seenThrough,
  type SystemEntry,
} from './policy.ts'

/** The programs that make a sandbox, and what they can do. */
export interface Bubblewrap {
  readonly bwrap: string
  readonly prlimit: string
  /** `--disable-userns`, which came with 0.8.0. */
  readonly refusesUserNamespaces: boolean
  /** A process limit for one user namespace alone, which came with Linux 5.14. */
  readonly limitsProcesses: boolean
  /** False where it knows neither `--size` nor `--perms`, which came with 0.7.0 and 0.5.0: scratch has no cap of its own. */
  readonly sizesScratch?: boolean
}

export interface Lifetime {
  /** Where the id of the sandbox's first process is written to, as JSON. */
  readonly infoFd?: number
  /** No cgroup caps memory and processes and no shell has set the other limits, so each process is capped by itself. */
  readonly capsEachProcess: boolean
}

/** Node does not even start with less; what it reserves counts, used or not. */
const LEAST_DATA_BYTES = 1024 ** 3

export const SANDBOX_HOME = '/tmp/home'

// With the parent gone the command is killed with all it started, whatever sessions or groups those made. A session of
// its own keeps a command from typing into the terminal it was started from.
const CONFINEMENT = ['--unshare-all', '--unshare-user', '--die-with-parent', '--new-session'] as const
const IDENTITY = ['--uid', '1000', '--gid', '1000', '--cap-drop', 'ALL'] as const

/** The command line that runs `argv` under the policy. The environment is that of its caller, but for HOME and TMPDIR. */
export function bubblewrapArgv(
  policy: SandboxPolicy,
  program: Bubblewrap,
  { argv, lifetime }: { readonly argv: readonly string[]; readonly lifetime: Lifetime },
): readonly string[] {
  return [
    program.bwrap,
    ...CONFINEMENT,
    ...(policy.network === 'host' ? ['--share-net'] : []),
    ...(program.refusesUserNamespaces ? ['--disable-userns'] : []),
    ...IDENTITY,
    ...(lifetime.infoFd === undefined ? [] : ['--info-fd', String(lifetime.infoFd)]),
    ...mounts(policy, program.sizesScratch ?? true),
    ...['--chdir', policy.cwd, '--setenv', 'HOME', SANDBOX_HOME, '--setenv', 'TMPDIR', '/tmp'],
    '--',
    ...limited(policy, program, lifetime),
    ...argv,
  ]
}

/** Later mounts cover earlier ones, so the order is from the general to the particular. */
function mounts(policy: SandboxPolicy, isSized: boolean): readonly string[] {
  const readable = outermostFirst(policy.readable)
  const writable = outermostFirst(policy.writable)
  const system = policy.system.flatMap((entry) => (entry.kind === 'bind' ? [entry.to] : []))
  const isInWritable = (path: string): boolean => writable.some((folder) => isWithin(path, folder))
  const sealed = outermostFirst([...policy.sealed, ...readable.filter(isInWritable)])
  const hidden = policy.hidden.toSorted((a, b) => a.path.length - b.path.length)
  const coversIn = (shown: readonly string[]): readonly string[] =>
    seenThrough(shown, hidden).flatMap((each) => cover(each, isSized))
  // each with its covers, so that what is named itself is shown although it lies in what is hidden
  const bind = (option: string, paths: readonly string[]): readonly string[] =>
    paths.flatMap((path) => [option, path, path, ...coversIn([path])])
  return [
    ...scratch('/tmp', { bytes: policy.scratchBytes, isSized }),
    ...['--dir', SANDBOX_HOME],
    ...policy.system.flatMap(systemMount),
    ...kernelMounts(policy, isSized),
    ...coversIn(system),
    ...bind(policy.mayBeAbsent === true ? '--ro-bind-try' : '--ro-bind', readable),
    ...bind('--bind', writable),
    ...bind('--ro-bind', sealed),
    ...sealCovers(seenThrough([...system, ...readable, ...writable, ...sealed], hidden), writable),
    ...['--remount-ro', '/'],
  ]
}

/** Last of all, because what is shown by its own name may lie in a folder that is covered. */
function sealCovers(covered: readonly Hidden[], writable: readonly string[]): readonly string[] {
  const folders = covered.flatMap(({ path, kind }) => (kind === 'folder' ? [path] : []))
  return [...new Set(folders)]
    .filter((path) => !writable.includes(path))
    .flatMap((path) => ['--remount-ro', path])
}

// Run by root, a command would still own the files of /proc/sys outside: the whole of /proc is read-only (bubblewrap
// covers only the folders that it finds writable).
function kernelMounts(
  { scratchBytes, devices, mayBeAbsent = false }: SandboxPolicy,
  isSized: boolean,
): readonly string[] {
  return [
    ...['--proc', '/proc', '--remount-ro', '/proc', '--dev', '/dev'],
    ...scratch('/dev/shm', { bytes: scratchBytes, isSized }),
    ...devices.flatMap((path) => [mayBeAbsent ? '--dev-bind-try' : '--dev-bind', path, path]),
    ...['--remount-ro', '/dev'],
  ]
}

function scratch(
  path: string,
  { bytes, isSized }: { readonly bytes: number; readonly isSized: boolean },
): readonly string[] {
  return [...(isSized ? ['--perms', '1777', '--size', String(bytes)] : []), '--tmpfs', path]
}

function systemMount(entry: SystemEntry): readonly string[] {
  if (entry.kind === 'link') return ['--symlink', entry.target, entry.to]
  return [entry.mayBeAbsent === true ? '--ro-bind-try' : '--ro-bind', entry.from, entry.to]
}

/** Empties what is hidden and would be seen through something that is shown. */
function cover({ path, kind }: Hidden, isSized: boolean): readonly string[] {
  if (kind === 'file') return ['--ro-bind', '/dev/null', path]
  return [...(isSized ? ['--perms', '0555', '--size', '4096'] : []), '--tmpfs', path]
}

function outermostFirst(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].toSorted((a, b) => a.length - b.length)
}

/** Set inside, where a limit of processes counts those of the sandbox alone and nothing can raise it again. */
function limited(
  { limits }: SandboxPolicy,
  program: Bubblewrap,
  { capsEachProcess }: Lifetime,
): readonly string[] {
  return capsEachProcess ? limitedArgv(limits, program) : []
}

/** What comes before a command so that each of its processes is capped. */
export function limitedArgv(
  limits: SandboxLimits,
  { prlimit, limitsProcesses }: Pick<Bubblewrap, 'prlimit' | 'limitsProcesses'>,
): readonly string[] {
  return [
    prlimit,
    '--core=0',
    `--nofile=${limits.openFiles}`,
    `--fsize=${limits.fileBytes}`,
    `--cpu=${limits.cpuSeconds}`,
    ...(limitsProcesses ? [`--nproc=${limits.processes}`] : []),
    // not the address space: language runtimes and accelerators reserve far more of it than they use
    `--data=${Math.max(limits.memoryBytes, LEAST_DATA_BYTES)}`,
    '--',
  ]
}
