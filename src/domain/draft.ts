import { z } from 'zod'
import { Slug } from './ids.ts'

const text = z.string().trim().min(1)

export const Confidence = z.enum(['LOW', 'MODERATE', 'HIGH'])
export type Confidence = z.infer<typeof Confidence>

/**
 * A figure as data. Hooke draws it with Vega-Lite from stored statistics only (P-9): the mark and the metric are
 * chosen here, the numbers are not. `bars`: mean per condition with its confidence interval. `curve`: mean per step
 * and condition with its interval.
 */
export const FigureSpec = z.strictObject({
  kind: z.enum(['bars', 'curve']),
  metric: text,
  title: text,
  caption: text.describe('may hold references; says n and what the error bars are'),
  xLabel: text,
  yLabel: text,
})
export type FigureSpec = z.infer<typeof FigureSpec>

/**
 * The clean-result draft (P-8, P-16). Every text field is Markdown whose numbers are references (P-6):
 * `{{ metric KEY }}` or `{{ metric KEY as FORMAT }}` with FORMAT one of `0 1 2 3 4 percent p integer signed`,
 * and `{{ constant TEXT }}` for a number that is no measurement.
 */
export const Draft = z.strictObject({
  claim: text.describe('one falsifiable sentence without the confidence'),
  confidence: Confidence,
  confidenceBecause: text.describe('one line that names the binding constraint'),
  background: text,
  methodology: text,
  results: text,
  takeaways: z.array(text).min(2).max(5),
  nextSteps: z.array(text).min(1),
  figure: FigureSpec,
  expectedVsObserved: z.array(
    z.strictObject({
      outcome: z.number().int().nonnegative().describe('index into the sealed expected outcomes'),
      observed: text,
      happened: z.enum(['yes', 'no', 'open']),
    }),
  ),
  didNotWork: z.array(text).min(1).describe('say "nothing" in words when that is the truth'),
  limitations: z.array(text).min(1),
  openConfounds: z.array(z.string()),
  samplesRule: text.describe('how the shown sample runs were chosen'),
  bears: z.strictObject({
    claim: Slug.describe('name of the claim in the study'),
    statement: text,
    how: z.enum(['supports', 'contradicts', 'neither']),
  }),
  cardNotes: z
    .record(z.string(), z.string())
    .describe('rows of the reproducibility card that only a reader knows'),
})
export type Draft = z.infer<typeof Draft>
