import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TrackerStatus } from '../../../src/domain/issue.ts'
import type { Show, Tracker } from '../../../src/trackers/tracker.ts'
import { aBench, anIssue, type Bench, whileTimePasses } from './bench.ts'

const signal = new AbortController().signal
const HOUR = 3_600_000

describe('what is shown with one request of GraphQL', () => {
  let bench: Bench
  let ref: string
  let comment: string | null
  let seen: string
  beforeEach(async () => {
    bench = await aBench()
    await bench.tracker.setUp?.({ labels: true, templates: false }, signal)
    ref = (await bench.tracker.create(anIssue, signal)).ref
    const shown = await show('planning', { seen: null, text: 'one' })
    comment = shown.comment
    seen = shown.issue.status
  })
  afterEach(() => bench.fake.close())

  interface Given extends Partial<Pick<Show, 'sections' | 'earlier' | 'posting'>> {
    readonly seen?: string | null
    readonly text?: string
    readonly tried?: readonly TrackerStatus[]
    readonly by?: Tracker
  }

  function show(to: TrackerStatus, { text = to, tried = [], by, ...given }: Given = {}) {
    const status = { to, seen: given.seen === undefined ? seen : given.seen, tried }
    const body = `${text}\n\n<!-- hooke:status v1 key=B-1 -->`
    return (by ?? bench.tracker).show(
      { ...given, issue: ref, status, comment: { body, id: comment } },
      signal,
    )
  }

  const issue = () => bench.fake.repository().issues.get(1)
  const said = () => [...bench.fake.repository().comments.values()].map(({ body }) => body.split('\n')[0])
  const since = (before: number) => bench.fake.requests.slice(before).map(({ line }) => line)

  it('F-8: label, state, text and comments go in one request, after a look where text or state change', async () => {
    const before = bench.fake.requests.length
    const posting = { key: 'B-1/told/4', body: 'It is your turn.' }
    expect(await show('needs you', { posting })).toMatchObject({ moved: false, posted: true, comment })
    expect(since(before)).toEqual(['POST /graphql'])
    const sections = { 'TL;DR': 'It pays.' }
    const done = await show('done', { seen: 'status:needs-you', sections })

    expect(since(before)).toEqual(['POST /graphql', 'GET /repos/lab/bandits/issues/1', 'POST /graphql'])
    expect(done.issue).toMatchObject({ status: 'status:done', state: 'completed', labels: ['status:done'] })
    expect(issue()).toMatchObject({ state: 'closed', stateReason: 'completed', labels: ['status:done'] })
    expect(issue()?.body).toContain('It pays.')
    expect(done.issue.body).toBe(issue()?.body)
    expect(said()).toEqual(['done', 'It is your turn.'])
  })

  it('T-1: with the first status comes the comment that says it, once, also for who asks again', async () => {
    const { ref: other } = await bench.tracker.create({ ...anIssue, key: 'new/2' }, signal)
    const before = bench.fake.requests.length
    const status = { to: 'planning', seen: null, tried: [] } as const
    const body = 'x\n\n<!-- hooke:status v1 key=B-2 -->'
    const first = await bench.tracker.show({ issue: other, status, comment: { body, id: null } }, signal)
    expect(since(before)).toEqual(['POST /graphql'])

    const earlier = { since: 0, endedBy: -Infinity }
    const again = { issue: other, status, comment: { body, id: null }, earlier }
    expect((await bench.again().show(again, signal)).comment).toBe(first.comment)
    expect(bench.fake.truth.doubled().size).toBe(0)
  })

  it.each([
    ['updateIssueComment', ['status:parked']],
    ['removeLabelsFromLabelable', ['status:parked']],
    ['addLabelsToLabelable', ['status:parked', 'bug']],
  ])('row 63: who moves it just before %s wins, and one status is left', async (change, labels) => {
    bench.fake.justBefore(`graphql ${change}`, () => bench.fake.label(1, labels))
    const shown = await show('running')

    expect(shown).toMatchObject({ moved: true, comment, issue: { status: 'status:parked' } })
    expect(issue()?.labels).toEqual(labels)
    expect(said()).toEqual(['running'])
  })

  it('T-3: a status that a person adds beside ours wins, and ours goes; one that they take away stays away', async () => {
    bench.fake.justBefore('graphql updateIssueComment', () =>
      bench.fake.label(1, ['status:planning', 'status:parked']),
    )
    expect(await show('running')).toMatchObject({ moved: true })
    expect(issue()?.labels).toEqual(['status:parked'])

    seen = (await show('running', { seen: null, text: 'again' })).issue.status
    bench.fake.justBefore('graphql updateIssueComment', () => bench.fake.label(1, []))
    expect(await show('in review')).toMatchObject({ moved: true, issue: { status: 'open' } })
    expect(issue()?.labels).toEqual([])
  })

  it('row 62: who closes it just before wins: it stays closed, with the label that it had', async () => {
    const close = () => Object.assign(issue() ?? {}, { state: 'closed', stateReason: 'not_planned' })
    bench.fake.justBefore('graphql updateIssueComment', close)
    expect(await show('running')).toMatchObject({ moved: true })
    expect(issue()).toMatchObject({ state: 'closed', labels: ['status:planning'] })
  })

  it('row 62: who closes it as not planned while it is shown as done has their reason kept', async () => {
    const close = () => Object.assign(issue() ?? {}, { state: 'closed', stateReason: 'not_planned' })
    bench.fake.justBefore('graphql updateIssueComment', close)
    expect(await show('done')).toMatchObject({ moved: true, issue: { state: 'cancelled' } })
    expect(issue()).toMatchObject({ stateReason: 'not_planned', labels: ['status:planning'] })
  })

  it('row 61: where the answer was lost, a later daemon finds all done and says nothing twice', async () => {
    const { fake, again, clock } = bench
    const posting = { key: 'B-1/told/4', body: 'It is your turn.' }
    fake.storm({ path: '/graphql', count: 1, status: 'lost', afterEffect: true })
    await expect(show('needs you', { posting })).rejects.toMatchObject({ retryable: true })

    const earlier = { since: clock.now(), endedBy: clock.steady() }
    const by = again()
    const tried = ['needs you'] as const
    expect(await show('needs you', { by, earlier, tried })).toMatchObject({ moved: false, comment })
    const told = { ...posting, issue: ref, author: 'hooke', earlier }
    await whileTimePasses(clock, by.comment(told, signal))
    expect(said()).toEqual(['needs you', 'It is your turn.'])
    expect(issue()?.labels).toEqual(['status:needs-you'])
  })

  it.each(['missing', 'forbidden'] as const)(
    'F-8: where GraphQL is %s all is shown step by step, and it is asked again after an hour',
    async (graphql) => {
      const { fake, clock } = bench
      fake.weather.graphql = graphql
      const asked = () => fake.requests.filter(({ line }) => line === 'POST /graphql').length
      const before = asked()
      seen = (await show('needs you')).issue.status
      seen = (await show('in progress')).issue.status
      expect(asked() - before).toBe(1)
      expect([issue()?.labels, said()]).toEqual([['status:in-progress'], ['in progress']])

      fake.weather.graphql = 'there'
      clock.advance(HOUR)
      await show('running')
      expect(asked() - before).toBe(2)
      expect([issue()?.labels, said()]).toEqual([['status:running'], ['running']])
    },
  )

  it('row 60: an hour of GraphQL that others used up holds back nothing that REST can do', async () => {
    bench.fake.weather.graphqlHourly = 0
    expect(await show('needs you')).toMatchObject({ moved: false, issue: { status: 'status:needs-you' } })
    expect([issue()?.labels, said()]).toEqual([['status:needs-you'], ['needs you']])
  })

  it('row 60: a secondary limit is kept to, and nothing is sent before', async () => {
    bench.fake.storm({ path: '/graphql', count: 1, status: 403, retryAfterS: 30 })
    const refusal = { code: 'tracker.unreachable', retryAt: bench.clock.now() + 30_000 }
    await expect(show('needs you')).rejects.toMatchObject(refusal)
    const sent = bench.fake.requests.length
    await expect(show('needs you')).rejects.toMatchObject(refusal)
    expect(bench.fake.requests).toHaveLength(sent)
  })

  it('T-1: a status comment that somebody took away is made again, and what went with it is said once', async () => {
    bench.fake.repository().comments.delete(Number(comment))
    const posting = { key: 'B-1/told/4', body: 'It is your turn.' }
    const shown = await show('needs you', { posting })

    expect(shown).toMatchObject({ moved: false, posted: true })
    expect(shown.comment).not.toBe(comment)
    expect(said().toSorted()).toEqual(['It is your turn.', 'needs you'])
    expect(issue()?.labels).toEqual(['status:needs-you'])
  })

  it('T-4: a label that was deleted and made anew is put on all the same', async () => {
    const labels = bench.fake.repository().labels
    const label = labels.get('status:running')
    if (label !== undefined) labels.set('status:running', { ...label, id: label.id + 100_000 })

    expect(await show('running')).toMatchObject({ moved: false, issue: { status: 'status:running' } })
    expect(issue()?.labels).toEqual(['status:running'])
  })

  it('row 61: a try that took the old label away and came to no more is gone on with', async () => {
    bench.fake.label(1, [])
    const earlier = { since: bench.clock.now(), endedBy: -Infinity }
    expect(await show('running', { by: bench.again(), earlier, tried: ['running'] })).toMatchObject({
      moved: false,
    })
    expect(issue()?.labels).toEqual(['status:running'])
  })

  it('row 62: nothing is shown on an issue that was moved to another repository, or deleted', async () => {
    bench.fake.addRepository('lab/other')
    bench.fake.transfer(1, 'lab/other')
    await expect(show('running')).rejects.toMatchObject({ code: 'notFound' })
    expect(bench.fake.repository('lab/other').issues.get(1)?.labels).toEqual(['status:planning'])
    bench.fake.remove(1)
    await expect(show('running')).rejects.toMatchObject({ code: 'notFound' })
  })

  describe('a follow-up', () => {
    const followUp = { ...anIssue, key: 'B-1/follow-up/1', labels: ['follow-up'] }
    const children = () =>
      [...bench.fake.repository().issues.values()].filter(({ parent }) => parent !== null)

    it('F-8, T-6: is made with its parent in one request', async () => {
      await show('running')
      const before = bench.fake.requests.length
      const made = await bench.tracker.create({ ...followUp, parent: ref }, signal)

      expect(since(before)).toEqual(['POST /graphql'])
      expect(made).toMatchObject({ ref: 'lab/bandits#2', labels: ['follow-up'], author: { isBot: true } })
      expect(made.relations).toEqual([{ kind: 'parent', ref }])
      expect(await bench.tracker.read(made.ref, signal)).toMatchObject({ ...made, commentCount: 0 })
    })

    it('row 61: is made once, though the answer was lost, and though GraphQL did not take it', async () => {
      const { fake, again, clock } = bench
      await show('running')
      fake.storm({ path: '/graphql', count: 1, status: 'lost', afterEffect: true })
      const issue = { ...followUp, parent: ref }
      await expect(bench.tracker.create(issue, signal)).rejects.toMatchObject({ retryable: true })
      const earlier = { since: clock.now(), endedBy: clock.steady() }
      const made = await whileTimePasses(clock, again().create({ ...issue, earlier }, signal))
      expect(made.relations).toEqual([{ kind: 'parent', ref }])

      fake.weather.graphql = 'forbidden'
      const other = { ...issue, key: 'B-1/follow-up/2' }
      await expect(bench.tracker.create(other, signal)).rejects.toMatchObject({ retryable: true })
      await whileTimePasses(clock, bench.tracker.create({ ...other, earlier }, signal))
      expect(children()).toHaveLength(2)
      expect(fake.truth.doubled().size).toBe(0)
    })
  })

  it('T-9: whatever a person wrote stays byte for byte, whatever is in it', async () => {
    const pieces = ['a', '\n', '\r\n', '\u202e', '𝕊', '"', '$issue', '}', '\\'] as const
    const text = fc.string({ unit: fc.constantFrom(...pieces) })
    // what agents say may be cut within a character
    const ours = fc.string({ unit: fc.constantFrom(...pieces, '\ud83d') })
    await fc.assert(
      fc.asyncProperty(text, ours, async (person, said) => {
        Object.assign(issue() ?? {}, { body: `x${person}x` })
        const { issue: now } = await show('planning', { sections: { Scope: said }, text: `${said}.` })
        const body = issue()?.body ?? ''
        expect(body.startsWith(`x${person}x`)).toBe(true)
        expect(now.status).toBe('status:planning')
      }),
      { numRuns: 30 },
    )
  })
})
