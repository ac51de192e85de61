import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeWebhook } from '../../src/engine/trackers/take-webhook.ts'
import { serveApp } from '../../src/http/server.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createGithubWebhooks } from '../../src/trackers/github/webhooks.ts'
import { createLinearWebhooks } from '../../src/trackers/linear/webhooks.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
import { createFakeTracker } from '../fakes/fake-tracker.ts'
import { aWeb, START, type TestWeb } from './web.ts'

const SECRET = 'whsec-of-today'
const LAST_ONE = 'whsec-of-yesterday'
const place = { owner: 'example', repo: 'bandits', webUrl: 'https://github.com' }
const github = JSON.stringify({
  action: 'created',
  repository: { full_name: 'example/bandits' },
  issue: { number: 12 },
})
const linear = (more: object = { webhookTimestamp: START }) =>
  JSON.stringify({ action: 'update', type: 'Issue', data: { id: 'i-12' }, actor: { id: 'u-1' }, ...more })
const hex = (body: string | Buffer, secret = SECRET, hash = 'sha256') =>
  createHmac(hash, secret).update(body).digest('hex')
const JSON_TYPE = { 'content-type': 'application/json' }
const ofGithub = (body: string, signature = `sha256=${hex(body)}`, delivery = 'd-1') => ({
  ...JSON_TYPE,
  ...{ 'x-hub-signature-256': signature, 'x-github-event': 'issue_comment', 'x-github-delivery': delivery },
})
const ofLinear = (body: string, signature = hex(body)) => ({
  ...JSON_TYPE,
  ...{ 'linear-signature': signature, 'linear-delivery': 'd-1', 'linear-timestamp': String(START) },
})

let web: TestWeb
let looked = 0
beforeEach(() => {
  looked = 0
  const secrets = () => [SECRET, LAST_ONE]
  const withHooks = (name: string, webhooks: NonNullable<Tracker['webhooks']>): [string, Tracker] => [
    name,
    { ...createFakeTracker({ clock: web.clock, name }).tracker, webhooks },
  ]
  web = aWeb({
    webhook(tracker, request) {
      const trackers = new Map([
        withHooks('code', createGithubWebhooks({ place, secrets })),
        withHooks('team', createLinearWebhooks({ secrets, isOurselves: () => false, asksSdk: false })),
      ])
      const log = {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: () => undefined,
      }
      const answer = takeWebhook({ store: web.store, clock: web.clock, log, trackers }, tracker, request)
      if (answer === 'accepted') looked += 1
      return answer
    },
  })
})
afterEach(() => web.remove())

const rows = () => ({
  deliveries: web.store.db.prepare('select count(*) from webhook_deliveries').pluck().get(),
  hints:
    web.store.trackerHints.due('code', Infinity).length + web.store.trackerHints.due('team', Infinity).length,
})
const NOTHING = { deliveries: 0, hints: 0 }
const send = (path: string, headers: Record<string, string>, body: string) =>
  web.send(path, { method: 'POST', headers, body })

describe('webhooks', () => {
  it('S-2, T-2: one that is signed is taken in one commit, without anybody signed in, and only hints', async () => {
    const found = [
      await send('/webhooks/code', ofGithub(github), github),
      await send('/webhooks/team', ofLinear(linear()), linear()),
    ]

    expect(found.map(({ status }) => status)).toEqual([200, 200])
    expect(web.store.trackerHints.due('code', START).map(({ ref }) => ref)).toEqual(['example/bandits#12'])
    expect(web.store.trackerHints.due('team', START).map(({ ref }) => ref)).toEqual(['i-12'])
    expect(looked).toBe(2)
  })

  it('S-2: the secret before the present one counts while both are configured', async () => {
    const headers = ofGithub(github, `sha256=${hex(github, LAST_ONE)}`)
    expect((await send('/webhooks/code', headers, github)).status).toBe(200)
  })

  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
  const deepLinear = `{"type":"Issue","webhookTimestamp":${START},"data":${deep}}`
  const proto = `{"type":"Issue","webhookTimestamp":${START},"__proto__":{"isAdmin":true},"data":{"__proto__":{"id":"i-9"}}}`
  it.each<[string, string, Record<string, string>, string, number]>([
    ['no signature', 'code', { ...JSON_TYPE, 'x-github-delivery': 'd' }, github, 401],
    ['an empty signature', 'code', ofGithub(github, ''), github, 401],
    ['the wrong secret', 'code', ofGithub(github, `sha256=${hex(github, 'guess')}`), github, 401],
    ['an empty secret', 'code', ofGithub(github, `sha256=${hex(github, '')}`), github, 401],
    [
      'sha1 alone',
      'code',
      { ...JSON_TYPE, 'x-hub-signature': `sha1=${hex(github, SECRET, 'sha1')}`, 'x-github-delivery': 'd' },
      github,
      401,
    ],
    [
      'sha1 under the name of sha256',
      'code',
      ofGithub(github, `sha256=${hex(github, SECRET, 'sha1')}`),
      github,
      401,
    ],
    [
      'the signature of the JSON written anew',
      'code',
      ofGithub(github),
      JSON.stringify(JSON.parse(github), null, 1),
      401,
    ],
    ['a signature cut short', 'code', ofGithub(github, `sha256=${hex(github).slice(0, 63)}`), github, 401],
    ['capital digits', 'code', ofGithub(github, `sha256=${hex(github).toUpperCase()}`), github, 401],
    ['two signatures', 'code', ofGithub(github, `sha256=${hex(github)}, sha256=${hex(github)}`), github, 401],
    ['no delivery id', 'code', ofGithub(github, undefined, ''), github, 401],
    ['no secret of Linear', 'team', ofLinear(linear(), hex(linear(), 'guess')), linear(), 401],
    [
      'a time 61 s ago',
      'team',
      ofLinear(linear({ webhookTimestamp: START - 61_000 })),
      linear({ webhookTimestamp: START - 61_000 }),
      401,
    ],
    [
      'a time to come',
      'team',
      ofLinear(linear({ webhookTimestamp: START + 61_000 })),
      linear({ webhookTimestamp: START + 61_000 }),
      401,
    ],
    ['no time, but one in the header', 'team', ofLinear(linear({})), linear({}), 401],
    [
      'a time as text',
      'team',
      ofLinear(linear({ webhookTimestamp: String(START) })),
      linear({ webhookTimestamp: String(START) }),
      401,
    ],
    [
      'a time that is no number',
      'team',
      ofLinear(linear({ webhookTimestamp: NaN })),
      linear({ webhookTimestamp: NaN }),
      401,
    ],
    ['no JSON', 'team', ofLinear('<xml/>'), '<xml/>', 401],
    ['10,000 levels', 'team', ofLinear(deepLinear), deepLinear, 401],
    ['keys of the prototype', 'team', ofLinear(proto), proto, 401],
    [
      'a form',
      'code',
      { ...ofGithub(github), 'content-type': 'application/x-www-form-urlencoded' },
      github,
      415,
    ],
    [
      'another charset',
      'code',
      { ...ofGithub(github), 'content-type': 'application/json; charset=utf-7' },
      github,
      415,
    ],
    ['a tracker that is not there', 'nobody', ofGithub(github), github, 404],
    ['a name with a way in it', '..%2fcode', ofGithub(github), github, 404],
  ])('S-2, row 58: %s is refused, and no row is written', async (...[, tracker, headers, body, status]) => {
    const reply = await send(`/webhooks/${tracker}`, headers, body)

    expect(reply.status).toBe(status)
    expect(await reply.text()).not.toContain(SECRET)
    expect(rows()).toEqual(NOTHING)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect(web.faults).toEqual([])
  })

  it('S-2, row 56: the same delivery, and the same bytes under another id, are answered and do nothing', async () => {
    await send('/webhooks/code', ofGithub(github), github)
    for (const hint of web.store.trackerHints.due('code', START)) web.store.trackerHints.done(hint)
    web.clock.advance(3 * 24 * 3_600_000)
    const again = await send('/webhooks/code', ofGithub(github), github)
    const renamed = await send('/webhooks/code', ofGithub(github, undefined, 'd-2'), github)

    expect([again.status, renamed.status]).toEqual([200, 200])
    expect(rows()).toEqual({ deliveries: 1, hints: 0 })
    web.clock.advance(26 * 24 * 3_600_000)
    web.store.trackerHints.forgetOld(web.clock.now())
    expect(rows().deliveries).toBe(1)
    web.clock.advance(4 * 24 * 3_600_000)
    web.store.trackerHints.forgetOld(web.clock.now())
    expect(rows().deliveries).toBe(0)
  })

  it('S-2, row 58: 10 MB are refused before they are read, however long they say they are', async () => {
    const large = 'x'.repeat(10 * 1024 * 1024)
    expect((await send('/webhooks/code', ofGithub(large), large)).status).toBe(413)
    expect(rows()).toEqual(NOTHING)
  })

  it('S-2, row 58: a body that drips, and one of a wrong length, hold nobody up', async () => {
    const server = await serveApp(web.app, { host: '127.0.0.1', port: 0, clock: systemClock })
    const ask = async (head: readonly string[], body: string): Promise<string> => {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('error', () => undefined)
      const lines = [
        'POST /webhooks/code HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        'Content-Type: application/json',
      ]
      socket.write(`${[...lines, ...head].join('\r\n')}\r\n\r\n${body}`)
      // the clock of the daemon is the test's: the body never comes
      while (web.clock.nextAt() === undefined && !socket.closed && socket.bytesRead === 0)
        await new Promise((resolve) => setImmediate(resolve))
      web.clock.advance(10_000)
      const [reply] = (await once(socket, 'data')) as [Buffer]
      socket.destroy()
      return reply.toString().split('\r\n')[0] ?? ''
    }
    try {
      expect(await ask(['Content-Length: 500'], '{"a":')).toBe('HTTP/1.1 408 Request Timeout')
      expect(await ask(['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n')).toBe('HTTP/1.1 400 Bad Request')
      expect(rows()).toEqual(NOTHING)
    } finally {
      await server.close()
    }
  })
})
