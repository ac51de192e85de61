import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aFinishedExperiment } from '../builders/stored-example.ts'
import { aWeb, type TestWeb } from './web.ts'

let web: TestWeb
beforeEach(() => {
  web = aWeb()
  aFinishedExperiment(web.store)
})
afterEach(() => web.remove())

const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
})
const csrfIn = async (cookie: string) => {
  const page = await (await web.send('/experiments/BANDIT-001', { headers: { cookie } })).text()
  return /name="csrf" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
}

describe('who may come in', () => {
  it.each([
    '/api/v1/experiments',
    '/api/v1/events',
    '/metrics',
    '/',
    '/experiments/BANDIT-001',
    '/experiments/BANDIT-001/figure.svg',
  ])('S-1: %s needs a person', async (path) => {
    const reply = await web.send(path)
    const forged = await web.send(path, {
      headers: { authorization: `Bearer ${'x'.repeat(43)}`, cookie: 'hooke_4665=abc' },
    })

    expect([reply.status, forged.status]).toEqual([401, 401])
  })

  it('S-1: a page without a cookie says calmly how to sign in', async () => {
    const reply = await web.send('/', { headers: { accept: 'text/html' } })

    expect(reply.status).toBe(401)
    // the daemon runs: another `hooke up` would be refused
    expect(await reply.text()).toContain('<code>hooke status --link</code>')
  })

  it('S-1: a link works once, within 15 minutes, and the token leaves the address', async () => {
    const link = web.auth.issueLink('Ada')
    const late = web.auth.issueLink('Ada')
    const first = await web.send(link)
    const second = await web.send(link)
    web.clock.advance(15 * 60_000)
    const third = await web.send(late)

    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    expect(first.headers.get('set-cookie')).toMatch(
      /^hooke_4665=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect([second.status, third.status]).toEqual([401, 401])
    expect(second.headers.get('set-cookie')).toBeNull()
  })

  it('S-1: a cookie ends after 7 days; stored rows hold no secret', async () => {
    const cookie = await web.signIn()
    const before = await web.send('/', { headers: { cookie } })
    const rows = JSON.stringify(web.store.db.prepare('select * from web_sessions').all())
    web.clock.advance(7 * 24 * 3_600_000)
    const after = await web.send('/', { headers: { cookie } })

    expect([before.status, after.status]).toEqual([200, 401])
    expect(rows).not.toContain(cookie.split('=')[1])
    expect(rows).not.toContain(web.bearer)
  })

  it('S-1: a revoked token is worth nothing', async () => {
    web.auth.revoke(web.bearer)

    expect((await web.get('/api/v1/inbox')).status).toBe(401)
  })

  it('W-8: acting under another name needs the right admin', async () => {
    const path = '/api/v1/experiments/BANDIT-001/pause'
    const asBob = await web.post(path, { reason: '' }, { 'hooke-person': 'Bob' })
    const cyd = web.auth.issueBearer('Cyd')
    const refused = await web.post(
      path,
      { reason: '' },
      { authorization: `Bearer ${cyd}`, 'hooke-person': 'Ada' },
    )
    const cookie = await web.signIn('Cyd')
    const csrf = await csrfIn(cookie)
    await web.send('/experiments/BANDIT-001/archive', form({ csrf }, { cookie, 'hooke-person': 'Ada' }))

    expect([asBob.status, refused.status]).toEqual([200, 403])
    expect(web.fake.told.map(({ actor }) => actor)).toEqual([
      { name: 'Bob', channel: 'cli' },
      { name: 'Cyd', channel: 'web' },
    ])
  })
})

describe('requests from elsewhere', () => {
  it.each(['localhost.evil', 'evil.example', '127.0.0.1.evil.example', '[::ffff:7f00:1]', 'localhost.'])(
    'S-1: does not answer to the name %s',
    async (host) => {
      const rebound = await web.app.request(`http://${host}:4665/healthz`)
      const header = await web.get('/api/v1/inbox', { host: `${host}:4665` })

      expect([rebound.status, header.status]).toEqual([403, 403])
    },
  )

  it.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('S-1: refuses what another site sends, whatever it carries: %o', async (headers) => {
    const cookie = await web.signIn()
    const csrf = await csrfIn(cookie)
    const byForm = await web.send('/experiments/BANDIT-001/archive', form({ csrf }, { cookie, ...headers }))
    const byToken = await web.post('/api/v1/experiments/BANDIT-001/archive', {}, headers)
    const stream = await web.get('/api/v1/events', headers)

    expect([byForm.status, byToken.status, stream.status]).toEqual([403, 403, 403])
    expect(web.fake.told).toEqual([])
  })

  it('S-1: a form needs the secret of its own session', async () => {
    const cookie = await web.signIn()
    const other = await csrfIn(await web.signIn('Cyd'))
    const path = '/experiments/BANDIT-001/archive'
    const replies = [
      await web.send(path, form({}, { cookie })),
      await web.send(path, form({ csrf: other }, { cookie })),
      await web.send('/api/v1/experiments/BANDIT-001/archive', {
        method: 'POST',
        body: '{}',
        headers: { cookie, 'content-type': 'application/json' },
      }),
    ]

    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403])
    expect(web.fake.told).toEqual([])
  })

  it('S-1: no method override, no other method, no preflight opens a door', async () => {
    const override = await web.get('/api/v1/experiments/BANDIT-001/archive', {
      'x-http-method-override': 'POST',
    })
    const put = await web.send('/api/v1/experiments/BANDIT-001/archive', {
      method: 'PUT',
      headers: { authorization: `Bearer ${web.bearer}` },
    })
    const preflight = await web.send('/api/v1/inbox', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example' },
    })

    expect([override.status, put.status, preflight.status]).toEqual([404, 404, 403])
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    expect(web.fake.told).toEqual([])
  })
})

describe('headers', () => {
  it.each(['/', '/api/v1/inbox', '/sign-in', '/assets/hooke.css', '/nothing', '/healthz'])(
    'S-1: %s carries the policy of 5.5',
    async (path) => {
      const { headers } = await web.get(path)

      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; " +
          "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('S-1: a stored file is only ever saved, in a sandbox, under its last name', async () => {
    const { writeFileSync } = await import('node:fs')
    const sha256 = 'b'.repeat(64)
    writeFileSync(`${web.folder}/${sha256}`, '<script>alert(1)</script>')
    const row = {
      run: null,
      role: 'created',
      kind: 'artifact',
      sha256,
      bytes: 25,
      place: '',
      createdAt: 1,
    } as const
    web.store.artifacts.put({
      ...row,
      experiment: web.store.experiments.get('BANDIT-001').id,
      name: `../x"\r\nset-cookie: a=b/évil'.html`,
    })
    const reply = await web.get(`/experiments/BANDIT-001/artifacts/${sha256}`)

    expect(reply.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%A9vil%27.html")
    expect(reply.headers.get('content-type')).toBe('application/octet-stream')
    expect(reply.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(reply.headers.get('set-cookie')).toBeNull()
    expect(await reply.text()).toBe('<script>alert(1)</script>')
  })

  it.each([
    '/experiments/BANDIT-001/artifacts/..%2f..%2fetc%2fpasswd',
    `/experiments/BANDIT-001/artifacts/${'c'.repeat(64)}`,
    `/experiments/BANDIT-001/artifacts/${'a'.repeat(64)}`,
    '/assets/..%2fserver.ts',
    '/assets/%2e%2e/server.ts',
  ])('S-1: %s opens no file', async (path) => {
    expect([400, 404]).toContain((await web.get(path)).status)
  })
})
