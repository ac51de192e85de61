import { z } from 'zod'
import { StreamEvent } from '../anthropic/events.ts'
import { jsonOf } from '../cli/json-of.ts'

const Tokens = z.number().nonnegative().default(0)
const ModelUsage = z.object({
  inputTokens: Tokens,
  outputTokens: Tokens,
  cacheReadInputTokens: Tokens,
  cacheCreationInputTokens: Tokens,
})
/** Tokens by model, of a whole session: on --resume they go on from where they were. */
export const Cumulative = z.record(z.string(), ModelUsage)
export type Cumulative = z.infer<typeof Cumulative>

const Block = z.looseObject({
  type: z.string(),
  tool_use_id: z.string().optional(),
  is_error: z.boolean().optional(),
  content: z.unknown().optional(),
  text: z.string().optional(),
})

const Result = z.object({
  type: z.literal('result'),
  subtype: z.string(),
  is_error: z.boolean().default(false),
  errors: z.array(z.string()).default([]),
  modelUsage: Cumulative.default({}),
})
export type ResultLine = z.infer<typeof Result>

/** Lines of `--output-format stream-json`, as far as they are used. */
const Line = z.union([
  z.object({
    type: z.literal('system'),
    subtype: z.literal('init'),
    tools: z.array(z.string()).default([]),
    mcp_servers: z.array(z.object({ name: z.string(), status: z.string() })).default([]),
  }),
  z.object({
    type: z.literal('system'),
    subtype: z.literal('hook_response'),
    hook_event: z.string(),
    exit_code: z.number().nullish(),
  }),
  z.object({
    type: z.literal('system'),
    subtype: z.literal('compact_boundary'),
    compact_metadata: z.object({ pre_tokens: Tokens }).default({ pre_tokens: 0 }),
  }),
  z.object({
    type: z.literal('stream_event'),
    parent_tool_use_id: z.null().optional(),
    event: StreamEvent,
    api_message_id: z.string().optional(),
  }),
  z.object({
    type: z.literal('assistant'),
    is_api_error_message: z.literal(true),
    api_error_status: z.number().nullish(),
    api_error_type: z.string().nullish(),
    message: z.object({ content: z.array(Block).default([]) }),
  }),
  z.object({ type: z.literal('user'), message: z.object({ content: z.array(Block) }) }),
  Result,
])
export type Line = z.infer<typeof Line>

/** A line that is used here, or undefined: unknown kinds come often and mean nothing. */
export function lineOf(text: string): Line | undefined {
  return Line.safeParse(jsonOf(text)).data
}

/** Text of a block's content, however it is wrapped. */
export function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content
  const { data = [] } = z.array(z.object({ text: z.string() })).safeParse(content)
  return data.map(({ text }) => text).join('\n')
}

/** All tokens of a session so far, whatever the model and the cache. */
export function tokensOf(cumulative: Cumulative): number {
  const all = Object.values(cumulative)
  return all.reduce(
    (sum, { inputTokens, outputTokens, cacheReadInputTokens, cacheCreationInputTokens }) =>
      sum + inputTokens + outputTokens + cacheReadInputTokens + cacheCreationInputTokens,
    0,
  )
}
