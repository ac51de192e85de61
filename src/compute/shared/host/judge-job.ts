import type { RunExit } from '../../../domain/run.ts'
import type { JobState, SchedulerCause, Waiting } from '../../driver.ts'
import { exitedState, heartbeatOf, IN_PACK, runningState } from './judge-files.ts'
import type { Look, RunLook } from './parse-look.ts'

/** What a scheduler says of one job, in the same words for every scheduler. */
export type JobWord =
  | { readonly kind: 'waiting'; readonly waits: Waiting }
  | { readonly kind: 'running' | 'ending' }
  | { readonly kind: 'ended'; readonly cause?: SchedulerCause; readonly reason: string }
  /** It answered, and does not know the job. */
  | { readonly kind: 'unknown' }
  /** It did not answer: never a word about the job (C-4). */
  | { readonly kind: 'silent'; readonly reason: string }

/** A file system of many machines may show a file this late, and accounting may come this late. */
const SETTLES_WITHIN_MS = 90_000

/** A run from its files and its scheduler together: each knows what the other cannot. */
export function judgeJob(run: RunLook, look: Look, word: JobWord): JobState {
  if (isGone(run, word)) return { kind: 'lost', reason: 'there is no such run on this host' }
  const exited = exitedState(run)
  if (exited !== undefined && isLastWord(run, word) && !isUntold(exited, run, { look, word }))
    return withCause(exited, run, word)
  if (word.kind === 'waiting')
    return wasRequeued(run, word) ? requeued() : { kind: 'queued', waits: word.waits }
  if (word.kind === 'ended') return endedJob(run, look, word)
  if (word.kind === 'unknown') return unknownJob(run, look)
  return run.start === undefined ? { kind: 'queued', waits: waitsOf(run, word) } : runningState(run, look)
}

/** A run may forge the status file; while its job runs, its wrapper has not said the last word, but in a pack its shell has. */
function isLastWord(run: RunLook, word: JobWord): boolean {
  return word.kind !== 'running' || isOver(run)
}

/** It ended badly and its job is just ending: whether that was the scheduler's doing it says in a moment. */
function isUntold(
  exited: Extract<JobState, { kind: 'exited' }>,
  run: RunLook,
  { look, word }: { look: Look; word: JobWord },
): boolean {
  const isClear = exited.exit.reason !== 'exit' || isWhole(exited, run)
  if (word.kind !== 'ending' || isClear || isOver(run)) return false
  return look.now - (run.files.get('.hooke/status')?.at ?? 0) < SETTLES_WITHIN_MS
}

/** Its job goes on with others, and what becomes of that is nothing to it. */
function isOver({ pack, files }: RunLook): boolean {
  return pack !== undefined && files.has('.hooke/over')
}

function waitsOf({ pack }: RunLook, word: JobWord): Waiting {
  if (word.kind === 'silent') return { kind: 'unknown', reason: word.reason }
  return pack === undefined ? { kind: 'unknown', reason: 'the job begins' } : IN_PACK
}

/** A file system may hide a folder for a while; a job that may still be there is not gone with it. */
function isGone({ isThere }: RunLook, { kind }: JobWord): boolean {
  return !isThere && (kind === 'unknown' || kind === 'ended')
}

/** How a scheduler ends a job. */
const OF_SCHEDULER: ReadonlySet<string> = new Set(['SIGTERM', 'SIGKILL'])

type Ended = Extract<JobWord, { kind: 'ended' }>

function withCause(exited: Extract<JobState, { kind: 'exited' }>, run: RunLook, word: JobWord): JobState {
  if (isWhole(exited, run) || isOver(run) || wasCancelled(run)) return exited
  const { reason, signal } = exited.exit
  if (OF_SCHEDULER.has(signal ?? '') && wasRequeued(run, word)) return { ...exited, cause: 'pre-empted' }
  return word.kind !== 'ended' || word.cause === undefined
    ? exited
    : { ...exited, exit: { ...exited.exit, reason: toldOf(reason, word.cause) }, cause: word.cause }
}

/** It ended well, and of its own accord. */
function isWhole({ exit }: Extract<JobState, { kind: 'exited' }>, { isWarned }: RunLook): boolean {
  return exit.code === 0 && exit.reason === 'exit' && !isWarned
}

function toldOf(reason: RunExit['reason'], cause: SchedulerCause): RunExit['reason'] {
  return cause === 'time-limit' && reason === 'exit' ? 'time-limit' : reason
}

/**
 * It had begun, and its job waits for a place again: an operator or the site put it back, however it was submitted. It
 * would start once more and find its claim taken; the run goes on as another attempt. One that is held may be suspended.
 */
function wasRequeued({ start, pack }: RunLook, word: JobWord): boolean {
  return word.kind === 'waiting' && word.waits.kind !== 'held' && start !== undefined && pack === undefined
}

function requeued(): JobState {
  return { kind: 'lost', cause: 'pre-empted', reason: 'the cluster put the job back into its queue' }
}

/** The job has ended and its wrapper left no status. */
function endedJob(run: RunLook, look: Look, word: Ended): JobState {
  if (wasCancelled(run)) return killed(run, look, 'cancelled')
  const { cause, reason } = ofTurn(run, withMemory(run, word))
  if (cause === 'time-limit') return { ...killed(run, look, 'time-limit'), cause }
  if (cause === 'out-of-memory') return { ...killed(run, look, 'exit'), cause }
  if (cause !== undefined) return { kind: 'lost', reason, cause }
  if (look.now - lastSign(run) < SETTLES_WITHIN_MS) return stillThere(run, look)
  return {
    kind: 'lost',
    reason: `${reason} without a word of its wrapper`,
    ...(run.start === undefined ? { cause: 'launch-failed' as const } : {}),
  }
}

/** A scheduler that ends a job for its memory by itself may only call it failed. */
function withMemory({ isOverMemory }: RunLook, word: Ended): Ended {
  return word.cause === undefined && isOverMemory ? { ...word, cause: 'out-of-memory' } : word
}

/** For a run of a pack whose turn never came: time and memory of the job were those of others. */
function ofTurn({ pack, start }: RunLook, word: Ended): Ended {
  if (pack === undefined || start !== undefined) return word
  if (word.cause !== 'time-limit' && word.cause !== 'out-of-memory') return word
  return { ...word, cause: 'launch-failed', reason: `${word.reason} before the turn of this run` }
}

function unknownJob(run: RunLook, look: Look): JobState {
  if (wasCancelled(run)) return killed(run, look, 'cancelled')
  if (look.now - lastSign(run) < SETTLES_WITHIN_MS) return stillThere(run, look)
  return {
    kind: 'lost',
    reason: 'the scheduler does not know the job any more, and its wrapper left no status',
  }
}

function stillThere(run: RunLook, look: Look): JobState {
  if (run.start !== undefined) return runningState(run, look)
  return { kind: 'queued', waits: { kind: 'unknown', reason: 'the scheduler does not list the job yet' } }
}

function killed(
  run: RunLook,
  look: Look,
  reason: 'cancelled' | 'time-limit' | 'exit',
): Extract<JobState, { kind: 'exited' }> {
  const endedAt = Math.min(look.now, Math.max(lastSign(run), run.files.get('.hooke/cancel')?.at ?? 0))
  const startedAt = Math.min(run.files.get('.hooke/start')?.at ?? endedAt, endedAt)
  return { kind: 'exited', exit: { code: null, signal: 'SIGKILL', reason, startedAt, endedAt } }
}

function wasCancelled({ files }: RunLook): boolean {
  return files.has('.hooke/cancel')
}

function lastSign(run: RunLook): number {
  return Math.max(
    heartbeatOf(run),
    run.files.get('.hooke/claim')?.at ?? 0,
    run.files.get('.hooke/asked')?.at ?? 0,
  )
}

/** Runs that only a second question explains: gone from the queue without a status, or ended badly in a way that has a cause. */
export function unexplained(run: RunLook, word: JobWord): boolean {
  if (word.kind !== 'unknown') return false
  const exit = run.status
  return exit === undefined || run.isWarned || (exit.code !== 0 && exit.reason === 'exit')
}
