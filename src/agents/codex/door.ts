import { type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf, type Loopback, openLoopback } from '../cli/loopback.ts'
import { requestIn, type ResponsesRequest } from './responses.ts'

/** A request of Codex to its model, which waits until it is answered. */
export interface Asked {
  readonly request: ResponsesRequest
  /** False for what Codex asks for itself, for example to make its conversation shorter. */
  readonly isTurn: boolean
  /** Hands it the lines of an answer. */
  answer(lines: readonly string[]): void
}

/** Where Codex believes its model to be: on loopback, for one session, so that it never has the key. */
export interface Door extends Pick<Loopback, 'token' | 'close'> {
  readonly url: string
}

const LONGEST_REQUEST = 64_000_000

export async function openDoor(onAsked: (asked: Asked) => void): Promise<Door> {
  const { origin, token, close } = await openLoopback((incoming, response) =>
    serve(incoming, response, onAsked),
  )
  return { url: `${origin}/v1`, token, close }
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  onAsked: (asked: Asked) => void,
): Promise<void> {
  if (incoming.method !== 'POST' || incoming.url !== '/v1/responses')
    return void response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
  const request = requestIn(await bodyOf(incoming, LONGEST_REQUEST))
  response.on('error', () => undefined)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  onAsked({
    request,
    isTurn: kindIn(incoming.headers['x-codex-turn-metadata']) === 'turn',
    answer: (lines) => void response.end(`${lines.join('\n')}\n\n`),
  })
}

/** Versions that do not say what a request is for ask for turns only. */
function kindIn(header: string | string[] | undefined): string {
  return /"request_kind":"([^"]*)"/.exec(String(header ?? ''))?.[1] ?? 'turn'
}
