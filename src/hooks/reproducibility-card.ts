import { z } from 'zod'
import { placeholderIn } from './placeholder.ts'

/** One row of the reproducibility card. `fact` is what the daemon observed, or null where only a reader knows. */
export const CardRow = z.strictObject({
  section: z.string(),
  row: z.string(),
  value: z.string(),
  fact: z.string().nullable(),
})
export type CardRow = z.infer<typeof CardRow>

/** Every experiment has these; Model and Training only where a model is trained. */
export const CARD_SECTIONS = [
  'Code',
  'Environment',
  'Compute',
  'Data',
  'Evaluation',
  'Randomness',
  'Artifacts',
  'Decisions',
] as const

/** One reason for each row that says nothing or contradicts what was observed. */
export function cardReasons(card: readonly CardRow[]): readonly string[] {
  const absent = CARD_SECTIONS.filter((section) => !card.some((row) => row.section === section))
  return [
    ...absent.map((section) => `the reproducibility card has no section ${section}`),
    ...card.flatMap(({ section, row, value, fact }) => {
      const fault = placeholderIn(value)
      if (fault !== undefined) return [`the card row "${section}: ${row}" ${fault}: write the value out`]
      return fact !== null && plain(fact) !== plain(value)
        ? [
            `the card row "${section}: ${row}" says "${value}", observed was "${fact}": take the observed value`,
          ]
        : []
    }),
  ]
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
