import { z } from 'zod'
import { type Evidence, type Gate, type Verdict, verdictOf } from '../domain/gate.ts'
import { JsonRecord } from '../domain/plan.ts'
import { ABSENT, RecordedDivergence, differingKeys, flatten, hasReason, isUnder } from './config-diff.ts'

const AtPlan = z.strictObject({
  at: z.literal('plan'),
  /** The study's one reference case; null while it has none. */
  current: z.strictObject({ experiment: z.string(), config: JsonRecord }).nullable(),
  /** Resolved config of the plan's baseline condition; null when no condition is marked. */
  planned: JsonRecord.nullable(),
  axisKeys: z.array(z.string()),
  divergences: z.array(RecordedDivergence),
})
const AtPublish = z.strictObject({
  at: z.literal('publish'),
  /** What the result would do to the study's baseline; null when it leaves it alone. */
  move: z.strictObject({ from: z.string().nullable(), to: z.string(), by: z.string().nullable() }).nullable(),
  /** Weight of the claim, derived from the stored evidence (P-12). */
  weight: z.enum(['exploratory', 'replicated', 'stable', 'contested']),
})
export const BaselineFacts = z.discriminatedUnion('at', [AtPlan, AtPublish])
export type BaselineFacts = z.infer<typeof BaselineFacts>

/** Keeps the study's reference case: compared with by every plan, moved only by a person on good evidence. */
export const baselineGate: Gate<BaselineFacts> = {
  name: 'baseline',
  refuses:
    "a plan that does not compare with the study's current baseline; a result that moves the baseline without a person and replicated evidence",
  facts: BaselineFacts,

  check: (facts) => (facts.at === 'plan' ? judgePlan(facts) : judgeMove(facts)),
}

function judgePlan({ current, planned, axisKeys, divergences }: z.infer<typeof AtPlan>): Verdict {
  if (planned === null) {
    return verdictOf([
      'no condition of the plan is the baseline: mark the one that equals the study’s baseline',
    ])
  }
  if (current === null)
    return verdictOf([], [{ what: 'baseline of the study', found: 'none yet; nothing to compare with' }])

  const differences = [...differingKeys([flatten(current.config), flatten(planned)])]
    .map(([key, [was = ABSENT, is = ABSENT]]) => ({ key, was, is }))
    .filter(({ key, was }) => !(was === ABSENT && isUnder(key, axisKeys)))
  const open = differences.filter(({ key, is }) => !hasReason(divergences, key, is))
  const reasons = open.map(
    ({ key, was, is }) =>
      `the baseline condition is not the study’s baseline ${current.experiment}: \`${key}\` is ${is}, there it is ${was}; use its value or record why it differs`,
  )
  const found =
    differences.length === 0
      ? 'equal, key by key'
      : `${differences.length} keys differ, ${open.length} without a reason`
  return verdictOf(reasons, [
    { what: `config of the baseline condition against ${current.experiment}`, found },
  ])
}

function judgeMove({ move, weight }: z.infer<typeof AtPublish>): Verdict {
  if (move === null) return verdictOf([], [{ what: 'baseline of the study', found: 'not moved' }])

  const evidence: Evidence[] = [
    { what: 'move of the baseline', found: `${move.from ?? 'none'} → ${move.to} by ${move.by ?? 'nobody'}` },
    { what: 'weight of the evidence', found: weight },
  ]
  const reasons = [
    ...(move.by === null || move.by.trim() === ''
      ? [`the result moves the baseline to ${move.to}, but no person asked for it: a person must`]
      : []),
    ...(weight === 'replicated' || weight === 'stable'
      ? []
      : [`the result moves the baseline to ${move.to} on ${weight} evidence: replicate it first`]),
  ]
  return verdictOf(reasons, evidence)
}
