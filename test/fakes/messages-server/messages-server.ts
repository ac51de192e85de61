import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { createPrefixCache, type CountedBytes } from './prefix-cache.ts'
import { type Reply } from './reply.ts'
import { MessagesRequest, problemsOf } from './request-shape.ts'
import { refuse, type Refusal, type Seen, send } from './send-reply.ts'

export const KEY = 'sk-ant-test-3f9c1e77a0d24b5c8e61'

/** A request to be answered, with its place among those of the same task. */
export interface Question {
  readonly request: MessagesRequest
  readonly task: string
  /** Answers of the model that are in the request. */
  readonly turn: number
  readonly n: number
}

export type Answers = (question: Question) => Reply | Promise<Reply>

interface State {
  readonly answers: Answers
  readonly key: string
  readonly seen: Seen[]
  readonly cache: ReturnType<typeof createPrefixCache>
  readonly refused: (Refusal & { readonly path: string })[]
}

/** The Messages API on loopback: strict about what it is sent, scripted in what it answers. */
export async function aMessagesServer(
  answers: Answers,
  { key = KEY, leastCached }: { key?: string; leastCached?: number } = {},
) {
  const state: State = { answers, key, seen: [], cache: createPrefixCache(leastCached), refused: [] }
  const server = createServer((incoming, response) => {
    serve(state, incoming, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    key,
    seen: state.seen as readonly Seen[],
    /** Requests that were turned away before they were looked at: wrong key, headers, path or form. */
    refused: state.refused as readonly State['refused'][number][],
    /** Share of all input bytes that repeat a cached prefix (F-9). */
    cachedShare: () => shareOf(state.seen.map(({ bytes }) => bytes)),
    problems: () => state.seen.flatMap(({ problems }) => problems),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
export type MessagesServer = Awaited<ReturnType<typeof aMessagesServer>>

function shareOf(all: readonly CountedBytes[]): number {
  const read = all.reduce((sum, bytes) => sum + bytes.read, 0)
  const total = all.reduce((sum, bytes) => sum + bytes.read + bytes.written + bytes.fresh, 0)
  return total === 0 ? 0 : read / total
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

async function serve(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(incoming)
  const refusal = refusalOf(state, incoming)
  if (refusal !== undefined) {
    state.refused.push({ ...refusal, path: incoming.url ?? '' })
    refuse(response, refusal)
    return
  }
  const [, model] = /^\/v1\/models\/([^?]+)/.exec(incoming.url ?? '') ?? []
  if (model !== undefined) {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        type: 'model',
        id: model,
        display_name: `Fake ${model}`,
        created_at: '2026-01-01T00:00:00Z',
      }),
    )
    return
  }
  await answer(state, body, response)
}

/** The SDK sends the newer one, and the key as a bearer token; others still send the older one with `x-api-key`. */
const VERSIONS = ['2026-10-21', '2023-06-01']

function refusalOf({ key }: State, { headers, method = '', url = '' }: IncomingMessage): Refusal | undefined {
  if (headers.authorization !== `Bearer ${key}` && headers['x-api-key'] !== key)
    return { status: 401, type: 'authentication_error', message: 'invalid API key' }
  if (!/^(POST \/v1\/messages|GET \/v1\/models\/[^/]+)$/.test(`${method} ${url}`))
    return { status: 404, type: 'not_found_error', message: `no ${method} ${url}` }
  return VERSIONS.includes(String(headers['anthropic-version']))
    ? secondTry(headers)
    : wrongForm('anthropic-version: header is required')
}

function secondTry(headers: IncomingMessage['headers']): Refusal | undefined {
  const retries = headers['x-stainless-retry-count'] ?? '0'
  return retries === '0' ? undefined : wrongForm('the SDK tried again by itself')
}

function wrongForm(message: string): Refusal {
  return { status: 400, type: 'invalid_request_error', message }
}

async function answer(state: State, body: string, response: ServerResponse): Promise<void> {
  const parsed = MessagesRequest.safeParse(JSON.parse(body))
  if (!parsed.success) {
    const refusal = wrongForm(parsed.error.message)
    state.refused.push({ ...refusal, path: '/v1/messages' })
    refuse(response, refusal)
    return
  }
  const request = parsed.data
  const problems = problemsOf(request, state.seen.at(-1)?.isPause ?? false)
  const n = state.seen.length + 1
  const reply = problems.length > 0 ? wrong(problems) : await state.answers(questionOf(request, n))
  const isBilled = reply.kind !== 'error'
  const bytes = isBilled ? state.cache.count(request) : { read: 0, written: 0, fresh: 0 }
  const seen: Seen = {
    n,
    request,
    problems,
    bytes,
    reply: reply.kind,
    answered: false,
    isPause: reply.kind === 'said' && reply.stop === 'pause_turn',
  }
  state.seen.push(seen)
  send(reply, { response, seen })
}

function questionOf(request: MessagesRequest, n: number): Question {
  const [first] = request.messages[0]?.content ?? []
  const turn = request.messages.filter(({ role }) => role === 'assistant').length
  return { request, n, turn, task: first?.type === 'text' ? first.text : '' }
}

function wrong(problems: readonly string[]): Reply {
  return { kind: 'error', ...wrongForm(problems.join('; ')), headers: {} }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
