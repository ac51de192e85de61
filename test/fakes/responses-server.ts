import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'

export const OPENAI_KEY = 'sk-proj-test-51d0b7c2e94f4a6db8'

export interface ResponsesAnswer {
  readonly say?: string
  readonly calls?: readonly { readonly tool: string; readonly input: unknown; readonly id?: string }[]
  /** Instead of an answer. */
  readonly fails?: {
    readonly status: number
    readonly code: string
    readonly headers?: Record<string, string>
  }
  /** The stream ends before the answer does. */
  readonly cut?: boolean
  readonly incomplete?: 'max_output_tokens' | 'content_filter'
}

/** A request, as strictly as the real API reads it: what it would refuse is refused here. */
const Request = z.strictObject({
  model: z.string(),
  stream: z.literal(true),
  store: z.literal(false),
  input: z.array(z.looseObject({ type: z.string(), namespace: z.undefined().optional() })),
  instructions: z.string().optional(),
  tools: z.array(
    z.strictObject({
      type: z.literal('function'),
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      description: z.string(),
      strict: z.boolean(),
      parameters: z.looseObject({ type: z.literal('object') }),
    }),
  ),
  tool_choice: z.literal('auto'),
  parallel_tool_calls: z.boolean(),
  max_output_tokens: z.number().int().min(16),
  reasoning: z.looseObject({}).nullish(),
  include: z.array(z.string()).optional(),
  prompt_cache_key: z.string().optional(),
  text: z.looseObject({}).optional(),
  service_tier: z.string().optional(),
})
export type ResponsesRequest = z.infer<typeof Request>

export type Answers = (request: ResponsesRequest, n: number) => ResponsesAnswer

/** A server that speaks the Responses API as far as Codex uses it. */
export async function aResponsesServer(answers: Answers) {
  const seen: ResponsesRequest[] = []
  const problems: string[] = []
  const others: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.method !== 'POST' || request.url !== '/v1/responses') {
        others.push(`${request.method} ${request.url}`)
        return response.writeHead(404).end()
      }
      if (request.headers.authorization !== `Bearer ${OPENAI_KEY}`)
        return fail(response, { status: 401, code: 'invalid_api_key' })
      const parsed = Request.safeParse(JSON.parse(body))
      const wrong = parsed.success ? pairsOf(parsed.data) : z.prettifyError(parsed.error)
      if (!parsed.success || wrong !== null) {
        problems.push(wrong ?? '')
        return fail(response, { status: 400, code: 'invalid_request' })
      }
      seen.push(parsed.data)
      const answer = answers(parsed.data, seen.length)
      if (answer.fails !== undefined) return fail(response, answer.fails)
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const events = eventsOf(answer, seen.length)
      const told = answer.cut === true ? events.slice(0, -1) : events
      return response.end(
        told.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    problems,
    others,
    close: () =>
      new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  }
}

/** Each call has its output, and each output its call. */
function pairsOf({ input }: ResponsesRequest): string | null {
  const ids = (type: string): readonly unknown[] =>
    input.filter((item) => item.type === type).map((item) => item['call_id'])
  const [calls, outputs] = [ids('function_call'), ids('function_call_output')]
  const lost = calls.filter((id) => !outputs.includes(id))
  return lost.length === 0 && calls.length === outputs.length
    ? null
    : `calls without output: ${lost.join(', ')}`
}

interface Event {
  readonly type: string
}

function eventsOf({ say, calls = [], incomplete }: ResponsesAnswer, n: number): readonly Event[] {
  const id = `resp_${n}`
  const said = say === undefined ? [] : [messageOf(say, n)]
  const items = [...said, ...calls.map((call, i) => callOf(call, `${n}-${i}`))]
  const usage = {
    input_tokens: 1_000,
    input_tokens_details: { cached_tokens: 800 },
    output_tokens: 20,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 1_020,
  }
  const type = incomplete === undefined ? 'response.completed' : 'response.incomplete'
  const details = incomplete === undefined ? {} : { incomplete_details: { reason: incomplete } }
  return [
    { type: 'response.created', response: { id } },
    ...items.map((item, output_index) => ({ type: 'response.output_item.done', output_index, item })),
    { type, response: { id, usage, ...details } },
  ] as readonly Event[]
}

function messageOf(text: string, n: number): object {
  return { type: 'message', role: 'assistant', id: `msg_${n}`, content: [{ type: 'output_text', text }] }
}

function callOf(call: { tool: string; input: unknown; id?: string }, at: string): object {
  const id = call.id ?? `call_${at}`
  return {
    type: 'function_call',
    id: `fc_${at}`,
    call_id: id,
    name: call.tool,
    arguments: JSON.stringify(call.input),
  }
}

function fail(
  response: { writeHead(status: number, headers: Record<string, string>): { end(text: string): unknown } },
  { status, code, headers = {} }: NonNullable<ResponsesAnswer['fails']>,
): unknown {
  const error = { message: `the server says ${code}`, type: code, code, param: null }
  return response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify({ error }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts).toString('utf8')
}
