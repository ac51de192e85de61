import { lookup } from 'node:dns/promises'
import {
  createServer,
  type IncomingMessage,
  request,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isAllowed, isPublic, parseTarget, type Target } from './allow-list.ts'
import { endToEndHeaders } from './end-to-end-headers.ts'

/** One request of a sandboxed command, and what became of it. */
export interface ProxyRequest extends Target {
  readonly method: string
  readonly outcome: 'allowed' | 'not on the list' | 'no public address' | 'no answer'
}

export interface ProxyOptions {
  /** Path of the socket it listens on; a sandbox has no other way out. */
  readonly socket: string
  readonly allowed: readonly string[]
  readonly log: (request: ProxyRequest) => void
  /** The address of a name; null where it has none that may be reached. */
  readonly resolve?: (host: string) => Promise<string | null>
}

/** A way out of the sandbox to the hosts of a list and nowhere else, each request logged. */
export async function startProxy(options: ProxyOptions): Promise<{ close(): void }> {
  const server = createServer((incoming, answer) => {
    forward(options, incoming, answer).catch(() => answer.destroy())
  })
  server.on('connect', ({ url = '' }: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy())
    // what the client sent along with its request belongs to the tunnel
    client.unshift(head)
    tunnel(options, url, client).catch(() => client.destroy())
  })
  server.on('clientError', (_error, client) => client.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.socket, resolve)
  })
  server.unref()
  return {
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The address to connect to, decided once, so that a second answer of the name server cannot change it. */
async function addressOf(options: ProxyOptions, target: Target, method: string): Promise<string | null> {
  const told = (outcome: ProxyRequest['outcome']): null => {
    options.log({ ...target, method, outcome })
    return null
  }
  if (!isAllowed(target, options.allowed)) return told('not on the list')
  const address = await (options.resolve ?? publicAddress)(target.host)
  if (address === null) return told('no public address')
  told('allowed')
  return address
}

async function publicAddress(host: string): Promise<string | null> {
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.find(({ address }) => isPublic(address))?.address ?? null
}

async function tunnel(options: ProxyOptions, url: string, client: Duplex): Promise<void> {
  const target = parseTarget(url)
  const address = target === null ? null : await addressOf(options, target, 'CONNECT')
  if (target === null || address === null) {
    client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
    return
  }
  // gone meanwhile: its end would not be told again
  if (client.destroyed) return
  const upstream = connect({ host: address, port: target.port, allowHalfOpen: true }, () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  upstream.on('error', () => {
    options.log({ ...target, method: 'CONNECT', outcome: 'no answer' })
    client.destroy()
  })
  client.on('close', () => upstream.destroy())
}

async function forward(
  options: ProxyOptions,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const url = URL.parse(incoming.url ?? '')
  const method = incoming.method ?? 'GET'
  const target = url?.protocol === 'http:' ? { host: url.hostname, port: Number(url.port || '80') } : null
  const address = target === null ? null : await addressOf(options, target, method)
  if (url === null || target === null || address === null) {
    answer.writeHead(403).end('this host is not on the list of the sandbox\n')
    return
  }
  const headers = { ...endToEndHeaders(incoming.headers), host: url.host }
  const path = `${url.pathname}${url.search}`
  const way = { host: address, port: target.port, method, path, headers, agent: false }
  await exchange(way, incoming, answer).catch(() => {
    options.log({ ...target, method, outcome: 'no answer' })
    noAnswer(answer)
  })
}

/** Nothing that either side sends may throw anywhere but here: the daemon would end with it. */
async function exchange(
  way: RequestOptions,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const reply = await replyTo(way, incoming, answer)
  const { statusCode = 0 } = reply
  if (statusCode < 200) throw new Error(`no final answer: ${statusCode}`)
  // its chunks are undone already, and made anew where the client knows them
  const { 'transfer-encoding': _, ...headers } = endToEndHeaders(reply.headers)
  answer.writeHead(statusCode, headers)
  await pipeline(reply, answer)
}

async function replyTo(
  way: RequestOptions,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const upstream = request(way, resolve)
    upstream.on('error', reject)
    upstream.on('close', () => reject(new Error('closed without an answer')))
    answer.on('close', () => upstream.destroy())
    // the client stays connected, so that it can be told what went wrong
    pipeline(incoming.iterator({ destroyOnReturn: false }), upstream).catch(reject)
  })
}

/** An answer that has begun is broken off, so that nobody takes it for a whole one. */
function noAnswer(answer: ServerResponse): void {
  if (answer.headersSent) answer.destroy()
  else answer.writeHead(502, { connection: 'close' }).end()
}
