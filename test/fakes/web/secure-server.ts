import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SecureServer {
  readonly port: number
  /** The certificate, for who trusts it. */
  readonly ca: string
  /** What was asked, in order. */
  readonly asked: readonly { readonly host: string; readonly url: string; readonly headers: object }[]
  close(): void
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void

/** An https server on loopback with a certificate for some names; needs openssl. */
export async function aSecureServer(names: readonly string[], answer: Answering): Promise<SecureServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-web-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', '/CN=a test', '-addext', alternatives, '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  )
  const ca = readFileSync(cert, 'utf8')
  const asked: { host: string; url: string; headers: object }[] = []
  const server = createServer({ key: readFileSync(key), cert: ca }, (request, response) => {
    asked.push({ host: request.headers.host ?? '', url: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  rmSync(folder, { recursive: true })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    ca,
    asked,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
