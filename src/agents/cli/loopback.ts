import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { asError } from '../../domain/errors.ts'

/** A server on loopback for one process; only who knows its token is answered. */
export interface Loopback {
  readonly origin: string
  readonly token: string
  readonly close: () => void
}

export async function openLoopback(
  serve: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Loopback> {
  const token = randomBytes(24).toString('hex')
  const server = createServer((incoming, response) => {
    if (!isKnown(incoming.headers.authorization ?? '', token)) return void response.writeHead(401).end()
    serve(incoming, response).catch((error: unknown) => response.destroy(asError(error)))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    token,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function isKnown(header: string, token: string): boolean {
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Rejects as soon as there is more than `most` bytes. */
export async function bodyOf(incoming: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of incoming) {
    const piece = Buffer.from(part as Uint8Array)
    parts.push(piece)
    length += piece.length
    if (length > most) throw new Error('the request is far too long')
  }
  return Buffer.concat(parts).toString('utf8')
}
