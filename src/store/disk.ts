import { closeSync, fdatasync, openSync } from 'node:fs'
import { asError, HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'
import type { Database } from './database.ts'

/**
 * When what is committed is on the disk. SQLite waits for the disk inside a commit, and all else waits with it; here the
 * wait is another thread's, and those that came meanwhile share the next one. Commits are in the order of the log, so
 * one that is on the disk has all earlier ones there.
 */
export interface Disk {
  /**
   * Lets `commit` end without a wait. Its rows are seen at once and survive the death of this process; a loss of power
   * may take them until `whenSynced` calls back. Nothing outside may happen because of them before that.
   */
  relaxed<Result>(commit: () => Result): Result
  /** Calls back when all that is committed now is on the disk: at once where it is; with the reason if it never will be. */
  whenSynced(then: (lost?: HookeError) => void): void
  /** Throws once the disk failed after a commit: nothing may be written on top of what is not certain. */
  refuseLost(): void
  close(): void
}

export interface DiskHooks {
  /** Asked before each wait; what it gives back is done when all that was committed until then is on the disk. */
  readonly onSync?: () => () => void
  /** The log could not be written out: what was committed last is not certain, and only a new start can tell. */
  readonly onLost?: (error: HookeError) => void
  /** Tests put a disk that fails in its place. */
  readonly writeOut?: (file: number, done: (error: Error | null) => void) => void
  readonly onTrouble?: ((error: Error) => void) | undefined
}

type Then = (lost?: HookeError) => void

interface State {
  /** Something was committed since the last wait began. */
  isDirty: boolean
  waiting: Then[]
  /** Those the wait that goes on is for; null when none goes on. */
  syncing: Then[] | null
  file: number | undefined
  lost: HookeError | undefined
  isClosed: boolean
}

/** What `pragma synchronous` says where a commit waits for the disk; tests do not. */
const FULL = 2

export function createDisk(db: Database, hooks: DiskHooks = {}): Disk {
  const state: State = {
    isDirty: false,
    waiting: [],
    syncing: null,
    file: undefined,
    lost: undefined,
    isClosed: false,
  }
  return {
    relaxed(commit) {
      if (db.pragma('synchronous', { simple: true }) !== FULL) return commit()
      // before the commit: one that is done must not seem to have failed for want of a file
      if (!openLog(db, state)) return commit()
      // as a plain statement: it costs a tenth of what `pragma` does
      db.exec('pragma synchronous = normal')
      try {
        const result = commit()
        state.isDirty = true
        return result
      } finally {
        db.exec('pragma synchronous = full')
      }
    },
    whenSynced(then) {
      if (state.lost !== undefined) then(state.lost)
      else if (state.isDirty) {
        state.waiting.push(then)
        if (state.syncing === null) sync(db, state, hooks)
      } else if (state.syncing === null) then()
      else state.syncing.push(then)
    },
    refuseLost() {
      if (state.lost !== undefined) throw state.lost
    },
    close() {
      state.isClosed = true
      // one that is being written out is closed when that is over
      if (state.syncing === null) letGo(state)
    },
  }
}

/** The log is the same file as long as the database is open; SQLite holds its locks on other files. */
function openLog(db: Database, state: State): boolean {
  try {
    state.file ??= openSync(`${db.name}-wal`, 'r+')
    return true
  } catch (error) {
    if (systemCode(asError(error)) === 'ENOENT') return false
    throw error
  }
}

function sync(db: Database, state: State, hooks: DiskHooks): void {
  const { file } = state
  if (file === undefined) throw new Error('nothing was committed without a wait')
  state.syncing = state.waiting.splice(0)
  state.isDirty = false
  const done = attempt(() => hooks.onSync?.(), hooks)
  const { writeOut = fdatasync } = hooks
  writeOut(file, (error) => {
    const served = state.syncing ?? []
    state.syncing = null
    if (error !== null) lose(db, state, { error, served, onLost: hooks.onLost })
    else {
      if (!state.isClosed) attempt(() => done?.(), hooks)
      for (const then of served) then()
      if (state.waiting.length > 0 && !state.isClosed) sync(db, state, hooks)
    }
    if (state.isClosed) letGo(state)
  })
}

/** After a failed write the system may have dropped what it held, and say nothing of it the next time. */
function lose(
  db: Database,
  state: State,
  { error, served, onLost }: { error: Error; served: readonly Then[]; onLost: DiskHooks['onLost'] },
): void {
  const lost = new HookeError('store.unsynced', 'what was written last may not have reached the disk', {
    cause: error,
    found: error.message,
    advice: 'Look at the disk, then start the daemon again: hooke up. It goes on from what the disk holds.',
  })
  state.lost = lost
  // also what is written outside of a transaction
  if (db.open) db.exec('pragma query_only = on')
  onLost?.(lost)
  for (const then of [...served, ...state.waiting.splice(0)]) then(lost)
}

function attempt<Result>(work: () => Result, { onTrouble }: DiskHooks): Result | undefined {
  try {
    return work()
  } catch (error) {
    onTrouble?.(asError(error))
    return undefined
  }
}

function letGo(state: State): void {
  if (state.file !== undefined) closeSync(state.file)
  state.file = undefined
}
