import type { JobState, Waiting } from '../../driver.ts'
import type { Look, RunLook } from './parse-look.ts'

/** A wrapper takes moments to begin; one that has not after this long never will. */
const BEGIN_WITHIN_MS = 30_000
/** A wrapper on a machine we do not see is believed for this long after its last heartbeat. */
const BELIEVED_MS = 90_000

/** What the files of a run say where its wrapper was started by us on the host itself. */
export function judgeFiles(run: RunLook, look: Look): JobState {
  if (!run.isThere) return { kind: 'lost', reason: 'there is no such run on this host' }
  // a run may forge the status file; its wrapper, which writes the last word, is then still there
  if (run.wrapper === 'alive') return runningState(run, look)
  const exited = exitedState(run)
  if (exited !== undefined) return exited
  if (run.start === undefined) return notBegun(run, look)
  const heartbeat = heartbeatOf(run)
  if (run.wrapper === 'elsewhere' && look.now - heartbeat < BELIEVED_MS) return runningState(run, look)
  return { kind: 'lost', reason: 'the wrapper ended without a status: it was killed or the host went down' }
}

/** Why a run has not begun whose session or job has. */
export const IN_PACK: Waiting = {
  kind: 'resources',
  reason: 'it waits for its turn among the short runs that go one after the other',
}

/**
 * The end as the wrapper wrote it down. A run that was told to end and ended well wrote a checkpoint at best: that it came to
 * its end in that very moment nobody could tell from a half-done one, so it goes on from there (C-12).
 */
export function exitedState(run: RunLook): Extract<JobState, { kind: 'exited' }> | undefined {
  if (run.status === undefined) return undefined
  const endedAt = run.files.get('.hooke/status')?.at ?? 0
  const startedAt = Math.min(run.files.get('.hooke/start')?.at ?? endedAt, endedAt)
  const exit = { ...run.status, startedAt, endedAt }
  const isHalf = run.isWarned && exit.code === 0 && exit.reason === 'exit'
  if (run.isOverMemory) return { kind: 'exited', exit, cause: 'out-of-memory' }
  return { kind: 'exited', exit, ...(isHalf ? { cause: 'pre-empted' } : {}) }
}

export function runningState(run: RunLook, look: Look): JobState {
  const size = (name: string) => run.files.get(name)?.bytes ?? 0
  return {
    kind: 'running',
    startedAt: run.files.get('.hooke/start')?.at ?? look.now,
    heartbeatAt: heartbeatOf(run),
    logBytes: size('stdout.log') + size('stderr.log'),
    ...(run.gpuPercent === undefined ? {} : { gpuPercent: run.gpuPercent }),
    ...(look.freeMb === undefined ? {} : { freeMb: look.freeMb }),
  }
}

/** When the wrapper last gave a sign of life. */
export function heartbeatOf({ files }: RunLook): number {
  return Math.max(files.get('.hooke/heartbeat')?.at ?? 0, files.get('.hooke/start')?.at ?? 0)
}

function notBegun(run: RunLook, look: Look): JobState {
  const since = run.files.get('.hooke/claim')?.at ?? run.files.get('.hooke/asked')?.at
  if (since === undefined) return { kind: 'lost', reason: 'there is no such run on this host' }
  if (run.pack?.isOn === true) return { kind: 'queued', waits: IN_PACK }
  return look.now - since < BEGIN_WITHIN_MS
    ? { kind: 'queued' }
    : { kind: 'lost', reason: 'the wrapper never began' }
}
