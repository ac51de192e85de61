import { describe, expect, it } from 'vitest'
import { createLinearWebhooks } from '../../../src/trackers/linear/webhooks.ts'
import { sign } from '../../fakes/linear/webhooks.ts'
import { aLinearTracker, SECRET } from './a-linear-tracker.ts'

const NOW = 1_800_000_000_000
const OTHER = 'the next secret'
const webhooks = createLinearWebhooks({
  secrets: () => [SECRET, OTHER],
  isOurselves: (id) => id === 'the-app',
  asksSdk: false,
})
const BODY = {
  action: 'update',
  type: 'Issue',
  data: { id: 'issue-1', title: 'forged title' },
  actor: { id: 'ada' },
  webhookTimestamp: NOW,
}
const bytes = (body: unknown): Buffer => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
const receive = (body: Buffer, signature = sign(SECRET, body), now = NOW) =>
  webhooks.receive(
    {
      headers: signature === '' ? {} : { 'linear-signature': signature, 'linear-delivery': 'd-1' },
      body,
    },
    now,
  )
const at = (webhookTimestamp: unknown): Buffer => bytes({ ...BODY, webhookTimestamp })
const good = bytes(BODY)
const nested = '['.repeat(10_000) + ']'.repeat(10_000)

const ATTACKS: readonly (readonly [string, Buffer, string | undefined, number?])[] = [
  ['no signature', good, ''],
  ['another secret', good, sign('guess', good)],
  ['the empty secret', good, sign('', good)],
  ['the signature of the re-serialised JSON', bytes(`${JSON.stringify(BODY)} `), sign(SECRET, good)],
  ['a truncated body', good.subarray(0, -1), sign(SECRET, good)],
  ['a truncated signature', good, sign(SECRET, good).slice(0, 40)],
  ['upper-case hexadecimal', good, sign(SECRET, good).toUpperCase()],
  ['the form of GitHub', good, `sha256=${sign(SECRET, good)}`],
  ['two signatures', good, `${sign(SECRET, good)}, ${sign('guess', good)}`],
  ['a signature with a line feed', good, `${sign(SECRET, good)}\n`],
  ['a time 61 s ago', at(NOW - 61_000), undefined],
  ['a time 61 s ahead', at(NOW + 61_000), undefined],
  ['no time', at(undefined), undefined],
  ['null as its time', at(null), undefined],
  ['its time as text', at(String(NOW)), undefined],
  ['NaN as its time', bytes(JSON.stringify(BODY).replace(String(NOW), 'NaN')), undefined],
  ['an endless number as its time', bytes(JSON.stringify(BODY).replace(String(NOW), '1e999')), undefined],
  ['its time as a list', at([NOW]), undefined],
  ['what is no JSON', bytes('hello'), undefined],
  ['nothing', bytes(''), undefined],
  ['null', bytes('null'), undefined],
  ['10,000 levels of lists', bytes(nested), undefined],
  ['a body signed a minute before it is sent again', good, undefined, NOW + 61_000],
]

describe('S-2: webhooks of Linear', () => {
  it('are taken when signed with either secret, and only what to look at is taken from them', () => {
    const withOther = receive(good, sign(OTHER, good))

    expect(receive(good)).toEqual({
      kind: 'accepted',
      delivery: expect.stringMatching(/^linear\/[0-9a-f]{40}$/) as string,
      hints: [{ kind: 'issue', ref: 'issue-1' }],
    })
    expect(withOther).toMatchObject({ kind: 'accepted' })
    expect(receive(good, undefined, NOW + 60_000)).toMatchObject({ kind: 'accepted' })
  })

  it.each(ATTACKS.map(([what, ...rest]) => ({ what, rest })))('row 58: $what is refused', ({ rest }) => {
    const [body, signature, now = NOW] = rest
    const found = receive(body, signature ?? sign(SECRET, body), now)

    expect(found.kind).toBe('refused')
    const said = JSON.stringify(found)
    expect([SECRET, OTHER, sign(SECRET, body)].filter((secret) => said.includes(secret))).toEqual([])
  })

  it('row 58: nothing is taken while there is no secret', () => {
    const none = createLinearWebhooks({ secrets: () => [''], isOurselves: () => false })

    expect(none.receive({ headers: { 'linear-signature': sign('', good) }, body: good }, NOW).kind).toBe(
      'refused',
    )
  })

  it('row 58: the same bytes under a new id are the same delivery', () => {
    const first = receive(good)
    const again = webhooks.receive(
      { headers: { 'linear-signature': sign(SECRET, good), 'linear-delivery': 'another' }, body: good },
      NOW,
    )

    expect(again).toEqual(first)
  })

  it('take no field from a prototype', () => {
    const body = bytes(
      `{"__proto__":{"webhookTimestamp":${NOW},"type":"Issue"},"constructor":{"prototype":{"x":1}}}`,
    )

    expect(receive(body).kind).toBe('refused')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('pass the check of the SDK too, which trusts the machine’s own clock', () => {
    const strict = createLinearWebhooks({ secrets: () => [SECRET], isOurselves: () => false })
    const real = new Date().getTime()
    const check = (webhookTimestamp: number, now: number) => {
      const body = at(webhookTimestamp)
      return strict.receive({ headers: { 'linear-signature': sign(SECRET, body) }, body }, now).kind
    }

    expect(check(real, real)).toBe('accepted')
    // our own clock says so, the machine's does not
    expect(check(real - 3_600_000, real - 3_600_000)).toBe('refused')
  })

  it.each([
    [
      'a comment',
      { ...BODY, type: 'Comment', data: { id: 'c', issueId: 'issue-2' } },
      [{ kind: 'issue', ref: 'issue-2' }],
    ],
    [
      'a comment with its issue inside',
      { ...BODY, type: 'Comment', data: { id: 'c', issue: { id: 'issue-3' } } },
      [{ kind: 'issue', ref: 'issue-3' }],
    ],
    [
      'a session',
      { ...BODY, type: 'AgentSessionEvent', data: undefined, agentSession: { id: 's-1' } },
      [{ kind: 'session', session: 's-1' }],
    ],
    ['something of a project', { ...BODY, type: 'Project', data: { id: 'p' } }, []],
    ['what our own application did', { ...BODY, actor: { id: 'the-app' } }, []],
  ])('T-2: %s says what to look at', (_, body, hints) => {
    expect(receive(bytes(body))).toMatchObject({ kind: 'accepted', hints })
  })

  it('T-2: those of the double are taken, with the ids by which things are read', async () => {
    const under = await aLinearTracker()
    const { linear, tracker, clock } = under
    linear.state.webhooks.subscribe({
      ...{ id: 'w', url: 'http://127.0.0.1:9/', secret: SECRET },
      resourceTypes: ['Issue', 'Comment', 'AgentSessionEvent'],
    })
    const ref = linear.people.open({ title: 'x' })
    const comment = linear.people.comment(ref, 'y')
    const hints = linear.state.webhooks.deliveries.map(({ headers, body }) =>
      tracker.webhooks?.receive({ headers, body: Buffer.from(body) }, clock.now()),
    )
    const { id } = linear.people.issue(ref)

    expect(hints).toEqual([
      expect.objectContaining({
        kind: 'accepted',
        hints: [
          { kind: 'issue', ref: id, news: { kind: 'edition', updatedAt: expect.any(Number) as number } },
        ],
      }),
      expect.objectContaining({
        kind: 'accepted',
        hints: [{ kind: 'issue', ref: id, news: { kind: 'comment', id: comment.id } }],
      }),
    ])
    expect((await tracker.read(id, AbortSignal.timeout(5_000))).ref).toBe(ref)
    await under.stop()
  })
})
