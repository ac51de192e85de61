import { z } from 'zod'

/** What Hooke computes once per result and stores; drafts, figures and pages refer to it by key (P-6, P-7). */
export const Summary = z.strictObject({
  condition: z.string(),
  metric: z.string(),
  n: z.number().int(),
  mean: z.number(),
  sd: z.number(),
  min: z.number(),
  max: z.number(),
  low: z.number().describe('lower end of the confidence interval of the mean (Student t)'),
  high: z.number(),
})
export type Summary = z.infer<typeof Summary>

/** One condition against the baseline. `estimate` is condition minus baseline. */
export const Comparison = z.strictObject({
  metric: z.string(),
  condition: z.string(),
  baseline: z.string(),
  test: z.enum(['welch-t', 'paired-t']),
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  t: z.number(),
  df: z.number(),
  p: z.number(),
  effect: z.number().describe("Cohen's d with the pooled standard deviation"),
  passed: z
    .boolean()
    .describe('p is below the planned threshold and both samples have at least the planned minimum'),
  favours: z
    .enum(['condition', 'baseline', 'neither'])
    .describe('by the direction of the metric, only if passed'),
})
export type Comparison = z.infer<typeof Comparison>

export const CurvePoint = z.strictObject({
  condition: z.string(),
  metric: z.string(),
  step: z.number().int(),
  n: z.number().int(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
})

export const ResultStatistics = z.strictObject({
  summaries: z.array(Summary),
  comparisons: z.array(Comparison),
  curves: z.array(CurvePoint),
  /** Every referable number: `mean_reward.optimistic.mean`, `mean_reward.optimistic.vs-baseline.p`, `runs.total`. */
  values: z.record(z.string(), z.number()),
})
export type ResultStatistics = z.infer<typeof ResultStatistics>
