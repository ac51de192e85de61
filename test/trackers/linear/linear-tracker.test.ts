import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { clientIdOf, isClientId } from '../../../src/trackers/linear/client-id.ts'
import type { Changes, Show, Tracker } from '../../../src/trackers/tracker.ts'
import { ADA, HOOKE_APP, TEAM_OPS, TOKENS } from '../../fakes/linear/people.ts'
import { statusOf } from '../../fakes/linear/sessions.ts'
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

const STATUS = 'BANDIT-007 runs\n\n<!-- hooke:status v1 key=BANDIT-007 -->'
const show = (
  tracker: Tracker,
  issue: string,
  to: 'planning' | 'running' | 'in review' | 'done' | 'blocked',
) => tracker.show({ issue, status: { to, seen: null, tried: [] } }, signal)

async function allChanges(tracker: Tracker, from: string | null): Promise<readonly Changes[]> {
  const first = await tracker.changes(from, signal)
  return first.more ? [first, ...(await allChanges(tracker, first.cursor))] : [first]
}

describe('the ids that Hooke gives', () => {
  it('row 61: are UUIDs v4 that follow from their key, and are known without it', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid({ version: 4 }), (key, foreign) => {
        const id = clientIdOf(key)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(clientIdOf(key)).toBe(id)
        expect([isClientId(id), isClientId(foreign), isClientId(key)]).toEqual([true, false, false])
      }),
    )
    expect(clientIdOf('a')).not.toBe(clientIdOf('b'))
  })
})

describe('a team of Linear', () => {
  it('F-8: reads an issue with its comments in one request, however they are ordered', async () => {
    const { linear, tracker, clock } = await start()
    const ref = linear.people.open({ title: 'x' })
    for (const body of ['first', 'second', 'third']) {
      clock.advance(5)
      linear.people.comment(ref, body)
    }
    await tracker.read(ref, signal)
    const before = linear.state.asked.length
    const both = await tracker.readWithComments?.(ref, signal)

    expect(linear.state.asked.length - before).toBe(1)
    expect(both).toEqual({
      issue: await tracker.read(ref, signal),
      comments: await tracker.comments(ref, null, signal),
    })
    for (let n = 0; n < 60; n += 1) linear.people.comment(ref, `more ${n}`)
    expect((await tracker.readWithComments?.(ref, signal))?.comments).toHaveLength(63)
  })

  it('T-4: shows the stage by the type of its columns, or by the table of the configuration', async () => {
    const plain = await start()
    const ref = plain.linear.people.open({ title: 'x' })
    const named = await start({ states: { running: 'in review', blocked: 'Triage' } })
    const other = named.linear.people.open({ title: 'x' })
    const words = async (tracker: Tracker, issue: string) => {
      const shown: string[] = []
      for (const to of ['planning', 'running', 'in review', 'blocked', 'done'] as const)
        shown.push((await show(tracker, issue, to)).issue.status)
      return shown
    }

    expect(await words(plain.tracker, ref)).toEqual([
      'Todo',
      'In Progress',
      'In Review',
      'In Progress',
      'Done',
    ])
    expect(await words(named.tracker, other)).toEqual(['Todo', 'In Review', 'In Review', 'Triage', 'Done'])
  })

  it('F-8: shows stage, sections and comment in two requests, and nothing new in one', async () => {
    const { linear, tracker } = await start()
    const ref = linear.people.open({ title: 'x', description: 'Mine.' })
    await tracker.read(ref, signal)
    const shown: Show = {
      issue: ref,
      status: { to: 'running', seen: null, tried: [] },
      sections: { Scope: 'small' },
      comment: { body: STATUS, id: null },
    }
    const counted = async (work: () => Promise<unknown>) => {
      const before = linear.state.asked.length
      await work()
      return linear.state.asked.length - before
    }

    expect(await counted(() => tracker.show(shown, signal))).toBe(2)
    expect(await counted(() => tracker.show(shown, signal))).toBe(1)
    expect(
      await counted(() => tracker.comment({ key: 'k', issue: ref, author: 'hooke', body: 'b' }, signal)),
    ).toBe(1)
  })

  it('row 62: a status comment that a person deleted stays deleted', async () => {
    const { linear, tracker } = await start()
    const ref = linear.people.open({ title: 'x' })
    const { comment } = await tracker.show({ issue: ref, comment: { body: STATUS, id: null } }, signal)
    linear.state.rows.comments.delete(comment ?? '')
    const again = await tracker.show({ issue: ref, comment: { body: `${STATUS} `, id: comment } }, signal)

    expect(again.comment).toBe(comment)
    expect(linear.people.comments(ref)).toEqual([])
  })

  it('row 62: an issue in the bin is not there; one that went to another team is, under its new name', async () => {
    const { linear, tracker } = await start()
    const [gone, moved] = [linear.people.open({ title: 'a' }), linear.people.open({ title: 'b' })]
    const { id } = await tracker.read(moved, signal)
    linear.people.change(gone, { trashed: true })
    linear.people.change(moved, { teamId: TEAM_OPS })
    const listed = (await allChanges(tracker, null)).flatMap(({ issues }) => issues.map(({ ref }) => ref))

    await expect(tracker.read(gone, signal)).rejects.toMatchObject({ code: 'notFound' })
    await expect(show(tracker, gone, 'running')).rejects.toMatchObject({ code: 'notFound' })
    expect(listed).not.toContain(gone)
    expect(await tracker.read(moved, signal)).toMatchObject({ id, ref: 'OPS-1' })
  })

  it('T-3: with a personal key its person still speaks for himself, and no mark makes his words ours', async () => {
    const { linear, tracker } = await start({ token: TOKENS.key })
    const ref = linear.people.open({ title: 'x' })
    linear.people.comment(ref, '/hooke approve 1234', ADA)
    linear.people.comment(ref, 'x\n\n<!-- hooke:comment v1 key=BANDIT-007/3/plan -->', ADA)
    await tracker.comment({ key: 'BANDIT-007/3/plan', issue: ref, author: 'hooke', body: 'plan' }, signal)
    const found = await tracker.comments(ref, null, signal)

    expect(found.map(({ key, author }) => [key, author.id, author.isBot])).toEqual([
      [null, ADA, false],
      [null, ADA, false],
      ['BANDIT-007/3/plan', ADA, true],
    ])
  })

  it('T-3: an application, and whoever has no account here, is a bot', async () => {
    const { linear, tracker } = await start({ token: TOKENS.key })
    const ref = linear.people.open({ title: 'x' })
    linear.people.comment(ref, '/hooke approve 1234', HOOKE_APP)

    expect((await tracker.comments(ref, null, signal)).map(({ author }) => author.isBot)).toEqual([true])
  })

  it('T-6, T-8: makes a label that is missing once, whoever else makes it at that moment, and takes those of the workspace', async () => {
    const { linear, tracker } = await start()
    const make = (key: string) =>
      tracker.create(
        {
          ...{ key, study: 'bandits', title: 'x', body: 'y', author: 'ada' },
          ...{ labels: ['follow-up', 'hooke'], priority: 0, parent: null },
        },
        signal,
      )
    // both find that they are missing
    const [first] = await Promise.all([make('1'), make('2')])
    await make('3')

    expect(first.labels).toEqual(['follow-up', 'hooke'])
    expect([...linear.state.rows.labels.values()].map(({ name }) => name)).toEqual(['follow-up', 'hooke'])
  })

  it('a project has its own issues alone, and gets the new ones', async () => {
    const { linear, tracker } = await start({ project: 'Bandits' })
    const other = linear.people.open({ title: 'of the team' })
    const made = await tracker.create(
      {
        ...{ key: 'k', study: 'bandits', title: 'x', body: 'y', author: 'ada', labels: [], priority: 0 },
        parent: null,
      },
      signal,
    )
    linear.people.comment(other, 'of the team')
    const [found] = await allChanges(tracker, null)

    expect(found?.issues.map(({ ref }) => ref)).toEqual([made.ref])
    expect(found?.comments).toEqual([])
  })
})

describe('what changed in Linear', () => {
  it('T-2: is found page after page, also what changes on the way', async () => {
    const { linear, tracker } = await start()
    const refs = Array.from({ length: 120 }, (_, n) => linear.people.open({ title: `x ${n}` }))
    const first = await tracker.changes(null, signal)
    // the last of the list comes to its front while it is read
    linear.people.change(refs[0] ?? '', { title: 'changed on the way' })
    const rest = await allChanges(tracker, first.cursor)
    const next = await allChanges(tracker, rest.at(-1)?.cursor ?? null)
    const found = [first, ...rest, ...next].flatMap(({ issues }) => issues)

    expect(first.more).toBe(true)
    expect(new Set(found.map(({ ref }) => ref))).toEqual(new Set(refs))
    expect(found.some(({ title }) => title === 'changed on the way')).toBe(true)
  })

  it('T-2: whatever people do between two looks, the later one has it', async () => {
    const under = await start()
    const { linear, tracker, clock } = under
    const refs = Array.from({ length: 4 }, () => linear.people.open({ title: 'x' }))
    let cursor = (await allChanges(tracker, null)).at(-1)?.cursor ?? null
    const step = fc.record({ ref: fc.nat(3), waits: fc.nat(400_000), comments: fc.boolean() })

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const expected = { issues: new Set<string>(), comments: 0 }
        for (const { ref, waits, comments } of steps) {
          clock.advance(waits)
          const issue = refs[ref] ?? ''
          if (comments) linear.people.comment(issue, `said ${(expected.comments += 1)}`)
          else expected.issues.add(linear.people.change(issue, { title: `at ${clock.now()}` }).id)
        }
        const pages = await allChanges(tracker, cursor)
        cursor = pages.at(-1)?.cursor ?? null
        const ids = new Set(pages.flatMap(({ issues }) => issues.map(({ id }) => id)))
        const said = pages.flatMap(({ comments }) => comments.map(({ body }) => body))
        expect([...expected.issues].filter((id) => !ids.has(id))).toEqual([])
        for (let n = 1; n <= expected.comments; n += 1) expect(said).toContain(`said ${n}`)
        clock.advance(300_000)
      }),
      { numRuns: 12 },
    )
  })

  it('a cursor of another version begins anew', async () => {
    const { linear, tracker } = await start()
    const ref = linear.people.open({ title: 'x' })

    for (const cursor of ['', 'nonsense', '{"a":1}', '[[1,null],[2]]'])
      expect((await tracker.changes(cursor, signal)).issues.map((issue) => issue.ref)).toEqual([ref])
  })
})

describe('agent sessions of Linear', () => {
  const began = async () => {
    const under = await start()
    const ref = under.linear.people.open({ title: 'Explore?', delegateId: HOOKE_APP })
    const session = [...under.linear.state.rows.sessions.values()][0]
    const sessions = under.tracker.agentSessions
    if (session === undefined || sessions === undefined) throw new Error('there is no session')
    return { ...under, ref, session, sessions }
  }

  it('T-7: a delegated issue is known as such', async () => {
    const { tracker, ref } = await began()

    expect((await tracker.read(ref, signal)).delegated).toBe(true)
  })

  it('T-7: what Hooke says decides where the session stands; what people say is read with the id of its comment', async () => {
    const { linear, tracker, ref, session, sessions } = await began()
    const say = (key: string, activity: Parameters<typeof sessions.say>[0]['activity']) =>
      sessions.say({ key, session: session.id, activity }, signal)
    const status = () => statusOf(linear.state, linear.state.rows.sessions.get(session.id) ?? session)
    await say('hello', { kind: 'thought', body: 'Reading the issue.' })
    await say('hello', { kind: 'thought', body: 'Reading the issue.' })
    expect([status(), linear.state.rows.activities.size]).toEqual(['active', 1])
    await say('runs', { kind: 'action', action: 'Running', parameter: '20 cells' })
    await say('ask', { kind: 'elicitation', body: 'Which horizon?' })
    expect(status()).toBe('awaitingInput')
    linear.people.prompt(ref, '1: five hundred')
    const read = await sessions.read(session.id, signal)
    // W-2: it answers what was asked last, and nothing that is said after it
    expect(read.answering).toEqual(read.prompts.map(({ id }) => id))
    await say('more', { kind: 'thought', body: 'Planning.' })
    expect((await sessions.read(session.id, signal)).answering).toEqual([])
    const comments = await tracker.comments(ref, null, signal)

    expect(read).toMatchObject({ issue: { ref }, stopAsked: false, isOver: false })
    expect(read.prompts).toHaveLength(1)
    expect(read.prompts[0]).toMatchObject({ body: '1: five hundred', author: { id: ADA, isBot: false } })
    expect(comments.map(({ id }) => id)).toContain(read.prompts[0]?.id)
  })

  it('T-7: the way is listed with what is said, in one request, and the session is found without a webhook', async () => {
    const { linear, tracker, ref, session, sessions } = await began()
    const plan = [
      { content: 'plan', status: 'completed' },
      { content: 'runs', status: 'inProgress' },
    ] as const
    const said = {
      key: 'runs',
      session: session.id,
      activity: { kind: 'thought', body: 'Running.' },
      plan,
    } as const
    await tracker.read(ref, signal)
    const before = linear.state.asked.length
    await sessions.say(said, signal)
    const cost = linear.state.asked.length - before
    await sessions.say({ ...said, plan: [] }, signal)

    expect(cost).toBe(1)
    expect(linear.state.rows.activities.size).toBe(1)
    expect(linear.state.rows.sessions.get(session.id)?.plan).toEqual([])
    expect(await sessions.find(ref, signal)).toEqual([session.id])
    expect(await sessions.find(linear.people.open({ title: 'another' }), signal)).toEqual([])
  })

  it('T-7: stop is seen until it is answered', async () => {
    const { linear, ref, session, sessions } = await began()
    linear.people.prompt(ref, 'stop', 'stop')
    expect(await sessions.read(session.id, signal)).toMatchObject({ stopAsked: true, isOver: false })
    await sessions.say(
      { key: 'stopped', session: session.id, activity: { kind: 'response', body: 'Paused.' } },
      signal,
    )

    expect(await sessions.read(session.id, signal)).toMatchObject({ stopAsked: false, isOver: true })
  })

  it('T-7: a session that is not there is said so', async () => {
    const { sessions } = await began()

    await expect(sessions.read(clientIdOf('none'), signal)).rejects.toMatchObject({ code: 'notFound' })
  })
})
