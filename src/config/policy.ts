import { z } from 'zod'
import { Count, Text } from './values.ts'

const Confidence = z.strictObject({
  high_seeds: Count.default(3).describe('Seeds per condition that HIGH needs.'),
  moderate_seeds: Count.default(2).describe('Seeds per condition that MODERATE needs.'),
  threshold: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.01)
    .describe('p value below which the planned test counts as passed for HIGH.'),
})

/** What the text of a result may say (P-7, `clean-result`). Taste is data here, not code. */
export const PolicyTable = z.strictObject({
  forbidden_words: z
    .array(Text)
    .default([
      'prove',
      'proves',
      'proven',
      'obviously',
      'clearly',
      'novel',
      'groundbreaking',
      'state-of-the-art',
      'confirms the null',
    ])
    .describe('Words and phrases that no result may hold.'),
  statistics_words: z
    .array(Text)
    .default(['significant', 'significantly', 'significance'])
    .describe('Words that a result may hold only where the planned test passed.'),
  style: z
    .string()
    .default('')
    .describe('Wishes for the text of results, told to the analyzer word for word.'),
  confidence: Confidence.prefault({}).describe('What the confidence labels ask for.'),
})

/** A study's own policy; what it leaves out comes from [policy]. */
export const StudyPolicyTable = z.strictObject({
  forbidden_words: z.array(Text).optional().describe('Replaces the list of [policy].'),
  statistics_words: z.array(Text).optional().describe('Replaces the list of [policy].'),
  style: z.string().optional().describe('Replaces the text of [policy].'),
  confidence: z
    .strictObject({
      high_seeds: Count.optional().describe('Replaces the number of [policy].'),
      moderate_seeds: Count.optional().describe('Replaces the number of [policy].'),
      threshold: z.number().gt(0).lt(1).optional().describe('Replaces the number of [policy].'),
    })
    .optional()
    .describe('What the confidence labels ask for in this study.'),
})
