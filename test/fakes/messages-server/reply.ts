import { sign } from './signature.ts'

export type SaidBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly thinking: string }
  | { readonly type: 'redacted_thinking'; readonly data: string }
  | { readonly type: 'call'; readonly tool: string; readonly input: unknown; readonly id?: string }
  /** Arguments as they come over the wire, valid or not. */
  | { readonly type: 'rawCall'; readonly tool: string; readonly json: string }

/** What the model says; `stop` follows from it unless it is given. */
export interface Said {
  readonly content: readonly SaidBlock[]
  readonly stop?: string
  readonly category?: string
}

export type Reply =
  | ({ readonly kind: 'said' } & Said)
  | {
      readonly kind: 'error'
      readonly status: number
      readonly type: string
      readonly message?: string
      /** `error.details.error_code`. */
      readonly code?: string | undefined
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection is gone after so many chunks, or ends politely; 0: before the first byte of an answer. */
  | { readonly kind: 'cut'; readonly after: number; readonly said: Said; readonly politely?: boolean }
  /** An error event after so many chunks. */
  | { readonly kind: 'broken'; readonly after: number; readonly type: string; readonly said: Said }
  /** So many chunks, then nothing, for ever. */
  | { readonly kind: 'hangs'; readonly after: number; readonly said: Said }
  /** No end: a ping whenever `beat` is called. */
  | { readonly kind: 'pings'; readonly onBeat: (beat: () => void) => void }
  | { readonly kind: 'garbage' }

export const says = (...content: readonly SaidBlock[]): Reply => ({ kind: 'said', content })
export const text = (words: string): SaidBlock => ({ type: 'text', text: words })
export const thinks = (thinking: string): SaidBlock => ({ type: 'thinking', thinking })
export const calls = (tool: string, input: unknown): SaidBlock => ({ type: 'call', tool, input })
export const rawCalls = (tool: string, json: string): SaidBlock => ({ type: 'rawCall', tool, json })
export const submits = (output: unknown): Reply => says(calls('submit', output))
export const fails = (
  status: number,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  kind: 'error',
  status,
  type,
  headers,
})

export interface TokenUsage {
  readonly input_tokens: number
  readonly cache_creation_input_tokens: number
  readonly cache_read_input_tokens: number
  readonly output_tokens: number
}

const PIECE = 400

/** A reply as server-sent events, one chunk each. */
export function chunksOf(
  said: Said,
  about: { id: string; model: string; usage: TokenUsage },
): readonly string[] {
  const { id, model, usage } = about
  const stop =
    said.stop ??
    (said.content.some(({ type }) => type === 'call' || type === 'rawCall') ? 'tool_use' : 'end_turn')
  return [
    event('message_start', {
      message: {
        id,
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        usage: { ...usage, output_tokens: 1 },
      },
    }),
    event('ping', {}),
    ...said.content.flatMap((block, index) => blockChunks(block, index, `${id}_${index}`, model)),
    event('message_delta', {
      delta: {
        stop_reason: stop,
        stop_sequence: null,
        ...(said.category === undefined
          ? {}
          : { stop_details: { type: 'refusal', category: said.category } }),
      },
      usage: { output_tokens: usage.output_tokens },
    }),
    event('message_stop', {}),
  ]
}

export function event(type: string, body: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...body })}\n\n`
}

function blockChunks(block: SaidBlock, index: number, id: string, model: string): readonly string[] {
  const [started, deltas] = partsOf(block, id, model)
  return [
    event('content_block_start', { index, content_block: started }),
    ...deltas.map((delta) => event('content_block_delta', { index, delta })),
    event('content_block_stop', { index }),
  ]
}

function partsOf(block: SaidBlock, id: string, model: string): readonly [object, readonly object[]] {
  switch (block.type) {
    case 'text':
      return [
        { type: 'text', text: '' },
        pieces(block.text).map((piece) => ({ type: 'text_delta', text: piece })),
      ]
    case 'thinking':
      return [
        { type: 'thinking', thinking: '', signature: '' },
        [
          ...pieces(block.thinking).map((thinking) => ({ type: 'thinking_delta', thinking })),
          { type: 'signature_delta', signature: sign(block.thinking, model) },
        ],
      ]
    case 'redacted_thinking':
      return [block, []]
    case 'call':
      return callParts(block.id ?? `toolu_${id}`, block.tool, JSON.stringify(block.input))
    case 'rawCall':
      return callParts(`toolu_${id}`, block.tool, block.json)
  }
}

function callParts(id: string, name: string, json: string): readonly [object, readonly object[]] {
  return [
    { type: 'tool_use', id, name, input: {} },
    pieces(json).map((piece) => ({ type: 'input_json_delta', partial_json: piece })),
  ]
}

/** Long texts come in larger pieces, so that a megabyte is not thousands of chunks. */
function pieces(whole: string): readonly string[] {
  const size = Math.max(PIECE, Math.ceil(whole.length / 50))
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
    whole.slice(i * size, (i + 1) * size),
  )
}
