import { z } from 'zod'
import { ExperimentId, Sha256 } from '../domain/ids.ts'
import { Kind, Stage, Track, type Turn } from '../domain/workflow.ts'

const count = z.number().int().nonnegative()

/** How often a loop may go round before a person is asked (SPEC section 3; defaults in config). */
export const LoopLimits = z.strictObject({
  planRounds: count,
  reviewRounds: count,
  testRounds: count,
  auditRounds: count,
  refusals: count,
  infraRetries: count,
})
export type LoopLimits = z.infer<typeof LoopLimits>

/**
 * What the machine remembers: counters, hashes and the reason for a halt. Everything bulky is in tables. Plain JSON,
 * checked when written and when read (RELIABILITY 2.2, rule 2).
 */
export const ExperimentContext = z.strictObject({
  id: ExperimentId,
  kind: Kind,
  track: Track,
  limits: LoopLimits,
  /** Rounds number the sessions: planner.1, planner.2, … */
  planRound: count,
  codeRound: count,
  testRound: count,
  verifyRound: count,
  analysisRound: count,
  diagnoses: count,
  /** What was used up of each limit since the loop began. */
  planRevisions: count,
  reviewRevisions: count,
  testFailures: count,
  auditRevisions: count,
  refusals: count,
  infraFailures: count,
  planVersion: count,
  planHash: Sha256.nullable(),
  sealed: z.boolean(),
  testsWritten: z.boolean(),
  draftVersion: count,
  resultHash: Sha256.nullable(),
  merge: z.boolean(),
  followUps: z.array(z.number().int()),
  /** The stage entered last, so that `retry --from` can go back but never skip what a loop has to pass again. */
  furthest: Stage,
  deferMs: count,
  /** Why it halted, or what a person wanted changed; shown on every page. */
  reason: z.string().nullable(),
  retracted: z.boolean(),
  archived: z.boolean(),
})
export type ExperimentContext = z.infer<typeof ExperimentContext>

export type MachineInput = Pick<ExperimentContext, 'id' | 'kind' | 'track' | 'limits'>

export interface StageMeta {
  /** One sentence; the same sentence stands in docs/workflow.md. */
  readonly doc: string
  readonly turn: Turn
  /** For a person's turn: what is asked of them, as a verb phrase. */
  readonly asks?: string
}

export function freshContext(input: MachineInput): ExperimentContext {
  return {
    ...input,
    planRound: 0,
    codeRound: 0,
    testRound: 0,
    verifyRound: 0,
    analysisRound: 0,
    diagnoses: 0,
    planRevisions: 0,
    reviewRevisions: 0,
    testFailures: 0,
    auditRevisions: 0,
    refusals: 0,
    infraFailures: 0,
    planVersion: 0,
    planHash: null,
    sealed: false,
    testsWritten: false,
    draftVersion: 0,
    resultHash: null,
    merge: true,
    followUps: [],
    furthest: 'intake',
    deferMs: 0,
    reason: null,
    retracted: false,
    archived: false,
  }
}
