import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HookeConfig } from '../config/config.ts'
import { asError, HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import { makeFolder, whyNoFolder } from '../lib/make-folder.ts'
import { isFirstStart, openDatabase } from '../store/database.ts'
import type { DiskHooks } from '../store/disk.ts'
import { raiseFence, superseded } from '../store/fence.ts'
import { type HighWaterMark, keepHighWater } from '../store/high-water.ts'
import { type DiskCheck, refuseDistantDisk } from '../store/local-disk.ts'
import { acquireLock, type Lock } from '../store/lock.ts'
import { isShut, shut } from '../store/shut.ts'
import { createReserve, type Reserve } from '../store/reserve.ts'
import { createGrouped } from '../store/grouped.ts'
import { createStore, type Store } from '../store/store.ts'
import type { OnTrouble, Transaction } from '../store/transaction.ts'
import { idsOf, peopleIn } from './people.ts'

export interface OpenState {
  readonly store: Store
  /** Which start of the daemon this is (E-3). */
  readonly epoch: number
  /** False while the disk is too full to begin anything; asking again finds out whether there is room. */
  hasRoom(): boolean
  /** Aborted, with the reason, when another daemon has taken over the folder, or its disk failed after a commit. */
  readonly superseded: AbortSignal
  /** Looks whether another daemon has taken over; a write finds it out by itself. */
  lookAround(): void
  close(): void
}

export interface OpenStateOptions extends DiskCheck, Pick<DiskHooks, 'writeOut'> {
  /** Bytes kept for the database on a full disk. */
  readonly reserveBytes?: number
  /** Is told what went wrong after a commit. */
  readonly onTrouble?: OnTrouble
}

const DATABASE = 'hooke.db'

/** The state for the one daemon: lock first, then database, then the epoch (E-7). */
export function openState(
  { stateDir }: Pick<HookeConfig, 'stateDir'>,
  clock: Clock,
  options: OpenStateOptions = {},
): OpenState {
  const now = clock.now()
  // plans, issues and people of the study are nobody else's on this computer
  makeStateFolder(stateDir)
  refuseDistantDisk(stateDir, options)
  const lock = acquireLock(stateDir, { pid: process.pid, startedAt: now })
  try {
    return openLocked(stateDir, { now, lock, options })
  } catch (error) {
    lock.release()
    throw isShut(error) ? shut(stateDir, asError(error)) : error
  }
}

function makeStateFolder(stateDir: string): void {
  try {
    makeFolder(stateDir, 0o700)
    chmodSync(stateDir, 0o700)
  } catch (error) {
    if (isShut(error) && existsSync(stateDir)) throw shut(stateDir, asError(error))
    const why = whyNoFolder(error)
    if (why === undefined) throw error
    throw new HookeError('store.unreadable', 'the state folder cannot be made', {
      cause: error,
      found: `${stateDir}: ${why}`,
      advice: 'name another folder as `state_dir` in hooke.toml, or mend that',
    })
  }
}

function openLocked(
  stateDir: string,
  { now, lock, options }: { now: number; lock: Lock; options: OpenStateOptions },
): OpenState {
  const path = join(stateDir, DATABASE)
  const db = openDatabase(path, { create: isFirstStart(path) })
  const taken: { close(): unknown }[] = [db]
  try {
    const mark = keepHighWater(db, `${path}.mark`)
    taken.unshift(mark)
    const over = new AbortController()
    const store = createStore(db, { ...options, ...hooksOf(mark, over) })
    taken.unshift(store.disk)
    const reserve = createReserve(join(stateDir, 'reserve'), options.reserveBytes)
    // after a disk that failed the system may hold what the disk does not: all of the log is written out anew
    db.pragma('wal_checkpoint(truncate)')
    const epoch = store.transaction(() => store.daemon.start({ pid: process.pid, at: now }))
    mark.note(mark.read())
    reserve.fill()
    // told from within a statement: whoever listens may want to ask the database
    raiseFence(db, epoch, (error) => queueMicrotask(() => over.abort(error)))
    return {
      store: guarded(store, mark, reserve),
      epoch,
      hasRoom: () => reserve.fill(),
      superseded: over.signal,
      lookAround() {
        const { epoch: found } = store.daemon.current()
        if (found !== epoch) over.abort(superseded(epoch, found))
      },
      close() {
        if (!db.open) return
        store.disk.close()
        mark.close()
        db.close()
        lock.release()
      },
    }
  } catch (error) {
    for (const one of taken) one.close()
    throw error
  }
}

function hooksOf(mark: HighWaterMark, over: AbortController): DiskHooks {
  return {
    onSync: () => {
      const reached = mark.read()
      return () => mark.note(reached)
    },
    onLost: (error) => over.abort(error),
  }
}

function guarded(store: Store, mark: HighWaterMark, reserve: Reserve): Store {
  const again = secondTry(store, reserve)
  const transaction = again((work) => store.transaction(marked(store, mark, work)))
  const relaxed = again(store.relaxed)
  return { ...store, transaction, relaxed, grouped: createGrouped({ ...store, relaxed }) }
}

/** A commit that is on the disk is marked; those that are on it a moment later are marked then. */
function marked<Result>({ db, afterCommit }: Store, mark: HighWaterMark, work: () => Result): () => Result {
  if (db.inTransaction) return work
  return () => {
    afterCommit(() => mark.note(mark.read()))
    return work()
  }
}

/** On a full disk what goes on is written into the space that was kept for it. */
function secondTry({ db }: Store, reserve: Reserve): (transaction: Transaction) => Transaction {
  return (transaction) => (work) => {
    if (db.inTransaction) return transaction(work)
    try {
      return transaction(work)
    } catch (error) {
      if (!isFull(error) || !reserve.free()) throw error
      return transaction(work)
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof HookeError && error.code === 'store.full'
}

/** For reading commands without a daemon: nothing is locked, nothing can be written. */
export function openStateReadOnly({ stateDir }: HookeConfig): { readonly store: Store; close(): void } {
  const path = join(stateDir, DATABASE)
  if (isFirstStart(path)) {
    const advice = 'hooke up starts the daemon; hooke new "your question" starts an experiment'
    throw new HookeError('daemon.absent', 'nothing was started here yet', {
      found: `no state in ${stateDir}`,
      advice,
    })
  }
  const db = openDatabase(path, { readonly: true })
  return { store: createStore(db), close: () => db.close() }
}

/** Studies and people as the configuration has them now; who is not in it any more keeps the name, and no right. */
export function takeOver(store: Store, config: HookeConfig, now: number): void {
  store.transaction(() => {
    for (const { id, name, prefix } of config.studies) store.studies.put({ id, name, prefix, createdAt: now })
    const people = peopleIn(config)
    for (const person of people) {
      const { name, rights } = person
      store.people.put({ name, ids: idsOf(person, config.tracker), rights: [...rights], createdAt: now })
    }
    for (const person of store.people.list()) {
      if (people.every(({ name }) => name !== person.name)) store.people.put({ ...person, rights: [] })
    }
  })
}
