import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAllowed, isPublic, parseTarget } from '../../src/lib/sandbox/proxy/allow-list.ts'
import { type ProxyRequest, startProxy } from '../../src/lib/sandbox/proxy/proxy.ts'
import { aPlace, type Place, skipped } from './place.ts'

describe('the list of allowed hosts', () => {
  const list = ['pypi.org', '*.pythonhosted.org', 'mirror.lab:8080']

  it.each([
    ['pypi.org', 443, true],
    ['PyPI.org.', 443, true],
    ['files.pythonhosted.org', 443, true],
    ['mirror.lab', 8080, true],
    ['pythonhosted.org', 443, false],
    ['evilpythonhosted.org', 443, false],
    ['pypi.org.evil.com', 443, false],
    ['pypi.org', 22, false],
    ['mirror.lab', 443, false],
    ['127.0.0.1', 443, false],
    ['[::1]', 443, false],
    ['pypi.org/.evil.com', 443, false],
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
