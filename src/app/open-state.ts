import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { HookeConfig } from '../config/config.ts'
import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import { isFirstStart, openDatabase } from '../store/database.ts'
import { acquireLock } from '../store/lock.ts'
import { createStore, type Store } from '../store/store.ts'

export interface OpenState {
  readonly store: Store
  /** Which start of the daemon this is (E-3). */
  readonly epoch: number
  close(): void
}

const DATABASE = 'hooke.db'

/** The state for the one daemon: lock first, then database, then the epoch (E-7). */
export function openState({ stateDir }: HookeConfig, clock: Clock): OpenState {
  const now = clock.now()
  // plans, issues and people of the study are nobody else's on this computer
  mkdirSync(stateDir, { recursive: true, mode: 0o700 })
  chmodSync(stateDir, 0o700)
  const lock = acquireLock(stateDir, { pid: process.pid, startedAt: now })
  try {
    const path = join(stateDir, DATABASE)
    const db = openDatabase(path, { create: isFirstStart(path) })
    const store = createStore(db)
    const epoch = store.daemon.start({ pid: process.pid, at: now })
    return {
      store,
      epoch,
      close() {
        db.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
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

/** Studies and people as the configuration has them now. */
export function takeOver(store: Store, config: HookeConfig, now: number): void {
  store.transaction(() => {
    for (const { id, name, prefix } of config.studies) store.studies.put({ id, name, prefix, createdAt: now })
    for (const { name, ids, rights } of config.people) {
      const known = Object.entries(ids).flatMap(([system, own]) =>
        own === undefined ? [] : [[system, own] as const],
      )
      store.people.put({ name, ids: Object.fromEntries(known), rights: [...rights], createdAt: now })
    }
  })
}
