import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { z } from 'zod'
import { toCliName, ownName } from '../../../src/agents/claude-code/hook-rules.ts'
import { type MessagesServer } from '../../fakes/messages-server/messages-server.ts'

const Block = z.looseObject({ type: z.string() })
const Asked = z.object({
  model: z.string(),
  max_tokens: z.number(),
  system: z.array(z.object({ text: z.string() })),
  tools: z.array(z.object({ name: z.string(), description: z.string(), input_schema: z.looseObject({}) })),
  messages: z.array(z.object({ role: z.string(), content: z.union([z.string(), z.array(Block)]) })),
})
type Asked = z.infer<typeof Asked>

/**
 * The fake Messages server as Claude Code needs it: what it says beside our conversation (its own preamble, notes of the
 * system, marks, prefixes of tools) is taken off on the way in, and the prefixes come back on the way out.
 */
export async function aMessagesDoor(server: MessagesServer) {
  const other: string[] = []
  const asked: Asked[] = []
  const http = createServer((incoming, response) => {
    pass(server, { incoming, response, other, asked }).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    /** Requests that were not for the model. */
    other: other as readonly string[],
    /** What Claude Code really sent. */
    asked: asked as readonly Asked[],
    close: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}

async function pass(
  server: MessagesServer,
  {
    incoming,
    response,
    other,
    asked,
  }: { incoming: IncomingMessage; response: ServerResponse; other: string[]; asked: Asked[] },
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const { method = '', url = '', headers } = incoming
  if (method !== 'POST' || !url.startsWith('/v1/messages?')) {
    other.push(`${method} ${url}`)
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
    return
  }
  const request = Asked.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  asked.push(request)
  const answer = await fetch(`${server.url}/v1/messages`, {
    method,
    headers: { 'x-api-key': String(headers['x-api-key']), 'anthropic-version': '2023-06-01' },
    body: JSON.stringify(ours(request)),
  })
  const text = await answer.text()
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/json',
  })
  response.end(text.replaceAll(/("type":"tool_use","id":"[^"]*","name":")([a-z]+)"/g, withPrefix))
}

const withPrefix = (_: string, before: string, name: string): string => `${before}${toCliName(name)}"`

function ours({ model, max_tokens, system, tools, messages }: Asked): object {
  const last = system.at(-1)?.text ?? ''
  return {
    model,
    max_tokens: Math.min(max_tokens, 128_000),
    stream: true,
    system: [{ type: 'text', text: last }],
    tools: tools.map((tool) => ({ ...tool, name: ownName(tool.name) ?? tool.name })),
    messages: messages
      .filter(({ role }) => role !== 'system')
      .map(({ role, content }) => ({
        role,
        content: typeof content === 'string' ? [{ type: 'text', text: content }] : content.map(plain),
      }))
      .map(inOrder),
  }
}

interface Said {
  readonly role: string
  readonly content: readonly object[]
}

/** Claude Code sends results in the order in which they came; the service takes any, the fake wants that of the calls. */
function inOrder(message: Said, at: number, all: readonly Said[]): Said {
  const calls = (all[at - 1]?.content ?? []).map((block) => ('id' in block ? block.id : undefined))
  const placeOf = (block: object): number =>
    'tool_use_id' in block ? calls.indexOf(block.tool_use_id) : calls.length
  return { ...message, content: message.content.toSorted((a, b) => placeOf(a) - placeOf(b)) }
}

const Result = z.array(z.object({ text: z.string() }))

function plain({ cache_control: _mark, ...block }: z.infer<typeof Block>): object {
  switch (block.type) {
    case 'tool_use':
      return {
        type: 'tool_use',
        id: block['id'],
        name: ownName(String(block['name'])) ?? block['name'],
        input: block['input'],
      }
    case 'tool_result': {
      const { content } = block
      const texts =
        typeof content === 'string'
          ? content
          : Result.parse(content)
              .map(({ text }) => text)
              .join('\n')
      return {
        type: 'tool_result',
        tool_use_id: block['tool_use_id'],
        content: texts,
        ...(block['is_error'] === true ? { is_error: true } : {}),
      }
    }
    default:
      return block
  }
}
