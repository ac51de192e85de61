import type { ComputeDriver, JobHandle, RunSpec } from '../../compute/driver.ts'
import type { RunId } from '../../domain/ids.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Failpoints } from '../../lib/failpoint.ts'
import type { AnomalyConfig, AnomalyRule } from './anomalies.ts'
import type { AttentionConfig } from './attention.ts'
import type { CatalogueEntry } from './failure-catalogue.ts'
import type { Failure, RetryBudget } from './failures.ts'
import type { RunControl } from './run-control.ts'
import type { RunLedger, RunRecord } from './run-ledger.ts'
import type { SharedLooks } from './shared-looks.ts'
import type { StopCriterion } from './stop-criteria.ts'

export interface RunsDeps {
  readonly driver: ComputeDriver
  readonly clock: Clock
  readonly ledger: RunLedger
  /** Failpoints; the tests kill the daemon here. */
  readonly hit: Failpoints['hit']
  /** Wakes the experimenter; told once per run and rule (C-11). */
  readonly onAnomaly: (run: RunId, rule: AnomalyRule, evidence: string) => void
  /** A look at a run that goes on, and has reached a milestone now or before; its milestones are stored. */
  readonly onMilestones?: (run: RunId) => void
  /** One line for the log and the timeline: a look, a milestone, a retry, a host that does not answer. */
  readonly onNotice: (notice: RunNotice) => void
  /** A job waits for something that a person has to do or may know better, in words; null when one has begun. */
  readonly onStuck?: (run: RunId | null, why: string | null) => void
  /** A run failed on that machine for no fault of its own; it is stored already (C-12). */
  readonly onBadEnd?: (node: string) => void
  /** Why nothing new may begin on the compute now, or null. */
  readonly barred?: () => string | null
  readonly control?: RunControl
  /** Shared with all others who watch runs there; without it each run is asked about by itself. */
  readonly looks?: SharedLooks
  readonly mendPlace?: MendPlace
  readonly attention?: AttentionConfig
  readonly anomalies?: AnomalyConfig
  /** A place on the compute for each run; without it only the limit of the request holds. */
  readonly slots?: RunSlots
  /** Failures that are known, those of the study first; without it the ones that Hooke brings. */
  readonly catalogue?: readonly CatalogueEntry[]
  /** How often a run is tried again; without it the budget that Hooke brings. */
  readonly retries?: RetryBudget | undefined
  /** Pause before the n-th retry, times n. */
  readonly retryAfterMs?: number
}

/** Places on the compute, asked for in the name of one experiment. */
export interface RunSlots {
  take(signals: readonly AbortSignal[]): Promise<(() => void) | undefined>
  occupy(): () => void
}

/** Puts the folder that a run worked in right; what was wrong with it, or null when nothing was. */
export type MendPlace = (cwd: string, startedAt: number) => Promise<string | null>

export interface RunNotice {
  readonly run: RunId
  readonly kind: 'adopted' | 'looked' | 'milestone' | 'retry' | 'unreachable' | 'stopped' | 'queued'
  readonly text: string
}

export interface RunsRequest {
  readonly specOf: (run: RunRecord) => RunSpec
  readonly concurrency: number
  readonly stopCriteria: readonly StopCriterion[]
  /** Forecast of one run; null when nobody knows. */
  readonly expectedMs: number | null
}

export interface RunsOutcome {
  readonly outcome: 'ok' | 'code' | 'infra' | 'plan'
  /** One or two sentences for the person. */
  readonly reason: string
  /** What the implementer needs to see: the failed run, the place and the end of its log. Empty when `ok`. */
  readonly evidence: string
}

/** Why nothing new is started. `cancel` also ends what runs; `drain` lets it finish, for its numbers are good. */
export interface Halt extends RunsOutcome {
  readonly mode: 'cancel' | 'drain'
}

/** A run that the driver has. */
export interface LiveRun {
  readonly run: RunRecord
  readonly spec: RunSpec
  readonly handle: JobHandle
  /** Fires with the reason when this run is to end. */
  readonly stop: AbortSignal
}

/** What a settled run means for the matrix. */
export type RunVerdict =
  | { readonly kind: 'ok' | 'stopped' }
  | { readonly kind: 'retry'; readonly run: RunRecord }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly log: string }

export interface Supervision {
  readonly deps: RunsDeps
  readonly request: RunsRequest
  /** Ends the watching, never the runs. */
  readonly signal: AbortSignal
  readonly queue: RunRecord[]
  /** How many planned runs go to the host as one (C-16). */
  readonly packSize: number
  /** Conditions that were stopped, with the reason: a run that is on its way to the host is stopped when it is there. */
  readonly stoppedCells: Map<string, string>
  /** When the pack that a run goes with is expected to be through. */
  readonly packedUntil: Map<RunId, number>
  /** Ends the watching of all runs, because something broke that nobody expected. */
  readonly breakOff: (error: unknown) => void
  /** One per run that is under way. */
  readonly stops: Map<RunId, { readonly run: RunRecord; readonly controller: AbortController }>
  halt: Halt | null
  /** Fires with the first halt: nobody waits for a place any more. */
  readonly halted: AbortController
}
