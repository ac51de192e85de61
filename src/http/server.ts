import { createAdaptorServer } from '@hono/node-server'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { isIP } from 'node:net'
import { asError, HookeError } from '../domain/errors.ts'
import type { App } from './app.ts'

export { createApp, type App } from './app.ts'
export { createAuth, type Auth } from './auth.ts'
export type { AppDeps, DaemonMark } from './deps.ts'

export interface Served {
  readonly port: number
  /** Ends the live streams, lets open requests finish and closes the port. */
  close(): Promise<void>
}

/** Listens on a port; 0 takes a free one. */
export async function serveApp(app: App, { host, port }: { host: string; port: number }): Promise<Served> {
  requireLoopback(host)
  const server = createAdaptorServer({
    fetch: app.hono.fetch,
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 },
  })
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
      app.close()
      server.close()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      await closed
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
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error
  return new HookeError('port.busy', `port ${port} is taken`, {
    cause: error,
    found: `something else listens on ${host}:${port}`,
    advice: 'stop it with `hooke down`, or choose another port with `hooke up --port`',
  })
}
