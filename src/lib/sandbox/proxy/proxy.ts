import { lookup } from 'node:dns/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { isAllowed, isPublic, parseTarget, type Target } from './allow-list.ts'

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
  const server = createServer((incoming, answer) => void forward(options, incoming, answer))
  server.on('connect', (incoming: IncomingMessage, client: Duplex) => void tunnel(options, incoming, client))
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

async function tunnel(options: ProxyOptions, { url = '' }: IncomingMessage, client: Duplex): Promise<void> {
  client.on('error', () => client.destroy())
  const target = parseTarget(url)
  const address = target === null ? null : await addressOf(options, target, 'CONNECT')
  if (target === null || address === null) {
    client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
    return
  }
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

const OWN_HEADERS = ['proxy-connection', 'proxy-authorization', 'connection', 'host']

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
  const kept = Object.entries(incoming.headers).filter(([name]) => !OWN_HEADERS.includes(name))
  const headers = { ...Object.fromEntries(kept), host: url.host }
  const upstream = request(
    { host: address, port: target.port, method, path: `${url.pathname}${url.search}`, headers, agent: false },
    (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    },
  )
  upstream.on('error', () => {
    options.log({ ...target, method, outcome: 'no answer' })
    if (!answer.headersSent) answer.writeHead(502)
    answer.end()
  })
  answer.on('close', () => upstream.destroy())
  incoming.pipe(upstream)
}
