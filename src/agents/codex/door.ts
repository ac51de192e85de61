import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { asError } from '../../domain/errors.ts'
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
export interface Door {
  readonly url: string
  /** Only who knows it is answered. */
  readonly token: string
  close(): void
}

const LONGEST_REQUEST = 64_000_000

export async function openDoor(onAsked: (asked: Asked) => void): Promise<Door> {
  const token = randomBytes(24).toString('hex')
  const server = createServer((incoming, response) => {
    serve(incoming, response, { token, onAsked }).catch((error: unknown) => response.destroy(asError(error)))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1`,
    token,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  { token, onAsked }: { token: string; onAsked: (asked: Asked) => void },
): Promise<void> {
  if (!isKnown(incoming.headers.authorization ?? '', token)) return void response.writeHead(401).end()
  if (incoming.method !== 'POST' || incoming.url !== '/v1/responses')
    return void response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
  const request = requestIn(await bodyOf(incoming))
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

function isKnown(header: string, token: string): boolean {
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
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
