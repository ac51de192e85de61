import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRunpodClient } from '../../../src/compute/runpod/client.ts'
import { RunpodTrouble } from '../../../src/compute/runpod/trouble.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { TEST_KEY } from '../../fakes/runpod/pods.ts'

const signal = new AbortController().signal

async function troubleAt(baseUrl: string, environment = {}): Promise<RunpodTrouble> {
  const about = { apiKey: () => TEST_KEY, clock: systemClock, timeoutMs: 5_000, environment }
  const asked = createRunpodClient({ baseUrl, ...about }).pods(signal)
  const thrown: unknown = await asked.catch((error: unknown) => error)
  if (thrown instanceof RunpodTrouble) return thrown
  throw new Error('it answered')
}

describe('the way to RunPod', () => {
  it('row 84: a name that cannot be looked up is doubt, to be tried again, with the reason', async () => {
    const trouble = await troubleAt('https://api.runpod.invalid')

    expect(trouble).toMatchObject({ kind: 'doubt', code: 'compute.unreachable', retryable: true })
    expect(trouble.found).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })

  it('row 84: a certificate that nobody vouches for ends the connection before the key is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hooke-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    execFileSync('openssl', [...made, '-keyout', key, '-out', cert, '-subj', '/CN=localhost', '-days', '1'], {
      stdio: 'ignore',
    })
    const asked: string[] = []
    const options = { key: readFileSync(key), cert: readFileSync(cert) }
    const server = createTlsServer(options, ({ headers }, response) => {
      asked.push(headers.authorization ?? '')
      response.end('{"pods":[]}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const trouble = await troubleAt(`https://127.0.0.1:${(server.address() as AddressInfo).port}`)

      expect(trouble).toMatchObject({ kind: 'doubt', retryable: true })
      expect(trouble.found).toMatch(/self-signed|certificate/)
      expect(asked).toEqual([])
    } finally {
      server.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('row 84: a proxy is asked for a tunnel and never sees the key', async () => {
    let heard = ''
    const proxy = createServer((socket) => {
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString('latin1')
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const trouble = await troubleAt('https://api.runpod.invalid', { HTTPS_PROXY })
    proxy.close()

    expect(trouble).toMatchObject({ kind: 'doubt', retryable: true })
    expect(heard).toMatch(/^CONNECT api\.runpod\.invalid:443 /)
    expect(heard).not.toContain(TEST_KEY)
  })
})
