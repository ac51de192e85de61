import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { systemCode } from '../fault.ts'
import type { SandboxLimits } from './policy.ts'

/** Where groups of our own can be made on this machine. */
export interface CgroupPlace {
  readonly version: 1 | 2
  readonly parents: readonly string[]
}

type Caps = Pick<SandboxLimits, 'memoryBytes' | 'processes'>
const ROOT = '/sys/fs/cgroup'
const OURS = 'hooke-'
/** A group that is older and empty belongs to nobody: its wrapper or daemon was killed. */
const STALE_MS = 60_000

/** Marks the groups of a daemon. Its process id alone means another process in the next container. */
export function daemonMark(pid: number): string {
  return `${pidNamespace()}.${pid}`
}

function pidNamespace(): string {
  return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
}

/** Finds out, by making one, whether groups with caps on memory and processes can be made; null where they cannot. */
export function findCgroups(name: string): CgroupPlace | null {
  const own = readFile('/proc/self/cgroup')
  for (const place of [...unified(own), ...split(own)]) {
    const folders = makeGroup(place, name, { memoryBytes: 2 ** 30, processes: 64 })
    if (folders === null) continue
    dropGroup(folders)
    return place
  }
  return null
}

/** A group with its caps, as the folders to enter; null when it cannot be made. */
export function makeGroup(place: CgroupPlace, name: string, caps: Caps): readonly string[] | null {
  const folders = place.parents.map((parent) => join(parent, `${OURS}${name}`))
  try {
    for (const folder of folders) mkdirSync(folder, { recursive: true })
    for (const [file, value] of settings(place, folders, caps)) writeFileSync(file, value)
    for (const [file, value] of swapSettings(place, folders, caps)) writeIfThere(file, value)
    return folders
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    dropGroup(folders)
    return null
  }
}

/** True when nothing of the group is left; a group that still holds a process stays. */
export function dropGroup(folders: readonly string[]): boolean {
  return folders.map(removed).every(Boolean)
}

/** Removes what daemons and wrappers that were killed left behind, and ends what still runs for such a daemon. */
export function sweepGroups({ parents }: CgroupPlace, now: number): void {
  const here = pidNamespace()
  for (const parent of parents) {
    for (const name of readdirSync(parent).filter((each) => each.startsWith(OURS))) {
      const folder = join(parent, name)
      const [, namespace, daemon = ''] = /^hooke-(?:[a-z]+-)?(\d+)\.(\d+)(?:-|$)/.exec(name) ?? []
      if (name.startsWith(`${OURS}run-`)) sweepRun(folder, now)
      else if (namespace === here && !existsSync(`/proc/${daemon}`)) sweepDaemon(folder)
    }
  }
}

/** A run joins its group at once, so one that is empty after a while is not needed any more. */
function sweepRun(folder: string, now: number): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found !== undefined && now - found.mtimeMs > STALE_MS) removed(folder)
}

/** A command that began in the very moment its daemon was killed may have missed that. */
function sweepDaemon(folder: string): void {
  endAll(folder)
  removed(folder)
}

// the kernel lists the processes of other namespaces as 0, which as a target means our own process group
function endAll(folder: string): void {
  const pids = readFile(join(folder, 'cgroup.procs')).split('\n').map(Number)
  for (const pid of pids.filter((each) => each > 1)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if (systemCode(error) !== 'ESRCH') throw error
    }
  }
}

/** Groups with the same caps, taken and given back: making and removing them takes longer than entering them. */
export function createGroupPool(place: CgroupPlace, name: string) {
  const free = new Map<string, (readonly string[])[]>()
  let count = 0
  return {
    take(caps: Caps): readonly string[] | null {
      const unused = free.get(keyOf(caps)) ?? []
      const found = unused.findIndex(isEmpty)
      return unused.splice(found, found < 0 ? 0 : 1)[0] ?? makeGroup(place, `${name}-${++count}`, caps)
    },

    /** The kernel may still be ending its processes: a group is not taken again before it is empty. */
    give(folders: readonly string[], caps: Caps): void {
      free.set(keyOf(caps), [...(free.get(keyOf(caps)) ?? []), folders])
    },

    /** Removes those that are empty. */
    drain(): void {
      for (const groups of free.values()) groups.splice(0).forEach(dropGroup)
    },
  }
}

function keyOf({ memoryBytes, processes }: Caps): string {
  return `${memoryBytes} ${processes}`
}

function isEmpty(folders: readonly string[]): boolean {
  return folders.every((folder) => existsSync(folder) && readFile(join(folder, 'cgroup.procs')) === '')
}

/** The command that joins the groups, takes its limits and then becomes `argv`. */
export function enteringGroups(
  folders: readonly string[],
  limits: SandboxLimits,
  argv: readonly string[],
): readonly string[] {
  if (folders.length === 0) return argv
  const { openFiles, fileBytes, cpuSeconds } = limits
  const blocks = Math.floor(fileBytes / 512)
  const words = [openFiles, blocks, cpuSeconds, folders.length].map(String)
  return ['sh', '-c', ENTER, 'sh', ...words, ...folders, ...argv]
}

// In version 1 a shell that moves itself alone, by `tasks`, does not wait for all processors as a move of a whole process does.
const ENTER = [
  'ulimit -c 0; ulimit -n "$1"; ulimit -f "$2"; ulimit -t "$3"; n=$4; shift 4',
  'while [ "$n" -gt 0 ]; do to=cgroup.procs; [ -e "$1/tasks" ] && to=tasks',
  'echo 0 >"$1/$to" || exit 126; shift; n=$((n - 1)); done; exec "$@"',
].join('\n')

function settings(
  { version }: CgroupPlace,
  folders: readonly string[],
  caps: Caps,
): readonly (readonly [string, string])[] {
  const [memory = '', pids = memory] = folders
  const memoryFile = version === 2 ? 'memory.max' : 'memory.limit_in_bytes'
  return [
    [join(memory, memoryFile), String(caps.memoryBytes)],
    [join(pids, 'pids.max'), String(caps.processes)],
  ]
}

/** Without these a hog would go on in swap; kernels without swap accounting do not have them. */
function swapSettings(
  { version }: CgroupPlace,
  [memory = '']: readonly string[],
  { memoryBytes }: Caps,
): readonly (readonly [string, string])[] {
  return version === 2
    ? [[join(memory, 'memory.swap.max'), '0']]
    : [[join(memory, 'memory.memsw.limit_in_bytes'), String(memoryBytes)]]
}

/** Version 2: beside our own group or in it, wherever both controllers are handed down. */
function unified(own: string): readonly CgroupPlace[] {
  const path = /^0::(\/.*)$/m.exec(own)?.[1]
  if (path === undefined) return []
  return [...new Set([path, dirname(path)])]
    .map((each) => join(ROOT, each))
    .filter((folder) => {
      const handed = readFile(join(folder, 'cgroup.subtree_control')).split(/\s+/)
      return handed.includes('memory') && handed.includes('pids')
    })
    .map((folder) => ({ version: 2, parents: [folder] }))
}

/** Version 1: in our own groups, or at the top, where a container shows its own groups as the top. */
function split(own: string): readonly CgroupPlace[] {
  const [memory, pids] = ['memory', 'pids'].map(
    (name) => new RegExp(`^\\d+:(?:[^:]*,)?${name}(?:,[^:]*)?:(/.*)$`, 'm').exec(own)?.[1],
  )
  if (memory === undefined || pids === undefined) return []
  return [
    { version: 1, parents: [join(ROOT, 'memory', memory), join(ROOT, 'pids', pids)] },
    { version: 1, parents: [join(ROOT, 'memory'), join(ROOT, 'pids')] },
  ]
}

function removed(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return systemCode(error) === 'ENOENT'
  }
}

function writeIfThere(file: string, value: string): void {
  try {
    writeFileSync(file, value)
  } catch (error) {
    if (systemCode(error) === undefined) throw error
  }
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return ''
  }
}
