import { existsSync, statSync } from 'node:fs'
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import { isWithin } from '../lib/files.ts'
import { systemCode } from '../lib/fault.ts'

export interface LockRules {
  readonly clock: Clock
  /** How long to wait for a git that is still running. */
  readonly patienceMs: number
}

const POLL_MS = 40
/** Where a git cannot be seen, a lock this old is taken for left behind. */
const OLD_MS = 10 * 60_000

/**
 * Removes lock files that a killed git left behind. A lock that a running git may hold is waited for, never removed;
 * `git.failed` (retryable) when it does not go away. In a checkout where a person works, too, a git may run that cannot
 * be seen from here, as in a container: there a lock has to be old, or proven to be `ours`.
 */
export async function clearLocks(
  locks: readonly string[],
  dirs: readonly string[],
  rules: LockRules,
  ours?: (lock: string) => boolean,
): Promise<void> {
  const seen = standing(locks)
  if (seen.size === 0) return
  const strangers = ours === undefined ? [] : [...seen.keys()].filter((lock) => !ours(lock))
  await waitForGit(dirs, locks, rules, strangers)
  const now = standing(locks)
  // one that came after the look is of a git that was not there yet
  for (const [lock, stand] of seen) if (now.get(lock) === stand) await rm(lock, { force: true })
}

/** Waits until no git works in one of the folders or has one of the files open. */
export async function waitForGit(
  dirs: readonly string[],
  locks: readonly string[],
  { clock, patienceMs }: LockRules,
  /** Locks that count as held until they are old. */
  strangers: readonly string[] = [],
): Promise<void> {
  const deadline = clock.now() + patienceMs
  for (;;) {
    const busy = (await findLiveGit(dirs, locks, clock)) ?? findYoungLock(strangers, clock)
    if (busy === undefined) return
    if (clock.now() >= deadline)
      throw new HookeError('git.failed', 'another git is working in the repository', {
        retryable: true,
        found: busy,
        advice: adviceOn(busy),
      })
    await new Promise<void>((resolve) => clock.after(POLL_MS, resolve))
  }
}

function adviceOn(busy: string): string {
  if (!busy.endsWith('.lock')) return 'let it end or stop it, then retry'
  return `let it end, then retry; when no git works there, not even in a container, remove ${busy} (after 10 minutes Hooke does)`
}

/** Which of the files are there, each with what tells it from a later one of the same name. */
function standing(paths: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const path of paths) {
    const file = statSync(path, { bigint: true, throwIfNoEntry: false })
    if (file !== undefined) found.set(path, `${file.ino} ${file.mtimeNs}`)
  }
  return found
}

function existing(paths: readonly string[]): string[] {
  return paths.filter((path) => existsSync(path))
}

async function findLiveGit(
  dirs: readonly string[],
  locks: readonly string[],
  clock: Clock,
): Promise<string | undefined> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  if (pids.length === 0) return findYoungLock(locks, clock)
  const locked = existing(locks)
  const found = await Promise.all(pids.map((pid) => (isGitIn(pid, dirs, locked))))
  const pid = pids.find((_, n) => found[n])
  return pid === undefined ? undefined : `process ${pid}`
}

async function isGitIn(pid: string, dirs: readonly string[], locks: readonly string[]): Promise<boolean> {
  if (Number(pid) === process.pid) return false
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  if (locks.length > 0 && (await hasOpen(pid, locks))) return true
  if (!name.startsWith('git')) return false
  const cwd = await readlink(`/proc/${pid}/cwd`).catch((error: unknown) =>
    // Someone else's git that we may not look at counts as live; one that is gone does not.
    systemCode(error) === 'EACCES' || systemCode(error) === 'EPERM' ? dirs[0] : undefined,
  )
  if (cwd === undefined) return false
  if (dirs.some((dir) => isWithin(dir, cwd))) return true
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return words.some((word) => dirs.includes(word.slice(word.indexOf('=') + 1)))
}

async function hasOpen(pid: string, paths: readonly string[]): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const fds = await readdir(folder).catch(() => [])
  const open = await Promise.all(fds.map((fd) => readlink(join(folder, fd)).catch(() => '')))
  return open.some((path) => paths.includes(path))
}

function findYoungLock(locks: readonly string[], clock: Clock): string | undefined {
  for (const lock of existing(locks)) {
    const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: 0 }
    if (clock.now() - mtimeMs < OLD_MS) return lock
  }
  return undefined
}
