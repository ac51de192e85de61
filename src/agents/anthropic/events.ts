import { z } from 'zod'

const Tokens = z.number().nullish()
const Usage = z.object({
  input_tokens: Tokens,
  cache_creation_input_tokens: Tokens,
  cache_read_input_tokens: Tokens,
  output_tokens: Tokens,
  cache_creation: z.object({ ephemeral_1h_input_tokens: Tokens }).nullish(),
})
export type StreamUsage = z.infer<typeof Usage>

const Index = z.number().int().nonnegative()
const Known = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().default('') }),
  z.object({
    type: z.literal('thinking'),
    thinking: z.string().default(''),
    signature: z.string().default(''),
  }),
  z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
  z.object({ type: z.literal('tool_use'), id: z.string().min(1), name: z.string() }),
])
/** A block of another kind keeps its place, and says nothing. */
const Other = z.object({ type: z.string() }).transform(() => ({ type: 'other' as const }))
const Started = z.union([Known, Other])
export type StartedBlock = z.infer<typeof Started>

const Delta = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
])
export type BlockDelta = z.infer<typeof Delta>

/** The events of a streamed reply, as far as they are used. */
export const StreamEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: z.object({ usage: Usage }) }),
  z.object({ type: z.literal('content_block_start'), index: Index, content_block: Started }),
  z.object({ type: z.literal('content_block_delta'), index: Index, delta: Delta }),
  z.object({ type: z.literal('content_block_stop'), index: Index }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({
      stop_reason: z.string().nullish(),
      stop_details: z.object({ category: z.string().nullish() }).nullish(),
    }),
    usage: Usage.nullish(),
  }),
  z.object({ type: z.literal('message_stop') }),
  z.object({
    type: z.literal('error'),
    error: z.object({ type: z.string(), message: z.string().default('') }),
  }),
])
export type StreamEvent = z.infer<typeof StreamEvent>
