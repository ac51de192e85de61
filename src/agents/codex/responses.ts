import { z } from 'zod'
import { type ToolDescription } from '../agent.ts'
import { type Draft, type DraftBlock, EMPTY_DRAFT } from '../anthropic/draft.ts'
import { type Counted } from '../anthropic/prices.ts'
import { type Failure } from '../anthropic/trouble.ts'

/** How Codex calls the tools of our server; models are shown them without it. */
export const NAMESPACE = 'mcp__hooke'

const Item = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  namespace: z.string().optional(),
  call_id: z.string().optional(),
  arguments: z.string().optional(),
  role: z.string().optional(),
  content: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional() }))
    .optional()
    .catch(undefined),
})
type Item = z.infer<typeof Item>
const Request = z.looseObject({ input: z.array(Item), model: z.string() })
export type ResponsesRequest = z.infer<typeof Request>

export function requestIn(body: string): ResponsesRequest {
  return Request.parse(JSON.parse(body))
}

/**
 * What is sent on of a request of Codex: its conversation as it is, our tools instead of its own, and no word about
 * those. So a model has the daemon's tools and no other, whatever a version of Codex brings along.
 */
export function forwarded(
  request: ResponsesRequest,
  { tools, mostOutput }: { tools: readonly ToolDescription[]; mostOutput: number },
): object {
  const { client_metadata: _own, ...rest } = request
  return {
    ...rest,
    input: request.input.flatMap(plainItem),
    tools: tools.map(functionOf),
    tool_choice: 'auto',
    parallel_tool_calls: true,
    max_output_tokens: mostOutput,
    stream: true,
    store: false,
  }
}

const OF_CODEX = /^<(tools|skills_instructions|apps_instructions|plugins_instructions)>/

function plainItem(item: Item): readonly Item[] {
  if (item.type === 'function_call') {
    const { namespace: _ours, ...call } = item
    return [call]
  }
  if (item.role !== 'developer' || item.content === undefined) return [item]
  const content = item.content.filter(({ text }) => !OF_CODEX.test(text ?? ''))
  return content.length === 0 ? [] : [{ ...item, content }]
}

function functionOf({ name, description, input }: ToolDescription): object {
  const { $schema: _dialect, ...parameters } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return { type: 'function', name, description, strict: false, parameters: { type: 'object', ...parameters } }
}

const Tokens = z
  .number()
  .nonnegative()
  .nullish()
  .transform((count) => count ?? 0)
/** What an answer cost in tokens; what was cached is part of the input. */
const Usage = z
  .object({
    input_tokens: Tokens,
    output_tokens: Tokens,
    input_tokens_details: z
      .object({ cached_tokens: Tokens, cache_write_tokens: Tokens })
      .nullish()
      .transform((details) => details ?? { cached_tokens: 0, cache_write_tokens: 0 }),
  })
  .transform(({ input_tokens: input, output_tokens: output, input_tokens_details: details }): Counted => {
    const { cached_tokens: read, cache_write_tokens: written } = details
    return { fresh: Math.max(0, input - read - written), read, written, writtenHour: 0, output }
  })
const Trouble = z.object({
  code: z.string().nullish(),
  type: z.string().nullish(),
  message: z.string().nullish(),
})
const Event = z.looseObject({
  type: z.string(),
  item: Item.optional().catch(undefined),
  response: z
    .looseObject({
      usage: Usage.nullish(),
      error: Trouble.nullish(),
      incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
    })
    .optional(),
  error: Trouble.nullish(),
  message: z.string().nullish(),
  code: z.string().nullish(),
})
type Event = z.infer<typeof Event>

/** An answer as far as it has come, and the lines of it as Codex is to hear them. */
export interface Answer {
  readonly draft: Draft
  readonly failure: Failure | null
  readonly lines: readonly string[]
}

export const NO_ANSWER: Answer = { draft: EMPTY_DRAFT, failure: null, lines: [] }

/** The answer with one more line of the stream. */
export function heard(answer: Answer, line: string): Answer {
  const data = /^data: ?(.*)$/.exec(line)?.[1]
  if (data === undefined || data === '[DONE]') return { ...answer, lines: [...answer.lines, line] }
  const raw: unknown = JSON.parse(data)
  const event = Event.parse(raw)
  const lines = [...answer.lines, event.item?.type === 'function_call' ? ofOurs(raw) : line]
  return { ...took(answer, event), lines }
}

/** Codex finds the tools of a server by the name of the server. */
function ofOurs(raw: unknown): string {
  const { item, ...rest } = raw as { item: object }
  return `data: ${JSON.stringify({ ...rest, item: { ...item, namespace: NAMESPACE } })}`
}

function took(answer: Answer, event: Event): Answer {
  const { draft } = answer
  switch (event.type) {
    case 'response.output_item.done':
      return { ...answer, draft: event.item === undefined ? draft : withItem(draft, event.item) }
    case 'response.completed':
    case 'response.incomplete':
      return ended(answer, event)
    case 'response.failed':
    case 'error':
      return { ...ended(answer, event), failure: failureOf(event) }
    default: {
      const grown = event.type.endsWith('.delta') ? 4 : 0
      return { ...answer, draft: { ...draft, characters: draft.characters + grown } }
    }
  }
}

function withItem(draft: Draft, item: Item): Draft {
  const isRefusal = item.content?.some(({ type }) => type === 'refusal') ?? false
  return { ...draft, blocks: [...draft.blocks, ...blocksOf(item)], stop: isRefusal ? 'refusal' : draft.stop }
}

function blocksOf({
  type,
  name = '',
  call_id: id = '',
  arguments: json = '',
  content = [],
}: Item): readonly DraftBlock[] {
  if (type === 'function_call') return [{ type: 'tool_use', id, name, json }]
  if (type !== 'message') return []
  return content.flatMap(({ text }) => (text === undefined ? [] : [{ type: 'text' as const, text }]))
}

const STOPS: Readonly<Record<string, string>> = { max_output_tokens: 'max_tokens', content_filter: 'refusal' }

function ended(answer: Answer, { response }: Event): Answer {
  const { draft } = answer
  const counted = response?.usage ?? draft.counted
  const stop = STOPS[response?.incomplete_details?.reason ?? ''] ?? draft.stop
  return { ...answer, draft: { ...draft, counted, stop, isWhole: true } }
}

function failureOf({ response, error, message, code }: Event): Failure {
  const told = response?.error ?? error ?? { message, code, type: null }
  return failureFrom(null, told, null)
}

/** The same classes for the words of this provider. */
export function failureFrom(
  status: number | null,
  { code = null, type = null, message = null }: z.infer<typeof Trouble>,
  waitMs: number | null,
): Failure {
  const words = message ?? (status === null ? 'the provider ended the answer' : `status ${status}`)
  const known = KINDS[code ?? ''] ?? KINDS[type ?? ''] ?? type
  return { status, type: known, code, message: words, waitMs, request: null }
}

const KINDS: Readonly<Record<string, string>> = {
  insufficient_quota: 'billing_error',
  billing_hard_limit_reached: 'billing_error',
  rate_limit_exceeded: 'rate_limit_error',
  context_length_exceeded: 'invalid_request_error',
  server_error: 'api_error',
  server_is_overloaded: 'overloaded_error',
  slow_down: 'overloaded_error',
}

export const ErrorBody = z.object({ error: Trouble })
