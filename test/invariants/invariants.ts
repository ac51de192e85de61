import { join } from 'node:path'
import { openDatabase } from '../../src/store/database.ts'
import { createStore } from '../../src/store/store.ts'
import { databaseSound } from './database-sound.ts'
import { effectsOnce } from './effects-once.ts'
import { hardwareMatches } from './hardware-matches.ts'
import { inboxUnique } from './inbox-unique.ts'
import { logGivesState } from './log-gives-state.ts'
import { noSecret } from './no-secret.ts'
import { nothingLost } from './nothing-lost.ts'
import { nothingStuck } from './nothing-stuck.ts'
import type { Invariant, StateUnderTest } from './state-under-test.ts'

/** What holds after any fault (RELIABILITY section 4, IV). */
export const INVARIANTS = {
  'no experiment lost': nothingLost,
  'event fold is state': logGivesState,
  'each event counts once': inboxUnique,
  'each effect once': effectsOnce,
  'nothing stuck': nothingStuck,
  'database sound': databaseSound,
  'hardware is leased': hardwareMatches,
  'no secret in any file': noSecret,
} as const satisfies Record<string, Invariant>
export type InvariantName = keyof typeof INVARIANTS

/** Every violation, as `invariant: what is wrong`; empty when the state is sound. */
export function violationsOf(state: StateUnderTest): readonly string[] {
  return Object.entries(INVARIANTS).flatMap(([name, invariant]) =>
    invariant(state).map((complaint) => `${name}: ${complaint}`),
  )
}

/** The same for a state folder on the disk, whether a daemon is up or dead. */
export function violationsIn(
  folder: string,
  given: Omit<StateUnderTest, 'store' | 'folder'> = {},
): readonly string[] {
  const db = openDatabase(join(folder, 'hooke.db'), { readonly: true })
  try {
    return violationsOf({ ...given, folder, store: createStore(db) })
  } finally {
    db.close()
  }
}
