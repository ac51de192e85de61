import { z } from 'zod'
import type { Json } from '../domain/plan.ts'

/** A text column that holds JSON of the given schema. Damaged text is an issue of the row, not a crash of its own. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z.string().transform(parsedJson).pipe(schema)
}

/** A text column that holds JSON of any shape: what JSON.parse takes is that, so nothing is looked through again. */
export const AnyJson = z.string().transform((text, context): Json => parsedJson(text, context) as Json)

/**
 * As `json`, for what is written once and read at every turn: the texts read last are not taken apart again. What it
 * gives is shared by its readers and therefore frozen.
 */
export function jsonOnce<Schema extends z.ZodType>(schema: Schema, most = 16) {
  const known = new Map<string, z.output<Schema>>()
  const parse = (text: string, context: z.RefinementCtx): z.output<Schema> => {
    const found = schema.safeParse(parsedJson(text, context))
    if (!found.success) {
      for (const { message, path } of found.error.issues)
        context.addIssue({ code: 'custom', message, path: [...path] })
      return z.NEVER
    }
    const [oldest] = known.keys()
    if (known.size >= most && oldest !== undefined) known.delete(oldest)
    known.set(text, frozen(found.data))
    return found.data
  }
  return z.string().transform((text, context): z.output<Schema> => known.get(text) ?? parse(text, context))
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
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
