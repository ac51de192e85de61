import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPace } from '../../../src/trackers/github/pace.ts'
import { aBench, anIssue, type Bench, whileTimePasses } from './bench.ts'

const signal = new AbortController().signal

describe('limits and refusals of GitHub', () => {
  let bench: Bench
  let ref: string
  beforeEach(async () => {
    bench = await aBench()
    ref = (await bench.tracker.create(anIssue, signal)).ref
  })
  afterEach(() => bench.fake.close())

  const post = (key: string) =>
    bench.tracker.comment({ key, issue: ref, author: 'hooke', body: 'text' }, signal)

  it('row 60: a secondary limit is kept to the second that it names, and nothing is sent before', async () => {
    const { fake, clock } = bench
    fake.weather.contentPerMinute = 1
    await expect(post('a')).rejects.toMatchObject({
      code: 'tracker.unreachable',
      retryable: true,
      retryAt: clock.now() + 60_000,
    })
    const sent = fake.requests.length
    await expect(bench.tracker.read(ref, signal)).rejects.toMatchObject({ retryAt: clock.now() + 60_000 })
    expect(fake.requests).toHaveLength(sent)

    clock.advance(60_000)
    expect((await bench.tracker.read(ref, signal)).ref).toBe(ref)
  })

  it('row 60: the primary limit is waited for until it is reset', async () => {
    const { fake, clock } = bench
    fake.weather.hourly = 2
    const refusal = await bench.tracker.read(ref, signal).then(
      () => null,
      (error: unknown) => error as { retryAt: number },
    )

    expect(refusal).toMatchObject({ code: 'tracker.unreachable', retryable: true })
    clock.advance((refusal?.retryAt ?? 0) - clock.now())
    expect((await bench.tracker.read(ref, signal)).ref).toBe(ref)
  })

  it('row 59: an hour of 503 is trouble that passes', async () => {
    bench.fake.storm({ count: 2, status: 503 })

    await expect(bench.tracker.read(ref, signal)).rejects.toMatchObject({
      code: 'tracker.unreachable',
      retryable: true,
    })
    await expect(post('a')).rejects.toMatchObject({ code: 'tracker.unreachable', retryable: true })
    expect((await bench.tracker.read(ref, signal)).ref).toBe(ref)
  })

  it('T-2: a poll of what did not change costs nothing of the limit, and gives the same', async () => {
    const { fake, tracker } = bench
    const first = await tracker.changes(null, signal)
    const second = await tracker.changes(first.cursor, signal)
    const before = fake.requests.length
    const third = await tracker.changes(second.cursor, signal)

    expect(fake.requests.slice(before).map(({ status }) => status)).toEqual([304, 304])
    expect(third).toEqual(second)
    await post('a')
    const later = await tracker.changes(third.cursor, signal)
    expect(later.comments.map(({ key }) => key)).toEqual(['a'])
  })

  it('T-2: hundreds that changed in one second are all listed, a page at a time', async () => {
    const { fake, tracker, clock } = bench
    for (let n = 0; n < 230; n += 1) fake.ask(`issue ${n}`)
    clock.advance(5_000)
    for (let n = 0; n < 30; n += 1) fake.ask(`later ${n}`)
    const titles = new Set<string>()
    let cursor: string | null = null
    for (let more = true; more;) {
      const changes = await tracker.changes(cursor, signal)
      for (const { title } of changes.issues) titles.add(title)
      ;({ cursor, more } = changes)
    }

    expect(titles.size).toBe(261)
  })

  it('T-2: pull requests and what is said on them are none of the issues', async () => {
    const { fake, tracker } = bench
    fake.push('hooke/B-1', 'b'.repeat(40))
    const request = { branch: 'hooke/B-1', base: 'main', title: 'B-1', body: '', issue: ref }
    const pull = await tracker.pullRequests?.open(request, signal)
    fake.speak(pull?.ref ?? '', 'a word on the code', 'ada')
    const { issues, comments } = await tracker.changes(null, signal)

    expect(issues.map((issue) => issue.ref)).toEqual([ref])
    expect(comments).toEqual([])
  })

  it('T-2: in a repository that is called pull, comments of issues are read like any', async () => {
    const { fake, again } = bench
    const { issues, comments } = fake.addRepository('lab/pull')
    issues.set(1, { ...fake.repository().issues.get(1)!, number: 1 })
    const at = bench.clock.now()
    const [user] = [...issues.values()].map((one) => one.user)
    comments.set(1, { id: 1, issue: 1, user: user!, createdAt: at, updatedAt: at, body: 'a word' })

    const found = await again({ repo: 'pull' }).changes(null, signal)
    expect(found.comments.map(({ issue, body }) => `${issue} ${body}`)).toEqual(['lab/pull#1 a word'])
  })

  it('T-12: says of a token what it is refused for, and what it lacks or has too much of', async () => {
    const { fake, again } = bench
    const withToken = (token: string) => again({ auth: { kind: 'token', token: () => token } })
    const unknown = await withToken('ghp_nobody').probe(signal)
    const reader = withToken(fake.addAccount('reader', { scopes: ['read:org'], repos: [] }))
    const busy = withToken(fake.addAccount('busy', { scopes: ['repo', 'delete_repo', 'admin:org'] }))
    const owner = await withToken(fake.tokens.owner).probe(signal)

    expect(unknown).toMatchObject({
      ok: false,
      detail: expect.stringContaining('does not know the token') as string,
    })
    expect((await reader.probe(signal)).problems).toEqual([
      'the token lacks the scope repo or public_repo: it can read, not write',
      'the token has scopes that nothing needs: read:org; make one without them',
    ])
    expect((await busy.probe(signal)).problems).toEqual([
      'the token has scopes that nothing needs: delete_repo, admin:org; make one without them',
    ])
    expect(owner.problems.join()).toContain('use an App or an account of its own')
    await expect(withToken('ghp_nobody').read(ref, signal)).rejects.toMatchObject({ code: 'tracker.refused' })
    await expect(
      reader.comment({ key: 'a', issue: ref, author: 'hooke', body: 'text' }, signal),
    ).rejects.toMatchObject({ code: 'tracker.refused' })
  })

  it('T-12: what a token may not see is not called absent', async () => {
    const { fake, again } = bench
    fake.addRepository('lab/secret', { private: true })
    const token = fake.addAccount('stranger', { repos: [] })
    const tracker = again({ repo: 'secret', auth: { kind: 'token', token: () => token } })

    await expect(tracker.read('lab/secret#1', signal)).rejects.toMatchObject({
      code: 'tracker.refused',
      message: 'the token may not see lab/secret, or there is no such repository',
    })
  })

  it('T-7: works as an app, whose comments are its bot’s', async () => {
    const { fake, again, clock } = bench
    clock.jump(new Date().getTime() - clock.now())
    const { id: appId, installation: installationId, privateKey } = fake.app
    const tracker = again({
      auth: { kind: 'app', appId, installationId, privateKey: () => privateKey },
    })
    const posted = await tracker.comment({ key: 'a', issue: ref, author: 'hooke', body: 'text' }, signal)

    expect(posted).toMatchObject({ key: 'a', author: { name: 'hooke[bot]', isBot: true } })
    expect(await tracker.probe(signal)).toMatchObject({ ok: true, detail: 'lab/bandits as hooke[bot]' })
  })

  it('row 60: what waits for its turn is not given up for it', async () => {
    const paced = bench.again({ pace: createPace({ clock: bench.clock }), requestTimeoutMs: 1_000 })
    const say = (key: string) => paced.comment({ key, issue: ref, author: 'hooke', body: 'text' }, signal)
    const keys = Array.from('abcdefghijkl')
    const began = bench.clock.now()
    const said = await whileTimePasses(bench.clock, Promise.all(keys.map(say)))

    expect(said.map(({ key }) => key)).toEqual(keys)
    expect(bench.clock.now() - began).toBeGreaterThanOrEqual(10_000)
    expect(bench.fake.requests.filter(({ status }) => status === 'lost')).toEqual([])
  })

  it('row 60: who is refused for a moment waits for it and is sent once more, nobody before', async () => {
    const { fake, clock, again } = bench
    const paced = again({ pace: createPace({ clock }) })
    const refused = { count: 1, status: 403, retryAfterS: 4 } as const
    fake.storm({ ...refused, method: 'POST' })
    const began = clock.now()
    const say = (key: string) => paced.comment({ key, issue: ref, author: 'hooke', body: 'text' }, signal)
    const said = await whileTimePasses(clock, Promise.all([say('a'), say('b')]))

    expect(said.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(clock.now() - began).toBe(4_000)
    const posts = fake.requests.filter(({ line }) => line.startsWith('POST') && line.endsWith('/comments'))
    expect(posts.map(({ status }) => status)).toEqual([403, 201, 201])
    fake.storm({ ...refused, count: 2, retryAfterS: 4 })
    await expect(whileTimePasses(clock, say('c'))).rejects.toMatchObject({ code: 'tracker.unreachable' })
  })

  it('sends nothing after it was told to stop', async () => {
    const sent = bench.fake.requests.length

    await expect(bench.tracker.read(ref, AbortSignal.abort(new Error('over')))).rejects.toThrow('over')
    expect(bench.fake.requests).toHaveLength(sent)
  })
})
