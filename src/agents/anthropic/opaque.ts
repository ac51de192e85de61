import { z } from 'zod'
import { sha256 } from '../../lib/canonical.ts'

const Thinking = z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() })
const Redacted = z.object({ type: z.literal('redacted_thinking'), data: z.string() })
const Text = z.object({ type: z.literal('text'), text: z.string() })
/** The call with this id, which stands in the turn itself. */
const Called = z.object({ type: z.literal('call'), id: z.string() })

const Part = z.discriminatedUnion('type', [Thinking, Redacted, Text, Called])
export type Part = z.infer<typeof Part>

const Opaque = z.object({
  model: z.string(),
  paused: z.boolean(),
  parts: z.array(Part),
  seal: z.string(),
})

export interface Original {
  readonly paused: boolean
  readonly parts: readonly Part[]
}

/** An answer's parts in their order, signed thinking included, for the journal. */
export function sealed(model: string, { paused, parts }: Original): string {
  const seal = sha256(JSON.stringify(parts))
  return JSON.stringify({ model, paused, parts: [...parts], seal } satisfies z.infer<typeof Opaque>)
}

/**
 * The parts as they were, or undefined when they may not go back: thinking is bound to its model, and text that was
 * masked in the journal no longer fits its signature.
 */
export function unsealed(opaque: string | undefined, model: string): Original | undefined {
  const parsed = Opaque.safeParse(jsonOf(opaque))
  if (!parsed.success || parsed.data.model !== model) return undefined
  const { parts, paused, seal } = parsed.data
  return sha256(JSON.stringify(parts)) === seal ? { parts, paused } : undefined
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
