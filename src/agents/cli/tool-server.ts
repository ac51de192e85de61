import { type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { type ToolDescription, type ToolResult } from '../agent.ts'
import { bodyOf, type Loopback, openLoopback } from './loopback.ts'

/** The name of the daemon's tools to a program. */
export const SERVER = 'hooke'

/** The daemon's tools as a command line agent sees them: an MCP server on loopback, for one session. */
export interface ToolServer extends Pick<Loopback, 'token' | 'close'> {
  readonly url: string
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
  const { origin, token, close } = await openLoopback((incoming, response) =>
    serve(incoming, response, (request) => answer(request, tools, onCall)),
  )
  return { url: `${origin}/mcp`, token, close }
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  answerTo: (request: Request) => Promise<object>,
): Promise<void> {
  if (incoming.method !== 'POST') return void response.writeHead(405).end()
  const request = Request.parse(JSON.parse(await bodyOf(incoming, LONGEST_REQUEST)))
  if (request.id === undefined) return void response.writeHead(202).end()
  const body = JSON.stringify({ jsonrpc: '2.0', id: request.id, ...(await answerTo(request)) })
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
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
