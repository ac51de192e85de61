import { createAdaptorServer } from '@hono/node-server'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isIP } from 'node:net'
import { asError, HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'
import type { Clock } from '../lib/clock.ts'
import type { App } from './app.ts'

export { createApp, type App } from './app.ts'
export { createAuth, type Auth } from './auth.ts'
export type { AppDeps, DaemonMark } from './deps.ts'

export interface Served {
  readonly port: number
  /** Closes the port, ends the live streams and lets open requests finish, for as long as `GRACE_MS`. */
  close(): Promise<void>
}

export interface Place {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly clock: Clock
}

/** How long an answer may still take while the daemon stops; within the 10 s of a whole stop (row 9). */
const GRACE_MS = 3_000

/** Listens on a port. */
export async function serveApp(app: App, { host, port, clock }: Place): Promise<Served> {
  requireLoopback(host)
  const server = createAdaptorServer({
    createServer,
    fetch: app.hono.fetch,
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 },
  }) as Server
  const connections = letGo(server)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw listenError(asError(error), { host, port })
  }
  const closed = once(server, 'close')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
      connections.endWithAnswer()
      app.close()
      const stop = clock.after(GRACE_MS, () => server.closeAllConnections())
      await closed
      stop()
    },
  }
}

/** A page asks again over the connection that it has: while the server closes, each ends with the answer under way. */
function letGo(server: Server): { readonly endWithAnswer: () => void } {
  const state = { isClosing: false }
  const answering = new Set<ServerResponse>()
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    if (state.isClosing) response.setHeader('connection', 'close')
    answering.add(response)
    response.once('close', () => {
      answering.delete(response)
      if (state.isClosing) server.closeIdleConnections()
    })
  })
  return {
    endWithAnswer() {
      state.isClosing = true
      for (const response of answering) if (!response.headersSent) response.setHeader('connection', 'close')
      server.closeIdleConnections()
    },
  }
}

/** Elsewhere than on this machine it would need a password, which this version does not have (S-1). */
function requireLoopback(host: string): void {
  const bare = host.replace(/^\[|\]$/g, '')
  if (bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))) return
  throw new HookeError('config.invalid', 'the web interface is not served to other machines', {
    found: `http.host = "${host}"; that needs a password and TLS, and this version has neither`,
    advice: 'use 127.0.0.1, and `ssh -L 4665:127.0.0.1:4665` to reach it from elsewhere',
  })
}

function listenError(error: Error, { host, port }: { host: string; port: number }): Error {
  const code = systemCode(error) ?? ''
  if (code === 'EADDRINUSE')
    return new HookeError('port.busy', `port ${port} is taken`, {
      cause: error,
      found: `another program listens on ${host}:${port}`,
      advice: 'choose another port: `hooke up --port 0` takes a free one',
    })
  if (code === 'EACCES' || code === 'EPERM')
    return new HookeError('config.invalid', `port ${port} may not be used`, {
      cause: error,
      found: `${error.message}; ports below 1024 are often for root alone`,
      advice: 'choose another port: `hooke up --port 0` takes a free one',
    })
  if (code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') return error
  return new HookeError('config.invalid', `${host} is no address of this machine`, {
    cause: error,
    found: error.message,
    advice: 'use 127.0.0.1 as `host` of [server] in hooke.toml, or with --host',
  })
}
