import { z } from 'zod'

/** A stored state as XState wrote it; only the migration that knows its version reads more of it. */
export const StoredState = z.record(z.string(), z.unknown())
export type StoredState = z.infer<typeof StoredState>

/** Makes a state of version `from` one of the version after it. Pure: the same state gives the same state. */
export interface MachineMigration {
  readonly from: number
  /** What changed, in one sentence; it stands in the log of every experiment that was migrated. */
  readonly what: string
  readonly migrate: (stored: StoredState) => StoredState
}

/**
 * From each released version to the next. A change of `MACHINE_VERSION` brings its row; golden states of every version
 * lie in `test/golden`.
 */
export const MACHINE_MIGRATIONS: readonly MachineMigration[] = []
