import type { JobHandle } from '../../compute/driver.ts'
import type { RunId } from '../../domain/ids.ts'
import type { Milestone, MetricPoint, RunExit, RunState } from '../../domain/run.ts'

/** What supervision needs to know of a stored run; a row of `store/runs.ts` is one. */
export interface RunRecord {
  readonly id: RunId
  readonly condition: string
  readonly seed: number
  readonly attempt: number
  readonly state: RunState
  readonly handle: JobHandle | null
  readonly signature: string | null
  readonly exitReason: string | null
  readonly startedAt: number | null
  /** When the driver was first asked to start it. */
  readonly submittedAt?: number | null
  /** Those that were stored of it; whoever watches it anew reads its log from the beginning. */
  readonly milestones?: readonly Milestone[]
}

/** How a run ended for us, with what came of it; stored in one commit. */
export interface Settlement {
  readonly state: 'ok' | 'failed' | 'stopped'
  readonly exit: RunExit
  readonly signature: string | null
  /** The machine that it ran on, where that is known. */
  readonly node?: string | undefined
  readonly points: readonly MetricPoint[]
  readonly milestones: readonly Milestone[]
  /** The next attempt of the same cell, planned in the same commit. */
  readonly retry: RunRecord | null
}

/**
 * The stored runs of one experiment (or of its smoke test). Every verb is one commit, which survives the death of the
 * daemon; `submitting` is on the disk before the driver is asked (E-3), a settled run never changes again.
 */
export interface RunLedger {
  /** All attempts of all cells. */
  list(): readonly RunRecord[]
  /** Resolves when all that was written is on the disk. */
  durable(): Promise<void>
  submitting(run: RunId, at: number): void
  /** It has its receipt, and runs. */
  submitted(run: RunId, handle: JobHandle, startedAt: number): void
  running(run: RunId, startedAt: number): void
  looked(run: RunId, look: { milestones: readonly Milestone[]; nextLookAt: number }): void
  settle(run: RunId, settlement: Settlement): void
  /** For a run that was never started. */
  skip(run: RunId, reason: string, at: number): void
}
