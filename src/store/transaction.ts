import { rmSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { asError, HookeError } from '../domain/errors.ts'
import { shortageOf } from '../lib/shortage.ts'
import type { Database } from './database.ts'
import type { Disk } from './disk.ts'

export type Transaction = <Result>(work: () => Result) => Result
/**
 * A transaction that does not wait for the disk: it survives the death of this process at once, a loss of power a moment
 * later. For what nothing outside depends on yet; `durable` waits for it.
 */
export type Relaxed = Transaction
/** Resolves when all that is committed now is on the disk; fails with `store.unsynced` if it never will be. */
export type Durable = () => Promise<void>
/** Does it once what is under way is committed, and never when that is rolled back; at once outside a transaction. */
export type AfterCommit = (work: () => void) => void
/** Inside a transaction: what throws takes back what it wrote and what it asked to be done later, and nothing else. */
export type Part = <Result>(work: () => Result) => Result
/** Is told what went wrong after a commit. */
export type OnTrouble = (error: Error) => void

/**
 * Everything in `work` is committed or nothing is; `begin immediate`, so that a reader never turns writer half-way.
 * A call inside a call joins the outer one. Nothing may be awaited inside. A full disk (`store.full`) and a lock held
 * by another program (`store.busy`) roll back and may be tried again. Trouble after the commit is no failure of `work`.
 */
export function createTransaction(
  db: Database,
  disk: Disk,
  onTrouble: OnTrouble,
): { transaction: Transaction; relaxed: Relaxed; durable: Durable; part: Part; afterCommit: AfterCommit } {
  const later: (() => void)[] = []
  // made once: making one for each call takes longer than calling it
  const run = db.transaction((work: () => unknown) => work())
  const commitOnce = <Result>(work: () => Result): Result =>
    commit(db, () => run.immediate(work) as Result, later)
  const doLater = (): void => {
    for (const one of later.splice(0)) attempt(one, onTrouble)
  }
  return {
    transaction<Result>(work: () => Result) {
      if (db.inTransaction) return work()
      disk.refuseLost()
      const result = commitOnce(work)
      doLater()
      return result
    },
    relaxed<Result>(work: () => Result) {
      if (db.inTransaction) return work()
      disk.refuseLost()
      const result = disk.relaxed(() => commitOnce(work))
      disk.whenSynced(() => undefined)
      doLater()
      return result
    },
    durable() {
      const { promise, resolve, reject } = Promise.withResolvers<undefined>()
      disk.whenSynced((lost) => (lost === undefined ? resolve(undefined) : reject(lost)))
      return promise
    },
    part<Result>(work: () => Result) {
      const before = later.length
      try {
        return run(work) as Result
      } catch (error) {
        later.length = before
        throw translated(asError(error), db.name)
      }
    },
    afterCommit(work) {
      if (db.inTransaction) later.push(work)
      else work()
    },
  }
}

/** Each for itself: the others, and who wrote what is committed now, must not suffer from it. */
function attempt(work: () => void, onTrouble: OnTrouble): void {
  try {
    work()
  } catch (error) {
    onTrouble(asError(error))
  }
}

function commit<Result>(db: Database, work: () => Result, later: (() => void)[]): Result {
  try {
    return work()
  } catch (error) {
    later.length = 0
    throw translated(asError(error), db.name)
  }
}

function translated(error: Error, path: string): Error {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error
  const options = { retryable: true, cause: error, found: error.message }
  if (error.code === 'SQLITE_FULL' || (FAILED_WRITES.includes(error.code) && lacksSpace(path))) {
    const advice = 'Free some space; the daemon goes on by itself.'
    return new HookeError('store.full', 'the disk is full; nothing was written', { ...options, advice })
  }
  if (error.code.startsWith('SQLITE_BUSY')) {
    const advice = 'End the other program that writes to the database.'
    return new HookeError('store.busy', 'the database is in use; nothing was written', { ...options, advice })
  }
  return error
}

/** What SQLite calls it when a quota is used up: it knows a full disk by ENOSPC alone. */
const FAILED_WRITES = ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE']

/** Whether a small file beside the database finds no room either. */
function lacksSpace(path: string): boolean {
  const probe = `${path}.probe`
  try {
    writeFileSync(probe, Buffer.alloc(16_384, 1), { mode: 0o600 })
    return false
  } catch (error) {
    return shortageOf(error)?.of === 'space'
  } finally {
    rmSync(probe, { force: true })
  }
}
