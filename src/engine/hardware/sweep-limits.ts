import type { HardwareDeps } from './pause-owned.ts'

export interface SweepDeps extends HardwareDeps {
  readonly limits: SweepLimits
}

/** Milliseconds, and the share of a GPU that counts as idle. */
export interface SweepLimits {
  /** For how long a machine may be there that no row owns: its row may be written by a state that is just restored. */
  readonly graceMs: number
  /** A stop that could not be confirmed for so long is an alarm. */
  readonly unstoppedMs: number
  readonly idleMs: number
  readonly idleBelowPercent: number
  readonly keepPausedMs: number
}

export const SWEEP_LIMITS: SweepLimits = {
  graceMs: 10 * 60_000,
  unstoppedMs: 5 * 60_000,
  idleMs: 15 * 60_000,
  idleBelowPercent: 10,
  keepPausedMs: 7 * 24 * 3_600_000,
}
