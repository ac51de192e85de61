import { z } from 'zod'
import { Draft } from '../../domain/draft.ts'
import { Plan } from '../../domain/plan.ts'
import { Comparison } from '../../domain/statistics.ts'
import { CardRow } from '../reproducibility-card.ts'

/** What `clean-result` is told. The text is the draft's source and its rendering; the rest is stored data. */
export const CleanResultFacts = z.strictObject({
  draft: Draft,
  plan: Plan,
  /** Title and Markdown as rendered from the draft just now. */
  title: z.string(),
  markdown: z.string(),
  statistics: z.strictObject({
    values: z.record(z.string(), z.number()),
    comparisons: z.array(Comparison),
  }),
  /** Runs that ended well, per condition, counted from the stored runs. */
  evidence: z.array(z.strictObject({ condition: z.string(), runs: z.number().int().nonnegative() })),
  /** Samples shown, per condition. */
  samples: z.array(z.strictObject({ condition: z.string(), count: z.number().int().nonnegative() })),
  figure: z.strictObject({
    metric: z.string(),
    commit: z.string().nullable(),
    sha256: z.string().nullable().describe('of the stored figure'),
    seen: z.string().nullable().describe('of the figure drawn again from the stored statistics'),
    errorBars: z.boolean(),
  }),
  card: z.array(CardRow),
  /** Stored things beside the same made again just now from what they were made of. */
  proofs: z
    .array(
      z.strictObject({
        what: z.string(),
        stored: z.string().nullable(),
        seen: z.string().nullable(),
        mend: z.string().optional().describe('what helps; to render the result again where absent'),
      }),
    )
    .min(1),
  /** Terms a reader of the study knows. */
  glossary: z.array(z.string()),
  policy: z.strictObject({
    forbiddenWords: z.array(z.string()),
    minimumBackgroundWords: z.number().int().nonnegative(),
    samplesPerCondition: z.number().int().nonnegative(),
    highNeedsSeeds: z.number().int().min(3),
    highNeedsSecondEvaluation: z.boolean(),
  }),
  heldOnSecondEvaluation: z.boolean(),
})
export type CleanResultFacts = z.infer<typeof CleanResultFacts>

/** The source texts of a draft with the place of each, in reading order. */
export function sourcesOf(draft: Draft): readonly { readonly place: string; readonly text: string }[] {
  const listed = (place: string, texts: readonly string[]) =>
    texts.map((text, i) => ({ place: `${place} ${i + 1}`, text }))
  return [
    ...tldrOf(draft),
    { place: 'confidence line', text: draft.confidenceBecause },
    { place: 'figure title', text: draft.figure.title },
    { place: 'figure caption', text: draft.figure.caption },
    { place: 'axis label', text: `${draft.figure.xLabel} · ${draft.figure.yLabel}` },
    ...listed(
      'observed outcome',
      draft.expectedVsObserved.map(({ observed }) => observed),
    ),
    ...listed('did not work', draft.didNotWork),
    ...listed('limitation', draft.limitations),
    ...listed('open confound', draft.openConfounds),
    { place: 'rule of the samples', text: draft.samplesRule },
    { place: 'claim of the study', text: draft.bears.statement },
    ...Object.entries(draft.cardNotes).map(([row, text]) => ({ place: `card note "${row}"`, text })),
  ]
}

/** What a newcomer reads: claim, background, methodology, results, takeaways, next steps. */
export function tldrOf(draft: Draft): readonly { readonly place: string; readonly text: string }[] {
  return [
    { place: 'claim', text: draft.claim },
    { place: 'background', text: draft.background },
    { place: 'methodology', text: draft.methodology },
    { place: 'results', text: draft.results },
    ...draft.takeaways.map((text, i) => ({ place: `takeaway ${i + 1}`, text })),
    ...draft.nextSteps.map((text, i) => ({ place: `next step ${i + 1}`, text })),
  ]
}
