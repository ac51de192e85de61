import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWebLookup } from '../../src/agents/lookup/web-lookup.ts'
import { lookupChecks } from '../../src/app/doctor-lookups.ts'
import { readConfig } from '../../src/config/load.ts'
import { aSecureServer, type SecureServer } from '../fakes/web/secure-server.ts'

let server: SecureServer
beforeAll(async () => {
  server = await aSecureServer(['papers.test', 'moved.test'], ({ headers }, response) => {
    if (headers.host?.startsWith('moved.test'))
      response.writeHead(302, { location: 'https://evil.test/' }).end()
    else response.writeHead(403).end()
  })
})
afterAll(() => server.close())

const checks = (text: string) =>
  lookupChecks(
    { config: readConfig({ path: '/lab/bandits/hooke.toml', text, env: {} }) },
    createWebLookup({
      ...{ timeoutMs: 5_000, maximumBytes: 1_000, ca: server.ca },
      resolve: (host) => Promise.resolve(host === 'nowhere.test' ? [] : ['127.0.0.1']),
      isReachable: () => true,
    }),
  )

describe('doctor', () => {
  it('H-13, A-13: asks each host that roles may read, of all studies, once', async () => {
    const hosts = `["papers.test:${server.port}", "*.papers.test"]`
    const own = `["papers.test:${server.port}", "moved.test:${server.port}", "nowhere.test", "other.test:${server.port}"]`
    const found = await checks(`[study]\nlookup_hosts = ${own}\n[agents.lookup]\nhosts = ${hosts}\n`)

    expect(found).toMatchObject([
      { name: `look-ups papers.test:${server.port}`, state: 'ok', found: 'it answers over https (403)' },
      { name: `look-ups moved.test:${server.port}`, state: 'ok', found: 'it answers over https (302)' },
      { name: 'look-ups nowhere.test', state: 'warning', found: 'nowhere.test has no public address' },
      { name: `look-ups other.test:${server.port}`, state: 'warning' },
    ])
    expect(found.every(({ state, advice }) => state === 'ok' || advice?.includes('lookup_hosts'))).toBe(true)
  })

  it('H-13: asks nobody where roles read no web', async () => {
    expect(await checks('')).toEqual([])
    expect(server.asked).toHaveLength(2)
  })
})
