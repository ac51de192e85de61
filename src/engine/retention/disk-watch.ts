import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { inSize } from '../../lib/words.ts'
import { clearAlarm, raiseAlarm } from '../hardware/alarms.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { absent } from './run-folders.ts'
import { lookAtHosts } from './host-quota.ts'
import { bytesBelow } from './judge-folder.ts'

const EVERY_MS = 5 * 60_000
/** Counting all files takes its time; the free space does not. */
const COUNT_EVERY_MS = 60 * 60_000

export interface DiskWatch {
  /** Looks now; the alarms and `closed` are of the last look. */
  look(): Promise<void>
  /** Why no experiment may begin; null when one may. */
  closed(): string | null
  /** Looks every five minutes until it is aborted. */
  start(signal: AbortSignal): void
}

/** An alarm before the disk is full or the quota used up, and no new work when it is (P-18). What goes on goes on. */
export function createDiskWatch(deps: RetentionDeps): DiskWatch {
  const state: State = { closed: null, used: null, countedAt: -Infinity }
  const look = (signal?: AbortSignal) => lookAtDisk(deps, state, signal)
  const repeat = (signal: AbortSignal): void => {
    if (signal.aborted) return
    look(signal).catch((error: unknown) => {
      // the daemon stopped meanwhile: database and log are closed
      if (signal.aborted) return
      const reason = error instanceof Error ? error.message : String(error)
      deps.log.warn({ event: 'disk.unseen', reason }, 'the disk could not be looked at')
    })
    deps.clock.after(EVERY_MS, () => repeat(signal), { quiet: true })
  }
  // apart, because a host may take its time
  const repeatHosts = (signal: AbortSignal): void => {
    if (signal.aborted) return
    lookAtHosts(deps, signal).catch((error: unknown) => {
      if (signal.aborted) return
      const reason = error instanceof Error ? error.message : String(error)
      deps.log.warn({ event: 'disk.host.unseen', reason }, 'the hosts could not be looked at')
    })
    deps.clock.after(COUNT_EVERY_MS, () => repeatHosts(signal), { quiet: true })
  }
  const start = (signal: AbortSignal): void => {
    repeat(signal)
    repeatHosts(signal)
  }
  return { look: () => look(), closed: () => state.closed, start }
}

interface State {
  closed: string | null
  used: number | null
  countedAt: number
}

async function lookAtDisk(deps: RetentionDeps, state: State, signal?: AbortSignal): Promise<void> {
  const free = (await freeAt(deps.stateDir)) ?? Infinity
  signal?.throwIfAborted()
  const lacks = judgeSpace(deps, free)
  const used = deps.keeping.rules().quota === 0 ? 0 : await usedNow(deps, state)
  signal?.throwIfAborted()
  const filled = judgeQuota(deps, used)
  state.closed = lacks ?? filled
}

function judgeSpace(deps: RetentionDeps, free: number): string | null {
  const { warnFree, leastFree } = deps.keeping.rules()
  const words = `${inSize(free)} are free where ${deps.stateDir} lies`
  tell(
    deps,
    'disk/free',
    free < warnFree ? `${words}; below ${inSize(leastFree)} no experiment begins` : null,
  )
  return free < leastFree ? `only ${words}` : null
}

function judgeQuota(deps: RetentionDeps, used: number): string | null {
  const { quota, warnAt } = deps.keeping.rules()
  const words = `${inSize(used)} of the quota of ${inSize(quota)} are used`
  const isNear = quota > 0 && used >= quota * warnAt
  tell(deps, 'disk/quota', isNear ? `${words}; at all of it no experiment begins` : null)
  return quota > 0 && used >= quota ? words : null
}

function tell(deps: RetentionDeps, key: string, words: string | null): void {
  if (words === null) clearAlarm(deps, key)
  else raiseAlarm(deps, { key, words: `${words}. hooke clean --dry-run shows what may go` })
}

async function freeAt(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(absent(null))
  return disk === null ? null : disk.bavail * disk.bsize
}

/** Everything in the state and the worktrees, counted each hour. */
async function usedNow({ clock, stateDir, keeping }: RetentionDeps, state: State): Promise<number> {
  if (state.used !== null && clock.steady() - state.countedAt < COUNT_EVERY_MS) return state.used
  const folders = keeping.worktreesDir.startsWith(join(stateDir, '/'))
    ? [stateDir]
    : [stateDir, keeping.worktreesDir]
  let used = 0
  for (const folder of folders) used += (await bytesBelow(folder)) ?? 0
  Object.assign(state, { used, countedAt: clock.steady() })
  return used
}
