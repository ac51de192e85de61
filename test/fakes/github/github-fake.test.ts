import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verify } from '@octokit/webhooks-methods'
import { createAppAuth } from '@octokit/auth-app'
import { Octokit } from '@octokit/rest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/lib/clock.ts'
import { createManualClock, type ManualClock } from '../manual-clock.ts'
import { type FakeGithub, startFakeGithub } from './github-fake.ts'

/** What `emulate` does not do, or does wrongly without a word. */
describe('the strict fake of GitHub', () => {
  const at = { owner: 'lab', repo: 'bandits' }
  let clock: ManualClock
  let fake: FakeGithub
  const as = (token: string) => new Octokit({ auth: token, baseUrl: fake.url, log: quiet })
  const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 }
  const newIssue = async (octokit: Octokit, title = 'an issue') =>
    (await octokit.rest.issues.create({ ...at, title })).data
  const comment = (octokit: Octokit, issue_number: number, body: string) =>
    octokit.rest.issues.createComment({ ...at, issue_number, body })

  beforeEach(async () => {
    clock = createManualClock()
    fake = await startFakeGithub({ clock })
  })
  afterEach(() => fake.close())

  it('answers 304 to who knows the newest version, at no cost, and 200 after a change', async () => {
    const bot = as(fake.tokens.bot)
    const { number } = await newIssue(bot)
    const list = (etag = '') =>
      bot.rest.issues.listForRepo({ ...at, headers: etag === '' ? {} : { 'if-none-match': etag } })
    const first = await list()
    const left = first.headers['x-ratelimit-remaining']
    const second = await list(first.headers.etag).catch((error: unknown) => error)
    clock.advance(1_000)
    await comment(bot, number, 'new')

    expect(second).toMatchObject({
      status: 304,
      response: { headers: { 'x-ratelimit-remaining': left } },
    })
    expect((await list(first.headers.etag)).status).toBe(200)
  })

  it('refuses an unknown token with 401, and hides a private repository behind 404', async () => {
    fake.addRepository('lab/secret', { private: true })
    const stranger = as(fake.addAccount('stranger', { repos: [] }))

    await expect(as('ghp_nobody').rest.users.getAuthenticated()).rejects.toMatchObject({ status: 401 })
    await expect(stranger.rest.repos.get({ owner: 'lab', repo: 'secret' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(newIssue(stranger)).rejects.toMatchObject({ status: 403 })
  })

  it('refuses by the primary limit until its hour is over, and says when', async () => {
    fake.weather.hourly = 2
    const bot = as(fake.tokens.bot)
    await newIssue(bot)
    await newIssue(bot)
    const refusal = (await newIssue(bot).catch((error: unknown) => error)) as {
      response: { headers: Record<string, string> }
    }

    expect(refusal).toMatchObject({ status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } })
    const reset = Number(refusal.response.headers['x-ratelimit-reset']) * 1000
    clock.advance(reset - clock.now())
    expect((await newIssue(bot)).number).toBe(3)
  })

  it('refuses content that comes too fast with retry-after, and again afterwards takes it', async () => {
    fake.weather.contentPerMinute = 1
    const bot = as(fake.tokens.bot)
    await newIssue(bot)

    await expect(newIssue(bot)).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'retry-after': '60' } },
    })
    expect(fake.refused).toEqual({ primary: 0, secondary: 1 })
    clock.advance(60_000)
    expect((await newIssue(bot)).number).toBe(2)
  })

  it('has made what it was asked for, although the reply was lost', async () => {
    const bot = as(fake.tokens.bot)
    const { number } = await newIssue(bot)
    fake.storm({ method: 'POST', path: '/comments', count: 1, status: 'lost', afterEffect: true })
    fake.storm({ method: 'POST', path: '/comments', count: 1, status: 502 })
    const body = 'text\n\n<!-- hooke:result v1 key=K -->'

    await expect(comment(bot, number, body)).rejects.toThrow()
    await expect(comment(bot, number, body)).rejects.toMatchObject({ status: 502 })
    expect(fake.truth.doubled().size).toBe(0)
    await comment(bot, number, body)
    expect(Object.fromEntries(fake.truth.doubled())).toEqual({ 'comment K': 2 })
  })

  it('lists late when it is told to', async () => {
    fake.weather.listingLagMs = 2_000
    const bot = as(fake.tokens.bot)
    const { number } = await newIssue(bot)
    const { data } = await comment(bot, number, 'text')
    const listed = async () =>
      (await bot.rest.issues.listComments({ ...at, issue_number: number })).data.length

    expect(await listed()).toBe(0)
    expect((await bot.rest.issues.getComment({ ...at, comment_id: data.id })).data.body).toBe('text')
    clock.advance(2_000)
    expect(await listed()).toBe(1)
  })

  it('takes the database id of a sub-issue, never its number, and one parent', async () => {
    const bot = as(fake.tokens.bot)
    const [parent, child, other] = [await newIssue(bot), await newIssue(bot), await newIssue(bot)]
    const add = (issue_number: number, sub_issue_id: number) =>
      bot.rest.issues.addSubIssue({ ...at, issue_number, sub_issue_id })

    await expect(add(parent.number, child.number)).rejects.toMatchObject({ status: 404 })
    await add(parent.number, child.id)
    await expect(add(other.number, child.id)).rejects.toMatchObject({ status: 422 })
    const parts = await bot.rest.issues.listSubIssues({ ...at, issue_number: parent.number })
    expect(parts.data.map(({ number }) => number)).toEqual([child.number])
    expect((await bot.rest.issues.getParent({ ...at, issue_number: child.number })).data.number).toBe(
      parent.number,
    )
  })

  it('takes one pull request of a branch and base, none without commits, and merges no draft and no other head', async () => {
    const bot = as(fake.tokens.bot)
    const pull = { ...at, head: 'hooke/X-001', base: 'main', title: 'X-001', draft: true }
    fake.push('hooke/X-001', 'a'.repeat(40))
    await expect(bot.rest.pulls.create(pull)).rejects.toMatchObject({ status: 422 })
    fake.push('hooke/X-001', 'b'.repeat(40))
    const { number, node_id } = (await bot.rest.pulls.create(pull)).data
    await expect(bot.rest.pulls.create(pull)).rejects.toMatchObject({ status: 422 })
    const merge = (sha: string) => bot.rest.pulls.merge({ ...at, pull_number: number, sha })

    await expect(merge('b'.repeat(40))).rejects.toMatchObject({ status: 405 })
    await bot.graphql(
      'mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { isDraft } } }',
      { id: node_id },
    )
    await expect(merge('c'.repeat(40))).rejects.toMatchObject({ status: 409 })
    expect((await merge('b'.repeat(40))).data.merged).toBe(true)
  })

  it('knows an app by its signature, for an hour, and takes checks from apps alone', async () => {
    const { id: appId, installation: installationId, privateKey } = fake.app
    const app = new Octokit({
      authStrategy: createAppAuth,
      auth: { appId, installationId, privateKey, timeDifference: 0 },
      baseUrl: fake.url,
      log: quiet,
    })
    clock.jump(systemClock.now() - clock.now())
    const check = { ...at, name: 'gate', head_sha: 'b'.repeat(40) }

    expect((await newIssue(app)).user?.login).toBe('hooke[bot]')
    expect((await app.rest.checks.create({ ...check, conclusion: 'success' })).data.name).toBe('gate')
    await expect(as(fake.tokens.bot).rest.checks.create(check)).rejects.toMatchObject({ status: 403 })
  })

  it('redirects to where an issue was moved, and says 410 of one that was deleted', async () => {
    fake.addRepository('lab/other')
    const bot = as(fake.tokens.bot)
    await newIssue(bot, 'moved')
    await newIssue(bot, 'deleted')
    fake.transfer(1, 'lab/other')
    fake.remove(2)

    const moved = (await bot.rest.issues.get({ ...at, issue_number: 1 })).data
    expect([moved.title, moved.repository_url]).toEqual(['moved', `${fake.url}/repos/lab/other`])
    await expect(bot.rest.issues.get({ ...at, issue_number: 2 })).rejects.toMatchObject({ status: 410 })
  })

  it('posts webhooks that are signed over their bytes, each with a GUID that a second one keeps', async () => {
    const received: { guid: string; isGenuine: boolean; event: string }[] = []
    const receiver = createServer((incoming, response) => {
      let text = ''
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()))
      incoming.on('end', () => {
        const header = (name: string) => String(incoming.headers[name])
        void verify('s3cret', text, header('x-hub-signature-256')).then((isGenuine) => {
          received.push({ guid: header('x-github-delivery'), event: header('x-github-event'), isGenuine })
          response.end()
        })
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
    fake.webhooks.subscribe({ url, secret: 's3cret', twiceShare: 1 })
    const { number } = await newIssue(as(fake.tokens.bot))
    await fake.webhooks.arrived()
    fake.webhooks.subscribe({ url, secret: 's3cret', lostShare: 1 })
    await comment(as(fake.tokens.bot), number, 'unheard')
    fake.webhooks.subscribe({ url, secret: 's3cret', shuffled: true })
    for (let n = 0; n < 4; n += 1) await comment(as(fake.tokens.bot), number, `n${n}`)
    await fake.webhooks.flush()
    receiver.close()
    receiver.closeAllConnections()

    expect(received.map(({ event }) => event)).toEqual([
      ...['issues', 'issues'],
      ...Array<string>(4).fill('issue_comment'),
    ])
    expect(received.every(({ isGenuine }) => isGenuine)).toBe(true)
    expect(received[0]?.guid).toBe(received[1]?.guid)
    expect(received[0]?.guid).toMatch(/^[0-9a-f-]{36}$/)
    const sent = fake.webhooks.deliveries.slice(2).map(({ guid }) => guid)
    expect(received.slice(2).map(({ guid }) => guid)).not.toEqual(sent)
    expect(new Set(received.slice(2).map(({ guid }) => guid))).toEqual(new Set(sent))
  })
})
