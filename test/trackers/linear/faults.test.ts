import { afterEach, describe, expect, it } from 'vitest'
import type { Tracker } from '../../../src/trackers/tracker.ts'
import type { Trouble } from '../../fakes/linear/faults.ts'
import { HOOKE_APP, TOKENS } from '../../fakes/linear/people.ts'
import { aLinearTracker, type LinearUnderTest } from './a-linear-tracker.ts'

const signal = new AbortController().signal
const running: LinearUnderTest[] = []
const start = async (given: Parameters<typeof aLinearTracker>[0] = {}) => {
  const under = await aLinearTracker(given)
  running.push(under)
  return under
}
afterEach(async () => {
  for (const under of running.splice(0)) await under.stop()
})

const ISSUE = {
  ...{ key: 'new/1', study: 'bandits', title: 'Does it pay?', body: 'Early on.', author: 'ada' },
  ...{ labels: ['hooke'], priority: 2 },
}
const STATUS = 'BANDIT-007 runs\n\n<!-- hooke:status v1 key=BANDIT-007 -->'
const FILE = {
  ...{ key: 'f', title: 'Mean reward', fileName: 'a.png', contentType: 'image/png' },
  ...{ bytes: new Uint8Array([1, 2]), url: null },
}

const sayingIn = (session: string) =>
  ({ key: 'k', session, activity: { kind: 'thought', body: 'b' } }) as const

/** What each write makes, where its name does not say it. */
const MADE: Readonly<Record<string, string>> = {
  IssueCreateRelated: 'relation',
  ShowPost: 'comment',
  ShowIssuePostSay: 'activity',
  ShowSay: 'activity',
  ActivityCreateAndRead: 'activity',
}

/** Everything that makes something in Linear, and how often it may be there afterwards. */
const WRITES: readonly (readonly [
  string,
  (tracker: Tracker, ref: string, session: string) => Promise<unknown>,
])[] = [
  ['IssueCreate', (tracker) => tracker.create({ ...ISSUE, parent: null }, signal)],
  ['IssueCreateRelated', (tracker, ref) => tracker.create({ ...ISSUE, parent: ref }, signal)],
  ['LabelCreate', (tracker) => tracker.create({ ...ISSUE, labels: ['brand new'], parent: null }, signal)],
  [
    'CommentCreate',
    (tracker, ref) => tracker.comment({ key: 'k', issue: ref, author: 'hooke', body: 'b' }, signal),
  ],
  ['ShowPost', (tracker, ref) => tracker.show({ issue: ref, comment: { body: STATUS, id: null } }, signal)],
  [
    'ShowIssuePostSay',
    (tracker, ref, session) =>
      tracker.show(
        {
          ...{ issue: ref, comment: { body: STATUS, id: null }, saying: sayingIn(session) },
          status: { to: 'running', seen: null, tried: [] },
        },
        signal,
      ),
  ],
  ['AttachmentCreate', (tracker, ref) => tracker.attach({ ...FILE, issue: ref }, signal)],
  [
    'ShowSay',
    (tracker, _, session) =>
      tracker.agentSessions?.say(sayingIn(session), signal) ?? Promise.reject(new Error('no sessions')),
  ],
  [
    'ActivityCreateAndRead',
    (tracker, _, session) =>
      tracker.agentSessions?.greet(sayingIn(session), signal) ?? Promise.reject(new Error('no sessions')),
  ],
]

describe('Linear in trouble', () => {
  const lost = WRITES.flatMap(([operation, write]) =>
    (['lost', 'failedAfter'] as const).map((kind) => ({ operation, write, kind })),
  )
  it.each(lost)('row 61: $operation that was $kind is there once', async ({ operation, write, kind }) => {
    const under = await start()
    const ref = under.linear.people.open({ title: 'Explore?', delegateId: HOOKE_APP })
    const session = [...under.linear.state.rows.sessions.keys()][0] ?? ''
    under.linear.state.faults.order({ operation: `Hooke${operation}`, kind })
    await expect(write(under.tracker, ref, session)).rejects.toMatchObject({
      code: 'tracker.unreachable',
      retryable: true,
    })
    const sort = MADE[operation] ?? operation.replace('Create', '').toLowerCase()
    expect(made(under).get(sort)).toBe(1)
    // a later daemon tries again, and then once more
    await write(under.again(), ref, session)
    await write(under.tracker, ref, session)

    expect(made(under).get(sort)).toBe(1)
    expect(made(under).get('issue') ?? 1).toBe(1)
  })

  it('row 61: an issue whose link to its parent is missing gets it at the next try', async () => {
    const under = await start()
    const ref = under.linear.people.open({ title: 'Explore?' })
    const made = await under.tracker.create({ ...ISSUE, parent: null }, signal)
    const again = await under.tracker.create({ ...ISSUE, parent: ref }, signal)

    expect(again).toMatchObject({ id: made.id, relations: [{ kind: 'related', ref }] })
  })

  it('row 62: a status comment that is deleted while it is edited stays deleted, and the issue is shown', async () => {
    const under = await start()
    const { people, state } = under.linear
    const ref = people.open({ title: 'x' })
    const { comment } = await under.tracker.show({ issue: ref, comment: { body: STATUS, id: null } }, signal)
    // it goes between our look and our change
    const [kept] = people.comments(ref)
    const get = state.rows.comments.get.bind(state.rows.comments)
    state.rows.comments.get = (id) => {
      if (id === comment) state.rows.comments.delete(id)
      return get(id)
    }
    const shown = await under.tracker.show(
      { issue: ref, status: { to: 'running', seen: null, tried: [] }, comment: { body: 'new', id: comment } },
      signal,
    )

    expect(kept?.id).toBe(comment)
    expect(shown).toMatchObject({ comment, issue: { status: 'In Progress' } })
  })

  const TROUBLES: readonly (readonly [string, Trouble['kind'], object])[] = [
    ['a 503 with a page of HTML', 'unavailable', { code: 'tracker.unreachable', retryable: true }],
    ['a broken connection', 'cut', { code: 'tracker.unreachable', retryable: true }],
    ['a lock timeout', 'locked', { code: 'tracker.unreachable', retryable: true }],
    ['a 500', 'failedAfter', { code: 'tracker.unreachable', retryable: true }],
  ]
  it.each(TROUBLES)('row 59: %s is tried again later', async (_, kind, expected) => {
    const under = await start()
    const ref = under.linear.people.open({ title: 'x' })
    await under.tracker.read(ref, signal)
    under.linear.state.faults.order({ kind })

    await expect(under.tracker.read(ref, signal)).rejects.toMatchObject(expected)
    expect((await under.tracker.read(ref, signal)).ref).toBe(ref)
  })

  it('row 59: gives a request up that is not answered, and stops at once when asked to', async () => {
    const under = await start({ requestTimeoutMs: 5_000 })
    const ref = under.linear.people.open({ title: 'x' })
    await under.tracker.read(ref, signal)
    under.linear.state.faults.order({ kind: 'slow', ms: 60_000, count: 2 })
    const slow = under.tracker.read(ref, signal).catch((error: unknown) => error)
    await until(() => (under.clock.nextAt() ?? Infinity) <= under.clock.now() + 5_000)
    under.clock.advance(5_000)
    expect(await slow).toMatchObject({ code: 'tracker.unreachable', retryable: true })

    const stopping = new AbortController()
    const stopped = under.tracker.read(ref, stopping.signal).catch((error: unknown) => error)
    stopping.abort(new Error('the daemon stops'))
    expect(await stopped).toMatchObject({ message: 'the daemon stops' })
    const before = under.linear.state.asked.length
    await expect(under.tracker.read(ref, stopping.signal)).rejects.toThrow('the daemon stops')
    expect(under.linear.state.asked).toHaveLength(before)
    under.clock.advance(120_000)
  })

  it('says of a token that is refused what to do, and does not try again', async () => {
    const unknown = await start({ token: 'nobody-knows-it' })
    const ref = unknown.linear.people.open({ title: 'x' })
    const readOnly = await start({ token: TOKENS.readOnly })
    const other = readOnly.linear.people.open({ title: 'x' })

    await expect(unknown.tracker.read(ref, signal)).rejects.toMatchObject({
      code: 'tracker.refused',
      retryable: false,
    })
    await expect(
      readOnly.tracker.comment({ key: 'k', issue: other, author: 'hooke', body: 'b' }, signal),
    ).rejects.toMatchObject({ code: 'tracker.refused', advice: expect.stringContaining('scopes') as string })
  })

  it('row 60: comes back at the hour of the reset, and asks nothing before', async () => {
    const under = await start()
    const ref = under.linear.people.open({ title: 'x' })
    await under.tracker.read(ref, signal)
    under.linear.state.budgets.setLimits({ requests: 60 })
    for (let n = 0; n < 60; n += 1) under.linear.state.budgets.take(TOKENS.app, 1)
    const refused = (await under.tracker.read(ref, signal).catch((error: unknown) => error)) as {
      retryAt: number
    }
    expect(refused).toMatchObject({
      code: 'tracker.unreachable',
      retryable: true,
      retryAt: under.clock.now() + 60_000,
    })

    const before = under.linear.state.asked.length
    await expect(under.tracker.read(ref, signal)).rejects.toMatchObject({
      retryAt: expect.any(Number) as number,
    })
    expect(under.linear.state.asked).toHaveLength(before)
    under.clock.advance(180_000)
    expect((await under.tracker.read(ref, signal)).ref).toBe(ref)
  })

  it('F-8, row 60: 200 issues that change their stage in one minute: nothing is refused for rate', async () => {
    // no request is given up, however fast the clock runs
    const under = await start({ requestTimeoutMs: 1_000_000_000 })
    under.linear.state.budgets.setLimits({ requests: 300, complexity: 20_000 })
    const refs = Array.from({ length: 200 }, (_, n) => under.linear.people.open({ title: `x ${n}` }))
    const waits: number[] = []
    const show = async (issue: string): Promise<void> => {
      const comment = { body: STATUS, id: null }
      const trouble = await under.tracker
        .show({ issue, status: { to: 'running', seen: null, tried: [] }, comment }, signal)
        .then(
          () => undefined,
          (error: unknown) => (error as { retryAt: number }).retryAt,
        )
      if (trouble === undefined) return
      // the outbox waits as long, too
      waits.push(trouble - under.clock.now())
      await new Promise<void>((resolve) => void under.clock.after(trouble - under.clock.now(), resolve))
      await show(issue)
    }
    const left = [...refs]
    const lane = async (): Promise<void> => {
      for (let ref = left.pop(); ref !== undefined; ref = left.pop()) await show(ref)
    }
    await moving(under, Promise.all([lane(), lane(), lane(), lane()]))

    expect(under.linear.state.asked.filter(({ status }) => status !== 200)).toEqual([])
    expect(waits.length).toBeGreaterThan(0)
    expect(Math.min(...waits)).toBeGreaterThan(0)
    expect(new Set(refs.map((ref) => under.linear.people.state(ref)))).toEqual(new Set(['In Progress']))
    expect(refs.every((ref) => under.linear.people.comments(ref).length === 1)).toBe(true)
  })
})

/** How often each sort of thing was made by us. */
function made({ linear }: LinearUnderTest): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { what, kind, by } of linear.state.truth)
    if (what === 'created' && by === HOOKE_APP) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/** Lets the clock run on for whatever waits an hour at most. */
async function moving({ clock }: LinearUnderTest, work: Promise<unknown>): Promise<void> {
  const running = { isDone: false }
  const done = work.finally(() => (running.isDone = true))
  while (!running.isDone) {
    await new Promise<void>((resolve) => setTimeout(resolve, 1))
    const wait = (clock.nextAt() ?? Infinity) - clock.now()
    if (wait <= 3_600_000) clock.advance(wait)
  }
  await done
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('it never came true')
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
