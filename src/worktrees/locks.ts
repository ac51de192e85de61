import { existsSync } from 'node:fs'
import { readdir, readFile, readlink, rm, stat } from 'node:fs/promises'
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
/** Where no process table can be read, a lock this old is taken for left behind. */
const OLD_MS = 10 * 60_000

/**
 * Removes lock files that a killed git left behind. A lock that a running git may hold is waited for, never removed;
 * `git.failed` (retryable) when it does not go away.
 */
export async function clearLocks(locks: readonly string[], dirs: readonly string[], rules: LockRules): Promise<void> {
  if (existing(locks).length === 0) return
  await waitForGit(dirs, locks, rules)
  for (const lock of existing(locks)) await rm(lock, { force: true })
}

/** Waits until no git works in one of the folders or has one of the files open. */
export async function waitForGit(
  dirs: readonly string[],
  locks: readonly string[],
  { clock, patienceMs }: LockRules,
): Promise<void> {
  const deadline = clock.now() + patienceMs
  for (;;) {
    const busy = await findLiveGit(dirs, locks, clock)
    if (busy === undefined) return
    if (clock.now() >= deadline)
      throw new HookeError('git.failed', 'another git is working in the repository', {
        retryable: true,
        found: busy,
        advice: 'let it end or stop it, then retry',
      })
    await new Promise<void>((resolve) => clock.after(POLL_MS, resolve))
  }
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

async function findYoungLock(locks: readonly string[], clock: Clock): Promise<string | undefined> {
  for (const lock of existing(locks)) {
    const { mtimeMs } = await stat(lock)
    if (clock.now() - mtimeMs < OLD_MS) return lock
  }
  return undefined
}
