import type { Confidence } from '../../domain/draft.ts'
import type { CleanResultFacts } from './facts.ts'

const ORDER: readonly Confidence[] = ['LOW', 'MODERATE', 'HIGH']

/** The highest label the stored evidence carries, and what keeps it from the next one. */
export function confidenceCeiling(facts: CleanResultFacts): {
  readonly ceiling: Confidence
  readonly because: readonly string[]
} {
  const n = fewestRuns(facts)
  if (n < 2) return { ceiling: 'LOW', because: [`n is ${n}: a single run is always LOW`] }

  const { policy, draft } = facts
  const because = [
    ...(n >= policy.highNeedsSeeds ? [] : [`n is ${n}, HIGH needs ${policy.highNeedsSeeds} seeds`]),
    ...draft.openConfounds.filter((text) => text.trim() !== '').map((text) => `a confound is open: ${text}`),
    ...testReasons(facts),
    ...(policy.highNeedsSecondEvaluation && !facts.heldOnSecondEvaluation
      ? ['the policy asks for a second evaluation, and it did not hold there']
      : []),
  ]
  return { ceiling: because.length === 0 ? 'HIGH' : 'MODERATE', because }
}

function fewestRuns({ plan, evidence }: CleanResultFacts): number {
  return Math.min(
    ...plan.conditions.map(({ name }) => evidence.find(({ condition }) => condition === name)?.runs ?? 0),
  )
}

/** The planned test at its planned threshold, read from p and not from a stored verdict. */
function testReasons({ plan, statistics }: CleanResultFacts): readonly string[] {
  const { primary } = plan.metrics
  const { test, threshold } = plan.statistics
  const planned = statistics.comparisons.filter((each) => each.metric === primary.name && each.test === test)
  if (planned.length === 0) return [`the planned ${test} test of ${primary.name} was not computed`]

  return planned
    .filter(({ p }) => !(p < threshold))
    .map(
      ({ condition, p }) =>
        `the planned test of ${condition} did not pass: p = ${p}, the threshold is ${threshold}`,
    )
}

/** A label may be lower than the evidence allows, never higher (P-7). */
export function confidenceReasons(facts: CleanResultFacts): readonly string[] {
  const { ceiling, because } = confidenceCeiling(facts)
  const { confidence } = facts.draft
  return ORDER.indexOf(confidence) <= ORDER.indexOf(ceiling)
    ? []
    : [
        `the confidence ${confidence} is above the evidence, which carries ${ceiling} at most: ${because.join('; ')}`,
      ]
}
