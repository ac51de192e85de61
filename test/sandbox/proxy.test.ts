import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type OutgoingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createRawServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAllowed, isPublic, parseTarget } from '../../src/lib/sandbox/proxy/allow-list.ts'
import { type ProxyRequest, startProxy } from '../../src/lib/sandbox/proxy/proxy.ts'
import { aPlace, type Place, skipped } from './place.ts'

describe('the list of allowed hosts', () => {
  const list = ['index.example', '*.packages.example', 'mirror.lab:8080']

  it.each([
    ['index.example', 443, true],
    ['Index.Example.', 443, true],
    ['files.packages.example', 443, true],
    ['mirror.lab', 8080, true],
    ['packages.example', 443, false],
    ['evilpackages.example', 443, false],
    ['index.example.evil.com', 443, false],
    ['index.example', 22, false],
    ['mirror.lab', 443, false],
    ['127.0.0.1', 443, false],
    ['[::1]', 443, false],
    ['index.example/.evil.com', 443, false],
  ])('A-6: %s port %i: %s', (host, port, allowed) => {
    expect(isAllowed({ host, port }, list)).toBe(allowed)
  })

  it('A-6: never allows an address, whatever the list', () =>
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (host) => !isAllowed({ host, port: 443 }, [host, '*'])),
    ))

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '172.20.0.1',
    '100.64.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    'x',
  ])('A-6: %s is no address of the open internet', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it('A-6: public addresses are, and a target is a host and a port', () => {
    expect([isPublic('93.184.216.34'), isPublic('2606:4700::1111')]).toEqual([true, true])
    expect(parseTarget('a.b:443')).toEqual({ host: 'a.b', port: 443 })
    expect(['a.b', 'a@b:1', 'a:99999', ':1', 'a b:1'].map(parseTarget)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('what a proxy passes on', () => {
  let proxy: { close(): void }
  let echo: Server
  const folder = mkdtempSync(path.join(tmpdir(), 'hooke-proxy-'))
  const socket = path.join(folder, 'socket')
  const port = { echo: 0, raw: 0 }
  /** What the raw server answers, byte by byte. */
  let bytes = ''
  const raw = createRawServer((client) => {
    client.on('error', () => client.destroy())
    client.once('data', () => client.end(bytes))
  })
  const log: ProxyRequest[] = []

  beforeAll(async () => {
    echo = createServer((incoming, answer) => {
      void text(incoming).then((body) => answer.end(JSON.stringify({ headers: incoming.headers, body })))
    })
    for (const [name, server] of Object.entries({ echo, raw })) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      Object.assign(port, { [name]: (server.address() as AddressInfo).port })
    }
    proxy = await startProxy({
      socket,
      allowed: [`echo.test:${port.echo}`, `raw.test:${port.raw}`],
      resolve: () => Promise.resolve('127.0.0.1'),
      log: (each) => log.push(each),
    })
  })
  afterAll(() => {
    proxy.close()
    echo.close()
    raw.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = (url: string, headers: OutgoingHttpHeaders = {}, { method = 'GET', body = '' } = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const asked = request({ socketPath: socket, path: url, method, headers, agent: false }, (reply) => {
        text(reply).then(
          (read) => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: read }),
          reject,
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  const echoed = async (headers: OutgoingHttpHeaders, given = {}) => {
    const { status, body } = await ask(`http://echo.test:${port.echo}/`, headers, given)
    return { status, ...(JSON.parse(body) as { headers: Record<string, string>; body: string }) }
  }
  const answered = async (head: string) => {
    bytes = head
    return ask(`http://raw.test:${port.raw}/`)
  }
  /** Bytes as no HTTP client sends them, and all that comes back. */
  const sent = async (written: string) => {
    const client = connect(socket)
    client.write(written)
    return text(client)
  }

  it('A-6: a request with a `Trailer` reaches its host without it, and the proxy lives on', async () => {
    const head = `GET http://echo.test:${port.echo}/ HTTP/1.1\r\nHost: x\r\nTrailer: x\r\nConnection: close\r\n\r\n`
    const reply = await sent(head)

    expect(reply).toMatch(/^HTTP\/1\.1 200 /)
    expect(reply).not.toContain('trailer')
    expect((await echoed({})).status).toBe(200)
  })

  it('A-6: what concerns one connection is kept from the next, in both directions', async () => {
    const own = {
      connection: 'x-own, content-length, keep-alive',
      'x-own': '1',
      te: 'trailers',
      upgrade: 'h2c',
      'proxy-authorization': 'Basic eA==',
      'keep-alive': 'timeout=5',
    }
    const asked = await echoed(
      { ...own, 'x-kept': '1', 'content-length': '4' },
      { method: 'POST', body: 'body' },
    )
    const reply = await answered(
      'HTTP/1.1 200 OK\r\nConnection: x-own, close\r\nX-Own: 1\r\nX-Kept: 1\r\nTrailer: x\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nok',
    )

    expect(asked.headers).toEqual({
      'x-kept': '1',
      'content-length': '4',
      host: `echo.test:${port.echo}`,
      connection: 'close',
    })
    expect(asked.body).toBe('body')
    expect(reply).toMatchObject({ status: 200, body: 'ok' })
    expect(reply.headers).toMatchObject({ 'x-kept': '1', 'content-length': '2' })
    expect(Object.keys(reply.headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(x-own|trailer|proxy-.*)$/)]),
    )
  })

  it.each([
    ['a status below every status', 'HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n'],
    [
      'a switch of protocols nobody asked for',
      'HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
    ['no HTTP', 'hello\r\n\r\n'],
    ['nothing', ''],
  ])('A-6: %s from a host is no answer, and the proxy lives on', async (_what, head) => {
    log.length = 0

    expect(await answered(head)).toMatchObject({ status: 502, body: '' })
    expect(log.map(({ outcome }) => outcome)).toEqual(['allowed', 'no answer'])
    expect((await answered('HTTP/1.1 204 No\r\n\r\n')).status).toBe(204)
  })

  it('A-6: an answer that breaks off is not passed on as a whole one', async () => {
    await expect(
      answered('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'),
    ).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect((await answered('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')).body).toBe('ok')
  })

  it('A-6: what a client sends together with its CONNECT goes into the tunnel', async () => {
    const reply = await sent(
      `CONNECT echo.test:${port.echo} HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: first\r\nConnection: close\r\n\r\n`,
    )

    expect(reply).toContain('"host":"first"')
  })
})

describe.skipIf(skipped !== '')(`the way out of a sandbox${skipped}`, () => {
  let place: Place
  let server: Server
  let proxy: { close(): void }
  let port: number
  const log: ProxyRequest[] = []
  const folder = mkdtempSync(path.join(tmpdir(), 'hooke-proxy-'))
  beforeAll(async () => {
    server = createServer((incoming, answer) =>
      answer.end(`reached ${incoming.headers.host ?? ''}${incoming.url ?? ''}`),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    const socket = path.join(folder, 'socket')
    const resolve = (host: string) => Promise.resolve(host.startsWith('inner') ? null : '127.0.0.1')
    const allowed = [`mirror.test:${port}`, `inner.test:${port}`]
    proxy = await startProxy({ socket, allowed, resolve, log: (request) => log.push(request) })
    place = aPlace({ proxy: { socket, node: process.execPath } })
  })
  afterAll(() => {
    proxy.close()
    server.close()
    place.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const ASK = `
    const http = require('node:http')
    const at = new URL(process.env.HTTP_PROXY)
    const plain = (url) => new Promise((done) => http.get({ host: at.hostname, port: at.port, path: url, headers: { host: new URL(url).host } }, (r) => { let t = ''; r.on('data', (d) => (t += d)); r.on('end', () => done(r.statusCode + ' ' + t.trim())) }).on('error', (e) => done(e.code)))
    const tunnel = (to) => new Promise((done) => { const q = http.request({ host: at.hostname, port: at.port, method: 'CONNECT', path: to }); q.on('connect', (r, s) => { if (r.statusCode !== 200) return done(String(r.statusCode)); let t = ''; s.on('data', (d) => (t += d)); s.on('end', () => done('200 ' + t.split('\\r\\n').at(-1))); s.end('GET /t HTTP/1.0\\r\\nHost: x\\r\\n\\r\\n') }); q.on('error', (e) => done(e.code)); q.end() })
    const direct = (p) => new Promise((done) => http.get({ host: '127.0.0.1', port: p, path: '/' }, () => done('reached')).on('error', (e) => done(e.code)))
    const p = process.argv[1]
    Promise.all([plain('http://mirror.test:' + p + '/a?b=c'), plain('http://evil.test:' + p + '/'), plain('http://inner.test:' + p + '/'), tunnel('mirror.test:' + p), tunnel('127.0.0.1:' + p), direct(p)]).then((r) => console.log(JSON.stringify(r)))`

  it('A-6, A-13: leads to the hosts of the list and nowhere else, and every request is logged', async () => {
    const { code, stdout, stderr } = await place.run(['node', '-e', ASK, String(port)])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual([
      `200 reached mirror.test:${port}/a?b=c`,
      '403 this host is not on the list of the sandbox',
      '403 this host is not on the list of the sandbox',
      '200 reached x/t',
      '403',
      'ECONNREFUSED',
    ])
    expect(log.map(({ method, host, outcome }) => `${method} ${host}: ${outcome}`).toSorted()).toEqual([
      'CONNECT 127.0.0.1: not on the list',
      'CONNECT mirror.test: allowed',
      'GET evil.test: not on the list',
      'GET inner.test: no public address',
      'GET mirror.test: allowed',
    ])
  })

  it('A-6: gives back the exit code, the signal and the streams of the command', async () => {
    expect(await place.sh('echo out; echo err >&2; exit 7')).toMatchObject({
      code: 7,
      stdout: 'out\n',
      stderr: 'err\n',
    })
    expect(await place.sh('kill -TERM $$')).toMatchObject({ code: 143 })
    expect((await place.run(['no-such-program'])).code).toBe(127)
  })
})
