import type { Draft } from '../domain/draft.ts'
import type { JsonRecord, Plan } from '../domain/plan.ts'
import type { EnvironmentSnapshot, MetricPoint, RunExit, RunState } from '../domain/run.ts'
import type { ResultStatistics } from '../domain/statistics.ts'
import type { Figure } from './plots.ts'

/** One attempt of one cell of the matrix, as stored. */
export interface RunFact {
  readonly id: string
  readonly condition: string
  readonly seed: number
  readonly attempt: number
  readonly state: RunState
  readonly argv: readonly string[]
  readonly config: JsonRecord
  readonly commit: string
  /** Of the diff from the base to the commit. */
  readonly diffSha256: string
  readonly environmentHash: string | null
  readonly exit: { readonly code: number | null; readonly reason: RunExit['reason'] } | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly metrics: readonly MetricPoint[]
}

/** A stored file that was used or made; `place` is where its bytes are (P-1, P-2). */
export interface ArtifactFact {
  readonly name: string
  readonly run: string | null
  readonly role: 'used' | 'created'
  readonly kind: string
  readonly sha256: string
  readonly bytes: number
  readonly place: string
}

export interface DataFact {
  readonly name: string
  readonly rows: number
  /** Rows that the train and the evaluation data share, in words. */
  readonly overlap: string
  /** The first rows as the runs see them. */
  readonly firstRows: readonly string[]
}

export interface SealFact {
  readonly hash: string
  readonly at: number
  readonly by: string
}

export interface ApprovalFact {
  readonly what: 'plan' | 'result'
  readonly hash: string
  readonly decision: string
  readonly by: string
  readonly note: string
  readonly at: number
}

export interface CostFact {
  readonly kind: 'model' | 'hardware'
  readonly usd: number
  readonly detail: string
}

/** What one agent session was given and answered, as readable Markdown, already masked. */
export interface TranscriptFact {
  readonly session: string
  readonly role: string
  readonly backend: string
  readonly model: string
  readonly markdown: string
}

/** A log on this machine; `name` is relative, for example `BANDIT-007.greedy.s1.1/stdout.log`. */
export interface LogFact {
  readonly name: string
  readonly file: string
}

export interface GateFact {
  readonly gate: string
  readonly stage: string
  readonly verdict: 'pass' | 'refuse' | 'skipped'
  readonly reasons: readonly string[]
}

export interface CodeFact {
  readonly repository: string
  /** Where others can clone it from; null where nobody outside this machine can. */
  readonly address: string | null
  readonly branch: string
  /** The commit the runs were made from; empty before any code. */
  readonly commit: string
  readonly base: string
  readonly diffSummary: string
}

/** Whose issue it is; `url` is empty for an issue of the embedded tracker. */
export interface IssueFact {
  readonly key: string
  readonly title: string
  readonly url: string
}

export interface ExperimentFact {
  readonly id: string
  readonly study: string
  readonly title: string
  readonly brief: string
  readonly kind: string
  readonly stage: string
  /** Why it stands where it stands; empty when all is well. */
  readonly reason: string
  readonly createdBy: string
}

/** What publishing added after the seal; not part of the record's hash. */
export interface PublicationFact {
  readonly tag: string
  readonly mergeCommit: string
  readonly publishedAt: number
}

/**
 * Everything the record of one experiment is made of, in plain values. The engine maps its rows to it. What an
 * experiment has not reached is null or empty: failed and cancelled experiments have a record too (P-14).
 */
export interface RecordFacts {
  readonly experiment: ExperimentFact
  readonly issue: IssueFact | null
  readonly code: CodeFact
  readonly plan: Plan | null
  readonly planHash: string
  readonly seal: SealFact | null
  /** Matrix runs only, every attempt, oldest first. */
  readonly runs: readonly RunFact[]
  readonly environments: Readonly<Record<string, EnvironmentSnapshot>>
  readonly statistics: ResultStatistics | null
  readonly draft: Draft | null
  /** Said wherever the work of the agents shows, for example that recorded sessions were played; empty when live. */
  readonly disclosure: string
  readonly figure: Figure | null
  /** What the data audit found in each data set before the runs; absent when nothing was audited. */
  readonly dataAudit?: readonly DataFact[]
  readonly artifacts: readonly ArtifactFact[]
  readonly approvals: readonly ApprovalFact[]
  readonly costs: readonly CostFact[]
  readonly gates: readonly GateFact[]
  readonly overrides: readonly { readonly what: string; readonly because: string; readonly by: string }[]
  /** Asked for by what exports them: every turn of every session is read for it. */
  readonly transcripts: () => readonly TranscriptFact[]
  readonly logs: readonly LogFact[]
  readonly publication: PublicationFact | null
}

/** The facts of an experiment whose result can be written: plan, statistics and draft are there. */
export type ResultFacts = RecordFacts & {
  readonly plan: Plan
  readonly statistics: ResultStatistics
  readonly draft: Draft
}

export function hasResult(facts: RecordFacts): facts is ResultFacts {
  return facts.plan !== null && facts.statistics !== null && facts.draft !== null
}

/** The run that counts for each cell: the last `ok` one, else the last; ordered as in the plan, then by seed. */
export function settledRuns(facts: Pick<RecordFacts, 'plan' | 'runs'>): readonly RunFact[] {
  const cells = new Map<string, RunFact>()
  for (const run of facts.runs) {
    const key = `${run.condition} ${run.seed}`
    const before = cells.get(key)
    if (!before || run.state === 'ok' || before.state !== 'ok') cells.set(key, run)
  }
  const order = facts.plan?.conditions.map(({ name }) => name) ?? []
  return [...cells.values()].sort(
    (a, b) => order.indexOf(a.condition) - order.indexOf(b.condition) || a.seed - b.seed,
  )
}
