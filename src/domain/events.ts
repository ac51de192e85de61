import { z } from 'zod'
import { Sha256 } from './ids.ts'
import { ReviewVerdict } from './findings.ts'
import { RoleName, Stage } from './workflow.ts'

/** Everything that can happen to an experiment. Past tense: events are facts, effects are requests. */
const by = z.string().min(1).describe('name of the person, or of the daemon')
const reason = z.string()
const GateSet = z.enum([...Stage.options, 'released'])

const work = [
  z.strictObject({ type: z.literal('issue.surveyed'), nearDuplicate: z.string().nullable() }),
  z.strictObject({ type: z.literal('questions.asked'), blocking: z.number().int() }),
  z.strictObject({ type: z.literal('plan.drafted'), version: z.number().int(), hash: Sha256 }),
  z.strictObject({ type: z.literal('gates.passed'), at: GateSet }),
  z.strictObject({
    type: z.literal('gates.refused'),
    at: GateSet,
    gates: z.array(z.string()),
    reasons: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('critique.settled'), verdict: ReviewVerdict, findings: z.number().int() }),
  z.strictObject({ type: z.literal('plan.sealed'), hash: Sha256 }),
  z.strictObject({ type: z.literal('code.written'), commit: z.string() }),
  z.strictObject({ type: z.literal('code.reviewed'), verdict: z.enum(['approve', 'revise']) }),
  z.strictObject({ type: z.literal('tests.written'), commit: z.string() }),
  z.strictObject({ type: z.literal('smoke.settled'), ok: z.boolean(), reason }),
  z.strictObject({ type: z.literal('hardware.ready'), lease: z.string() }),
  z.strictObject({
    type: z.literal('run.anomalous'),
    run: z.string(),
    rule: z.string(),
    evidence: z.string(),
    joins: z
      .string()
      .optional()
      .describe('the run of the same condition for whose same anomaly the experimenter is awake already'),
  }),
  z.strictObject({
    type: z.literal('milestone.reached'),
    run: z.string(),
    text: z.string(),
    nth: z.number().int().min(1).describe('which wake-up by a milestone it is, in this visit of the stage'),
    known: z.number().int().min(1).describe('milestones of all runs of the experiment by then'),
  }),
  z.strictObject({
    type: z.literal('diagnosis.made'),
    action: z.enum(['continue', 'hot-fix', 'stop-cell', 'escalate']),
    run: z.string(),
    reason,
  }),
  z.strictObject({
    type: z.literal('runs.settled'),
    outcome: z.enum(['ok', 'code', 'infra', 'plan']),
    reason,
  }),
  z.strictObject({ type: z.literal('results.collected') }),
  z.strictObject({ type: z.literal('results.verified'), missing: z.number().int() }),
  z.strictObject({ type: z.literal('hardware.released') }),
  z.strictObject({ type: z.literal('statistics.computed') }),
  z.strictObject({ type: z.literal('result.drafted'), version: z.number().int() }),
  z.strictObject({ type: z.literal('draft.rendered'), hash: Sha256 }),
  z.strictObject({ type: z.literal('result.audited'), verdict: z.enum(['approve', 'revise']) }),
  z.strictObject({ type: z.literal('followups.proposed'), count: z.number().int() }),
  z.strictObject({ type: z.literal('result.published'), tag: z.string() }),
  z.strictObject({ type: z.literal('agent.gaveUp'), role: RoleName, reason }),
  z.strictObject({ type: z.literal('effect.failed'), effect: z.string(), reason }),
] as const

const decisions = [
  z.strictObject({ type: z.literal('questions.answered'), by }),
  z.strictObject({ type: z.literal('plan.approved'), by, hash: Sha256 }),
  z.strictObject({ type: z.literal('plan.revised'), by, note: reason }),
  z.strictObject({ type: z.literal('plan.rejected'), by, note: reason }),
  z.strictObject({
    type: z.literal('result.approved'),
    by,
    hash: Sha256,
    followUps: z.array(z.number().int()),
    merge: z.boolean(),
  }),
  z.strictObject({ type: z.literal('result.revised'), by, note: reason }),
  z.strictObject({ type: z.literal('result.rejected'), by, note: reason }),
  z.strictObject({ type: z.literal('seeds.requested'), by, seeds: z.number().int().min(1) }),
  z.strictObject({
    type: z.literal('decision.deferred'),
    by,
    until: z.number().int(),
    forMs: z.number().int().nonnegative(),
  }),
  z.strictObject({ type: z.literal('result.reopened'), by, reason }),
  z.strictObject({ type: z.literal('result.retracted'), by, reason }),
  z.strictObject({ type: z.literal('experiment.archived'), by }),
  z.strictObject({ type: z.literal('experiment.paused'), by, reason }),
  z.strictObject({ type: z.literal('experiment.resumed'), by }),
  z.strictObject({ type: z.literal('experiment.retried'), by, from: Stage.nullable() }),
  z.strictObject({ type: z.literal('experiment.cancelled'), by, reason }),
  z.strictObject({ type: z.literal('gate.skipped'), by, what: z.string(), because: reason }),
  z.strictObject({ type: z.literal('stage.skipped'), by, stage: Stage, because: reason }),
] as const

export const ExperimentEvent = z.discriminatedUnion('type', [...work, ...decisions])
export type ExperimentEvent = z.infer<typeof ExperimentEvent>
export type EventType = ExperimentEvent['type']

/** A retry enters its stage anew even when it is the same one; so does what goes on behind the work that was skipped. */
export function entersAnew({ type }: { readonly type: string }): boolean {
  return type === 'experiment.retried' || type === 'stage.skipped'
}

/** What people did, apart from what the daemon and its agents did. */
export const DECISIONS: readonly EventType[] = decisions.map((schema) => schema.shape.type.value)
