import { z } from 'zod'
import { isSigned } from './signature.ts'

const CacheControl = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() })
const Marked = { cache_control: CacheControl.optional() }
const Filled = z.string().refine((text) => text.trim() !== '', 'text content blocks must be non-empty')

const Text = z.strictObject({ type: z.literal('text'), text: Filled, ...Marked })
const ToolUse = z.strictObject({
  type: z.literal('tool_use'),
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
  input: z.record(z.string(), z.unknown()),
  ...Marked,
})
const ToolResult = z.strictObject({
  type: z.literal('tool_result'),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(Text)]),
  is_error: z.boolean().optional(),
  ...Marked,
})
const Thinking = z.strictObject({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() })
const Redacted = z.strictObject({ type: z.literal('redacted_thinking'), data: z.string() })

export const Block = z.discriminatedUnion('type', [Text, ToolUse, ToolResult, Thinking, Redacted])
export type Block = z.infer<typeof Block>

export const MessagesRequest = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.number().int().min(1).max(128_000),
  stream: z.literal(true),
  system: z.array(Text).min(1),
  tools: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
      description: z.string().min(1),
      input_schema: z.looseObject({ type: z.literal('object') }),
      ...Marked,
    }),
  ),
  // forcing a tool is an error for the newest models
  tool_choice: z.strictObject({ type: z.literal('auto') }).optional(),
  thinking: z.strictObject({ type: z.literal('adaptive') }).optional(),
  output_config: z.strictObject({ effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']) }).optional(),
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(Block).min(1) }))
    .min(1),
})
export type MessagesRequest = z.infer<typeof MessagesRequest>
type Message = MessagesRequest['messages'][number]

/** What the real service would refuse, one line each; only a paused turn may stand at the end. */
export function problemsOf(request: MessagesRequest, isPaused: boolean): readonly string[] {
  return [
    ...turnProblems(request, isPaused),
    ...pairProblems(request),
    ...markProblems(request),
    ...thoughtProblems(request),
  ]
}

function turnProblems({ messages }: MessagesRequest, isPaused: boolean): readonly string[] {
  const wrong = messages.flatMap(({ role }, i) => (role === (i % 2 === 0 ? 'user' : 'assistant') ? [] : [i]))
  const last = messages.at(-1)
  return [
    ...wrong.map((i) => `messages.${i}: roles must alternate, beginning with user`),
    ...(last?.role === 'assistant' && !isPaused ? ['the conversation must end with a user message'] : []),
  ]
}

/** Every call is answered, once, in the very next message, and before anything else in it. */
function pairProblems({ messages }: MessagesRequest): readonly string[] {
  return messages.flatMap((message, i) => {
    const called = idsOf(messages[i - 1], 'assistant')
    const results = message.content.flatMap((block) =>
      block.type === 'tool_result' ? [block.tool_use_id] : [],
    )
    const at = `messages.${i}`
    const isFirst = message.content.slice(0, results.length).every(({ type }) => type === 'tool_result')
    return [
      ...(message.role === 'user' && results.join() !== called.join()
        ? [`${at}: tool_result blocks ${results.join()} do not answer the calls ${called.join()}`]
        : []),
      ...(isFirst ? [] : [`${at}: tool_result blocks must come first in the content`]),
      ...(message.role === 'assistant' && results.length > 0
        ? [`${at}: an assistant holds no tool_result`]
        : []),
      ...(message.role === 'user' && idsOf(message, 'user').length > 0
        ? [`${at}: a user calls no tool`]
        : []),
    ]
  })
}

function idsOf(message: Message | undefined, role: string): readonly string[] {
  if (message?.role !== role) return []
  return message.content.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []))
}

function markProblems({ tools, system, messages }: MessagesRequest): readonly string[] {
  const blocks = [...tools, ...system, ...messages.flatMap(({ content }) => content)]
  const marks = blocks.flatMap((block) =>
    'cache_control' in block && block.cache_control ? [block.cache_control] : [],
  )
  const ttls = marks.map(({ ttl }) => ttl ?? '5m')
  return [
    ...(marks.length > 4
      ? [`at most 4 blocks with cache_control may be provided, found ${marks.length}`]
      : []),
    ...(ttls.lastIndexOf('1h') > ttls.indexOf('5m') && ttls.includes('5m') && ttls.includes('1h')
      ? ['a cache_control with ttl 1h must not come after one with ttl 5m']
      : []),
  ]
}

function thoughtProblems({ model, messages }: MessagesRequest): readonly string[] {
  return messages.flatMap(({ role, content }, i) =>
    content.flatMap((block) => {
      if (block.type !== 'thinking') return []
      if (role === 'user') return [`messages.${i}: a user does not think`]
      return isSigned(block, model) ? [] : [`messages.${i}: invalid signature in thinking block`]
    }),
  )
}
