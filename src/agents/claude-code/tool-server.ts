import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { asError } from '../../domain/errors.ts'
import { type ToolDescription, type ToolResult } from '../agent.ts'
import { SERVER } from './hook-rules.ts'

/** The daemon's tools as a command line agent sees them: an MCP server on loopback, for one session. */
export interface ToolServer {
  readonly url: string
  /** Only who knows it is answered. */
  readonly token: string
  close(): void
}

/** Resolves once the call with this id was carried out. */
export type OnCall = (id: string) => Promise<ToolResult>

const Request = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.looseObject({}).default({}),
})
type Request = z.infer<typeof Request>
const Initialize = z.object({ protocolVersion: z.string() })
/** The id of a call, as Claude Code and as Codex tell it. */
const Call = z.object({
  _meta: z.union([
    z.object({ 'claudecode/toolUseId': z.string() }).transform((meta) => meta['claudecode/toolUseId']),
    z.object({ callId: z.string() }).transform(({ callId }) => callId),
  ]),
})

const LONGEST_REQUEST = 8_000_000
const NO_METHOD = -32_601

export async function startToolServer(
  tools: readonly ToolDescription[],
  onCall: OnCall,
): Promise<ToolServer> {
  const token = randomBytes(24).toString('hex')
  const server = createServer((incoming, response) => {
    serve({ incoming, response, token }, (request) => answer(request, tools, onCall)).catch(
      (error: unknown) => response.destroy(asError(error)),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    token,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Exchange {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  readonly token: string
}

async function serve(
  { incoming, response, token }: Exchange,
  answerTo: (request: Request) => Promise<object>,
): Promise<void> {
  if (!isKnown(incoming.headers.authorization ?? '', token)) return void response.writeHead(401).end()
  if (incoming.method !== 'POST') return void response.writeHead(405).end()
  const request = Request.parse(JSON.parse(await bodyOf(incoming)))
  if (request.id === undefined) return void response.writeHead(202).end()
  const body = JSON.stringify({ jsonrpc: '2.0', id: request.id, ...(await answerTo(request)) })
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
}

function isKnown(header: string, token: string): boolean {
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function answer(
  { method, params }: Request,
  tools: readonly ToolDescription[],
  onCall: OnCall,
): Promise<object> {
  switch (method) {
    case 'initialize': {
      const { protocolVersion } = Initialize.parse(params)
      const serverInfo = { name: SERVER, version: '1' }
      return { result: { protocolVersion, capabilities: { tools: {} }, serverInfo } }
    }
    case 'ping':
      return { result: {} }
    case 'tools/list':
      return { result: { tools: tools.map(toolOf) } }
    case 'tools/call':
      return { result: await called(params, onCall) }
    default:
      return { error: { code: NO_METHOD, message: `there is no ${method}` } }
  }
}

async function called(params: object, onCall: OnCall): Promise<object> {
  const { success, data } = Call.safeParse(params)
  if (!success) return { content: [textOf('the call has no id, so it was not carried out')], isError: true }
  const { ok, output } = await onCall(data._meta)
  return { content: [textOf(output.trim() === '' ? '(no output)' : output)], isError: !ok }
}

const textOf = (text: string): object => ({ type: 'text', text })

// "Only reads" lets Claude Code send all calls of an answer at once; the daemon carries them out one after the other.
function toolOf({ name, description, input }: ToolDescription): object {
  const { $schema: _dialect, ...inputSchema } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
  })
  return {
    name,
    description,
    inputSchema: { type: 'object', ...inputSchema },
    annotations: { readOnlyHint: true },
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of incoming) {
    const piece = Buffer.from(part as Uint8Array)
    parts.push(piece)
    length += piece.length
    if (length > LONGEST_REQUEST) throw new Error('the request is far too long')
  }
  return Buffer.concat(parts).toString('utf8')
}
