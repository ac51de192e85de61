import { z } from 'zod'

/** A text column that holds JSON of the given schema. Damaged text is an issue of the row, not a crash of its own. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z.string().transform(parsedJson).pipe(schema)
}

/** A 0/1 column. */
export const Flag = z.number().transform((value) => value !== 0)

/** A boolean as SQLite stores it. */
export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0
}

function parsedJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not JSON: ${String(error)}` })
    return z.NEVER
  }
}
