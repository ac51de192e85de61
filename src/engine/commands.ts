import type { Probe } from '../compute/driver.ts'
import type { Cleaned } from './retention/clean.ts'
import type { Survey } from './retention/survey.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { ImportReport, ImportRequest } from './import/report.ts'
import type { Kind, Stage, Standing, Track } from '../domain/workflow.ts'

export type { ImportReport, ImportRequest }

/** Where a tracker shows something else than what is true, and why (T-5). */
export interface Drift {
  readonly experiment: ExperimentId
  readonly tracker: string
  readonly issue: string
  /** The tracker's own word, as it was last read. */
  readonly shows: string
  readonly stage: Standing
  /** What the stage shows where nobody moved it. */
  readonly means: string
  readonly why: string
}

/** Who acts: a person of the study, known from authentication or from the command line, never from a body. */
export interface Actor {
  readonly name: string
  /** Where the answer came from; an answer counts once, from whatever channel (W-2). */
  readonly channel: 'cli' | 'web' | 'tracker'
}

export interface NewExperimentRequest {
  readonly study: string | null
  readonly question: string
  readonly title: string | null
  readonly priority: number
  readonly kind: Kind
  readonly track: Track
  readonly parent: ExperimentId | null
  /** Its issue stays in the embedded tracker, whatever the study's is, until somebody publishes it (T-11). */
  readonly isPrivate?: boolean
}

export interface ApproveRequest {
  /** The shown hash; null approves what is shown now. Another hash than that is `request.conflict`. */
  readonly hash: string | null
  readonly followUps: readonly number[]
  readonly merge: boolean
  /** Accept every assumption that could not be verified; each is marked with the person's name. */
  readonly acceptUnverified: boolean
}

/** What a decision did, in words for the person, with where the experiment stands now. */
export interface Decided {
  readonly id: ExperimentId
  readonly stage: string
  readonly words: string
}

/** A file of the exported record, relative to `folder`. */
export interface ExportedRecordFolder {
  readonly folder: string
  readonly files: readonly string[]
}

export interface RunLogChunk {
  readonly text: string
  readonly nextOffset: number
  readonly end: boolean
}

/** What a role was given in one session, byte for byte as it got it: secrets were masked before it was stored (K-3). */
export interface PromptGiven {
  readonly session: string
  readonly role: string
  readonly round: number
  readonly backend: string
  readonly model: string
  /** Names of the tools it was offered. */
  readonly tools: readonly string[]
  /** The rules: the rendered prompt file. */
  readonly system: string
  /** The first message: brief, study and all blocks of its input. */
  readonly task: string
}

export interface HoldRequest {
  readonly compute: string
  readonly study: string
  readonly purpose: string
  readonly capUsd: number
  readonly forMs: number
}

export interface HeldMachine {
  readonly id: string
  readonly host: string | null
  readonly pricePerHour: number
  readonly capUsd: number
  readonly until: number
}

export interface TryRequest {
  readonly argv: readonly string[]
  readonly timeLimitSeconds: number
}

/** How a quick try ended. `stdout` and `stderr` are their last 64 KiB. */
export interface Tried {
  readonly run: string
  readonly code: number | null
  readonly outcome: string
  readonly stdout: string
  readonly stderr: string
}

/** What one compute answered, and which machines of it nothing new goes to. */
export type CheckedCompute = Probe & { readonly name: string; readonly avoided?: string | undefined }

/**
 * The public door of the engine: the only way the outside changes the world. Every verb checks the person's rights
 * (`rights.missing`), and that it is this experiment's moment for it (`request.conflict`, with what it waits for).
 */
export interface Commands {
  newExperiment(
    request: NewExperimentRequest,
    actor: Actor,
  ): Promise<{ readonly id: ExperimentId; readonly issue: string }>
  /** An experiment from an issue of any tracker, by its name or address; the same issue gives the same experiment while it is active. */
  fromIssue(issue: string, actor: Actor): Promise<{ readonly id: ExperimentId; readonly issue: string }>
  /** The issues of an older workflow as experiments with their history (T-4); for somebody with the right `admin`. */
  importPast(request: ImportRequest, actor: Actor): Promise<ImportReport>
  answer(
    id: ExperimentId,
    answers: Readonly<Record<number, string>>,
    options: { waveThrough: boolean },
    actor: Actor,
  ): Decided
  approve(id: ExperimentId, request: ApproveRequest, actor: Actor): Decided
  revise(id: ExperimentId, note: string, actor: Actor): Decided
  reject(id: ExperimentId, note: string, actor: Actor): Decided
  defer(id: ExperimentId, until: number, actor: Actor): Decided
  seeds(id: ExperimentId, count: number, actor: Actor): Decided
  pause(id: ExperimentId, reason: string, actor: Actor): Decided
  resume(id: ExperimentId, actor: Actor): Decided
  cancel(id: ExperimentId, reason: string, actor: Actor): Decided
  retry(id: ExperimentId, from: Stage | null, actor: Actor): Decided
  /** Looks at its runs at once, whatever the schedule says (H-11). */
  look(id: ExperimentId, actor: Actor): Decided
  /** Skips a gate, or the work of a stage that may be skipped, for a stated reason (W-3). */
  skip(id: ExperimentId, what: string, because: string, actor: Actor): Decided
  /** What waits for a moment or a retry goes at once, for a stated reason (W-3). */
  runNow(id: ExperimentId, because: string, actor: Actor): Decided
  reopen(id: ExperimentId, reason: string, actor: Actor): Decided
  retract(id: ExperimentId, reason: string, actor: Actor): Decided
  archive(id: ExperimentId, actor: Actor): Decided
  /** Makes the issue of a private experiment in its study's tracker, where it is shown from then on (T-11). */
  publish(id: ExperimentId, actor: Actor): Promise<Decided>
  /** Plain conversation: what the words ended as is said back (H-12). */
  chat(id: ExperimentId, text: string, actor: Actor): Decided
  exportRecord(id: ExperimentId): Promise<ExportedRecordFolder>
  readLog(id: ExperimentId, request: { run?: string; agent?: string; offset: number }): Promise<RunLogChunk>
  /** Of the newest session of a role, or of the session that is named. */
  readPrompt(id: ExperimentId, agent: string): PromptGiven
  /** Holds a machine for quick tries (W-11), for somebody who may spend. */
  hold(request: HoldRequest, actor: Actor): Promise<HeldMachine>
  tryOnHold(hold: string, request: TryRequest, actor: Actor): Promise<Tried>
  /** What is kept on this computer, and what of it may go (P-18). */
  kept(): Promise<Survey>
  /** Takes away what may go; for somebody with the right `admin`. */
  clean(actor: Actor): Promise<Cleaned>
  /** Lets go of a lease or a hold for good, because a person says so. */
  releaseLease(name: string, actor: Actor): Promise<{ readonly words: string }>
  /** Ends the quarantine of a machine (C-12), for somebody who may spend. */
  liftNode(node: string, actor: Actor): { readonly words: string }
  /** Where trackers show something else than what is true; nobody is asked. */
  drift(): readonly Drift[]
  compute(): readonly { readonly name: string; readonly leases: number }[]
  checkCompute(): Promise<readonly CheckedCompute[]>
}
