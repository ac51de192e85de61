import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createGithubWebhooks } from '../../../src/trackers/github/webhooks.ts'
import { signedHeaders } from '../../fakes/github/webhooks.ts'

const place = { owner: 'lab', repo: 'bandits', webUrl: 'https://github.com' }
const SECRETS = ['new-secret', 'old-secret']
const webhooks = createGithubWebhooks({ place, secrets: () => SECRETS })
const payload = { action: 'created', repository: { full_name: 'Lab/Bandits' }, issue: { number: 12 } }

function delivered({
  body = JSON.stringify(payload),
  secret = 'new-secret',
  event = 'issue_comment',
  headers = {},
}: { body?: string; secret?: string; event?: string; headers?: Record<string, string> } = {}) {
  const guid = '72d3162e-cc78-11e3-81ab-4c9367dc0958'
  const signed = signedHeaders(secret, { guid, event, body })
  return webhooks.receive({ headers: { ...signed, ...headers }, body: Buffer.from(body) }, 0)
}
const hex = (algorithm: string, body: string) =>
  createHmac(algorithm, 'new-secret').update(body).digest('hex')

describe('webhooks of GitHub', () => {
  it('S-2: are hints at the issue, by either secret while one is exchanged', () => {
    const accepted = {
      kind: 'accepted',
      delivery: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      hints: [{ kind: 'issue', ref: 'lab/bandits#12' }],
    }

    expect(delivered()).toEqual(accepted)
    expect(delivered({ secret: 'old-secret' })).toEqual(accepted)
    expect(delivered({ event: 'issues' })).toEqual(accepted)
  })

  const text = JSON.stringify(payload)
  it.each([
    ['no signature', { headers: { 'x-hub-signature-256': '' } }],
    ['another secret', { secret: 'wrong' }],
    [
      'the older sha1 only',
      { headers: { 'x-hub-signature-256': '', 'x-hub-signature': `sha1=${hex('sha1', text)}` } },
    ],
    [
      'the digest of JSON written anew',
      { body: text.replace(':', ': '), headers: { 'x-hub-signature-256': `sha256=${hex('sha256', text)}` } },
    ],
    [
      'a shortened digest',
      { headers: { 'x-hub-signature-256': `sha256=${hex('sha256', text).slice(0, 40)}` } },
    ],
    ['capital digits', { headers: { 'x-hub-signature-256': `sha256=${hex('sha256', text).toUpperCase()}` } }],
    [
      'two signatures',
      { headers: { 'x-hub-signature-256': `sha256=${hex('sha256', text)}, sha256=${hex('sha256', text)}` } },
    ],
    ['no delivery id', { headers: { 'x-github-delivery': '' } }],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['no JSON', { body: 'payload=x' }],
    ['JSON of another shape', { body: '{"repository":7}' }],
    ['an array ten thousand deep', { body: '['.repeat(10_000) + ']'.repeat(10_000) }],
  ])('S-2, 5.7.1: are refused with %s', (_what, given) => {
    expect(delivered(given)).toMatchObject({ kind: 'refused' })
  })

  it('S-2: are refused where no secret is configured, even one signed with nothing', () => {
    const open = createGithubWebhooks({ place, secrets: () => ['', ''] })
    const none = createGithubWebhooks({ place, secrets: () => [] })
    const headers = signedHeaders('', { guid: 'a', event: 'issues', body: text })

    for (const hooks of [open, none])
      expect(hooks.receive({ headers, body: Buffer.from(text) }, 0)).toMatchObject({ kind: 'refused' })
  })

  it('T-2: of other repositories, pull requests and events that nobody needs hint at nothing', () => {
    const other = { ...payload, repository: { full_name: 'lab/other' } }
    const onPull = { ...payload, issue: { number: 12, pull_request: {} } }

    for (const given of [other, onPull])
      expect(delivered({ body: JSON.stringify(given) })).toMatchObject({ kind: 'accepted', hints: [] })
    expect(delivered({ event: 'ping', body: '{"zen":"x"}' })).toMatchObject({ kind: 'accepted', hints: [] })
    expect(delivered({ event: 'star' })).toMatchObject({ kind: 'accepted', hints: [] })
  })

  it('F-8: of what we did ourselves hint at nothing, once it is known who we are', () => {
    const body = JSON.stringify({ ...payload, sender: { id: 4711 } })
    const headers = signedHeaders('new-secret', { guid: 'a', event: 'issues', body })
    const hintsFor = (ownId: string | undefined) =>
      createGithubWebhooks({ place, secrets: () => SECRETS, ownId: () => ownId }).receive(
        { headers, body: Buffer.from(body) },
        0,
      )

    expect(hintsFor('4711')).toMatchObject({ kind: 'accepted', hints: [] })
    for (const other of ['4712', undefined])
      expect(hintsFor(other)).toMatchObject({ hints: [{ kind: 'issue', ref: 'lab/bandits#12' }] })
  })

  it.each([
    ['created', { kind: 'comment', id: '77' }],
    ['edited', undefined],
    ['deleted', undefined],
  ])('F-8: of a comment that was %s tell whether it is all that is new', (action, news) => {
    const body = JSON.stringify({ ...payload, action, comment: { id: 77 } })

    expect(delivered({ event: 'issue_comment', body })).toMatchObject({
      hints: [{ kind: 'issue', ref: 'lab/bandits#12', news }],
    })
  })

  it('S-2: what a payload calls itself changes nothing else', () => {
    const body = text.replace('{', '{"__proto__":{"hints":1},"constructor":{"prototype":{"hints":1}},')

    expect(delivered({ body })).toMatchObject({ hints: [{ kind: 'issue', ref: 'lab/bandits#12' }] })
    expect(({} as { hints?: unknown }).hints).toBeUndefined()
  })
})
