import { z } from 'zod'
import { Confidence, type Draft } from '../domain/draft.ts'
import { baselineOf, type Plan } from '../domain/plan.ts'
import type { ResultStatistics } from '../domain/statistics.ts'

/** The rubric of P-7, part of the policy: how much evidence a confidence needs. */
export const ConfidenceRubric = z.strictObject({
  high: z
    .strictObject({ seeds: z.number().int().min(1), plannedTest: z.boolean(), noOpenConfound: z.boolean() })
    .default({ seeds: 3, plannedTest: true, noOpenConfound: true }),
  moderate: z.strictObject({ seeds: z.number().int().min(1) }).default({ seeds: 2 }),
})
export type ConfidenceRubric = z.infer<typeof ConfidenceRubric>
export const DEFAULT_RUBRIC = ConfidenceRubric.parse({})

/** The highest confidence the evidence carries, and what keeps it from the next one; nothing when it is HIGH. */
export interface ConfidenceCeiling {
  readonly ceiling: Confidence
  readonly because: readonly string[]
  /** `exploratory`: one run or weak; `replicated`: over seeds. `stable` needs more than one result: see claims. */
  readonly weight: 'exploratory' | 'replicated'
}

/** Judges the primary metric: the condition with the fewest usable seeds decides. */
export function confidenceCeiling(
  evidence: { plan: Plan; statistics: ResultStatistics; draft: Pick<Draft, 'openConfounds'> },
  rubric: ConfidenceRubric = DEFAULT_RUBRIC,
): ConfidenceCeiling {
  const seeds = fewestSeeds(evidence.plan, evidence.statistics)
  const weight = seeds >= rubric.high.seeds ? 'replicated' : 'exploratory'
  const againstHigh = reasonsAgainstHigh(evidence, { seeds, rubric })
  if (againstHigh.length === 0) return { ceiling: 'HIGH', because: [], weight }
  if (seeds >= rubric.moderate.seeds) return { ceiling: 'MODERATE', because: againstHigh, weight }
  const few = `${seedsText(seeds)} per condition; MODERATE needs ${rubric.moderate.seeds}`
  return { ceiling: 'LOW', because: [few, ...againstHigh], weight }
}

/** Whether a stated confidence stays within the ceiling. */
export function isWithin(stated: Confidence, ceiling: Confidence): boolean {
  return Confidence.options.indexOf(stated) <= Confidence.options.indexOf(ceiling)
}

function fewestSeeds(plan: Plan, { values }: ResultStatistics): number {
  const metric = plan.metrics.primary.name
  return Math.min(...plan.conditions.map(({ name }) => values[`${metric}.${name}.n`] ?? 0))
}

function reasonsAgainstHigh(
  { plan, statistics, draft }: Parameters<typeof confidenceCeiling>[0],
  { seeds, rubric }: { seeds: number; rubric: ConfidenceRubric },
): readonly string[] {
  const { high } = rubric
  const reasons: string[] = []
  if (seeds < high.seeds) reasons.push(`${seedsText(seeds)} per condition; HIGH needs ${high.seeds}`)
  if (high.noOpenConfound && draft.openConfounds.length > 0) {
    reasons.push(`open confounds: ${draft.openConfounds.join('; ')}`)
  }
  if (high.plannedTest && !plannedTestPassed(plan, statistics)) {
    reasons.push(`the planned test did not pass at p < ${plan.statistics.threshold}`)
  }
  return reasons
}

function plannedTestPassed(plan: Plan, { comparisons }: ResultStatistics): boolean {
  const own = comparisons.filter(({ metric }) => metric === plan.metrics.primary.name)
  return baselineOf(plan) !== undefined && own.some(({ passed }) => passed)
}

function seedsText(seeds: number): string {
  return seeds === 1 ? '1 usable seed' : `${seeds} usable seeds`
}
