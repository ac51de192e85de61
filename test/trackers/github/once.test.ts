import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anIssue, aBench, type Bench, whileTimePasses } from './bench.ts'

const signal = new AbortController().signal

describe('what is posted at GitHub, once', () => {
  let bench: Bench
  let ref: string
  beforeEach(async () => {
    bench = await aBench()
    ref = (await bench.tracker.create(anIssue, signal)).ref
  })
  afterEach(() => bench.fake.close())

  const plan = () => ({ key: 'B-1/3/plan', issue: ref, author: 'hooke', body: 'The plan.' }) as const
  const keysOf = async () =>
    (await bench.tracker.comments(ref, null, signal)).map(({ key }) => key).filter((key) => key !== null)

  it('row 61: a comment whose answer was lost is found by its mark and not posted again', async () => {
    const { tracker, fake, clock } = bench
    fake.storm({ method: 'POST', path: '/comments', count: 1, status: 'lost', afterEffect: true })

    await expect(tracker.comment(plan(), signal)).rejects.toMatchObject({
      code: 'tracker.unreachable',
      retryable: true,
    })
    const found = await whileTimePasses(clock, tracker.comment(plan(), signal))
    expect(found.key).toBe('B-1/3/plan')
    expect(await keysOf()).toEqual(['B-1/3/plan'])
    expect(fake.truth.doubled().size).toBe(0)
  })

  it('row 61: a comment that never arrived is posted after the settle time, by another daemon too', async () => {
    const { tracker, again, fake, clock } = bench
    fake.storm({ method: 'POST', path: '/comments', count: 1, status: 502 })
    await expect(tracker.comment(plan(), signal)).rejects.toMatchObject({ code: 'tracker.unreachable' })

    const earlier = { since: clock.now(), endedBy: clock.steady() }
    const started = clock.steady()
    await whileTimePasses(clock, again().comment({ ...plan(), earlier }, signal))
    expect(clock.steady() - started).toBeGreaterThanOrEqual(15_000)
    expect(await keysOf()).toEqual(['B-1/3/plan'])
  })

  it('row 61: lists that lag hide nothing for good', async () => {
    const { tracker, fake, clock } = bench
    fake.weather.listingLagMs = 4_000
    fake.storm({ method: 'POST', path: '/comments', count: 1, status: 'lost', afterEffect: true })
    await expect(tracker.comment(plan(), signal)).rejects.toMatchObject({ code: 'tracker.unreachable' })

    await whileTimePasses(clock, tracker.comment(plan(), signal))
    expect(fake.truth.doubled().size).toBe(0)
  })

  it('RELIABILITY 3: one that landed after all is swept by the poll, and the first stays', async () => {
    const { tracker, fake, clock } = bench
    const first = await tracker.comment(plan(), signal)
    const bot = { ...first, body: first.body }
    fake.speak(ref, bot.body)
    fake.speak(ref, bot.body, 'ada')
    clock.advance(1_000)
    const seen = await tracker.changes(null, signal)

    expect(seen.comments.filter(({ key }) => key !== null).map(({ id }) => id)).toEqual([first.id])
    const left = await tracker.comments(ref, null, signal)
    expect(left.map(({ author }) => author.name)).toEqual(['hooke-bot', 'ada'])
  })

  it('row 61: an issue whose answer was lost is found, whoever asks', async () => {
    const { tracker, again, fake, clock } = bench
    fake.storm({ method: 'POST', path: '/issues', count: 1, status: 'lost', afterEffect: true })
    const issue = { ...anIssue, key: 'B-1/follow-up/1', parent: ref }
    await expect(tracker.create(issue, signal)).rejects.toMatchObject({ code: 'tracker.unreachable' })

    const earlier = { since: clock.now(), endedBy: clock.steady() }
    const made = await whileTimePasses(clock, again().create({ ...issue, earlier }, signal))
    expect(made.relations).toContainEqual({ kind: 'parent', ref })
    expect(fake.repository().issues.size).toBe(2)
    expect(fake.truth.doubled().size).toBe(0)
  })

  it('T-1: a status comment that somebody took away is made again, and found when nobody remembers its id', async () => {
    const { tracker, again, fake } = bench
    const shown = (text: string, id: string | null = null) => ({
      issue: ref,
      comment: { body: `${text}\n\n<!-- hooke:status v1 key=B-1 -->`, id },
    })
    const { comment: first } = await tracker.show(shown('one'), signal)
    fake.repository().comments.delete(Number(first))
    const { comment: second } = await tracker.show(shown('two', first), signal)
    const earlier = { since: 0, endedBy: -Infinity }
    const { comment: third } = await again().show({ ...shown('three'), earlier }, signal)

    expect(second).not.toBe(first)
    expect(third).toBe(second)
    expect((await tracker.comments(ref, null, signal)).map(({ body }) => body.split('\n')[0])).toEqual([
      'three',
    ])
  })

  it('T-1: a text that is too long for GitHub is cut, with its mark', async () => {
    const { tracker } = bench
    const posted = await tracker.comment({ ...plan(), body: 'x'.repeat(80_000) }, signal)

    expect(posted.key).toBe('B-1/3/plan')
    expect(posted.body.length).toBeLessThan(65_536)
  })

  it('row 61: an upload that broke off is done again, and a file is there once', async () => {
    const { tracker, again, fake } = bench
    const file = {
      key: 'B-1/9/figure',
      issue: ref,
      title: 'Mean reward',
      fileName: 'mean reward.png',
      contentType: 'image/png',
      bytes: new Uint8Array([1, 2, 3]),
      url: null,
    }
    fake.storm({ method: 'POST', path: '/assets', count: 1, status: 'lost', afterEffect: true })
    await expect(tracker.attach(file, signal)).rejects.toMatchObject({ retryable: true })
    const { url } = await again().attach(file, signal)

    const [release] = [...fake.repository().releases.values()]
    expect(release?.assets.map(({ name, bytes }) => [name, [...bytes]])).toEqual([
      [expect.stringMatching(/^1-[0-9a-f]{12}-mean\.reward\.png$/), [1, 2, 3]],
    ])
    expect(url).toContain('/releases/download/')
  })
})
