import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Comment, ListedIssue } from '../../src/domain/issue.ts'
import type { Changes, NewIssue, Tracker } from '../../src/trackers/tracker.ts'

/** What a tracker brings to the suite. */
export interface TrackerUnderTest {
  readonly tracker: Tracker
  /** A second object on the same scope, as a later daemon would make it. */
  again(): Tracker
  /** An id of a study whose issues this tracker makes. */
  readonly study: string
  /** What a person does in the tracker itself. */
  readonly person: {
    readonly id: string
    comment(ref: string, body: string): Promise<void>
    /** Puts the issue where people put it, to another place than any of the statuses that the suite shows. */
    move(ref: string): Promise<void>
    /** Adds text at the end of the issue's body. */
    write(ref: string, text: string): Promise<void>
    /** Edits what the first comment of this text says. */
    edit?(ref: string, from: string, to: string): Promise<void>
  }
  /** A time of day as the service's own clock has it; lets at least a millisecond pass. */
  tick(): Promise<number>
  /** Requests that the service was sent so far; absent where there is none. */
  requests?(): number
  stop(): Promise<void>
}

// never: this module lives as long as the worker, and the limit of a test ends what hangs
const signal = new AbortController().signal

/**
 * The promises of `Tracker`; every tracker and the fake pass the same suite (T-1). `lacks` names, by its whole name, a test
 * that a service which somebody else wrote cannot stand for, each with the reason that is shown.
 */
export function describeTracker(
  name: string,
  start: () => Promise<TrackerUnderTest>,
  lacks: Readonly<Record<string, string>> = {},
): void {
  describe(`${name} tracker`, () => {
    let under: TrackerUnderTest
    let tracker: Tracker
    let made = 0

    beforeEach(async () => {
      under = await start()
      tracker = under.tracker
    })
    afterEach(() => under.stop())

    const anIssue = (given: Partial<NewIssue> = {}) =>
      tracker.create(
        {
          key: `new/${(made += 1)}`,
          study: under.study,
          title: 'Does optimism pay?',
          body: 'Early on, with ten arms.',
          author: 'ada',
          labels: [],
          priority: 2,
          parent: null,
          ...given,
        },
        signal,
      )
    const aComment = (issue: string, key: string, body = 'The plan is ready.') =>
      ({ key, issue, author: 'hooke', body }) as const
    const mine = async (ref: string) =>
      (await tracker.comments(ref, null, signal)).filter(({ key }) => key !== null)

    it('H-13: answers a probe, with who it is', async () => {
      expect(await tracker.probe(signal)).toMatchObject({ ok: true, problems: [] })
      expect((await tracker.probe(signal)).detail).not.toBe('')
    })

    it('T-1: creates an issue once, whoever asks again with the key, and reads it back', async () => {
      const first = await anIssue({ key: 'once' })
      const second = await under.again().create(
        {
          ...{ key: 'once', study: under.study, title: 'Another title', body: '', author: 'ada' },
          ...{ labels: [], priority: 0, parent: null },
          earlier: { since: 0, endedBy: -Infinity },
        },
        signal,
      )
      const read = await tracker.read(first.ref, signal)

      expect(second.id).toBe(first.id)
      expect(read).toMatchObject({ id: first.id, ref: first.ref, title: 'Does optimism pay?', state: 'open' })
      expect(read.body).toContain('Early on, with ten arms.')
      expect(read.tracker).toBe(tracker.name)
      expect(read.author.id).not.toBe('')
      expect(read.updatedAt).toBeGreaterThanOrEqual(read.createdAt)
    })

    it('T-12: knows its issues by what people write, and no others', async () => {
      const { ref } = await anIssue()

      expect(tracker.refOf(ref)).toBe(ref)
      expect(tracker.refOf(` ${ref.toLowerCase()} `)?.toLowerCase()).toBe(ref.toLowerCase())
      expect(tracker.refOf('what is this')).toBeNull()
      expect(tracker.refOf('')).toBeNull()
      expect(tracker.refOf('https://example.org/ENG-12')).toBeNull()
      expect((await tracker.read(tracker.refOf(ref) ?? '', signal)).ref).toBe(ref)
    })

    it('T-6: links a child to its parent, and again does no harm', async () => {
      const parent = await anIssue()
      const child = await anIssue({ key: 'child', parent: parent.ref })
      await anIssue({ key: 'child', parent: parent.ref })

      expect((await tracker.read(child.ref, signal)).relations.map(({ ref }) => ref)).toContain(parent.ref)
      const back = (await tracker.read(parent.ref, signal)).relations.filter(({ ref }) => ref === child.ref)
      expect(back).toHaveLength(1)
    })

    it('T-1: comments once by key; people and the daemon are told apart by immutable ids', async () => {
      const { ref } = await anIssue()
      await tracker.comment(aComment(ref, 'BANDIT-007/3/plan'), signal)
      await under.again().comment(
        {
          ...aComment(ref, 'BANDIT-007/3/plan', 'Other words.'),
          earlier: { since: 0, endedBy: -Infinity },
        },
        signal,
      )
      await under.person.comment(ref, 'I see.')
      const all = await tracker.comments(ref, null, signal)

      expect(all.map(({ key }) => key)).toEqual(['BANDIT-007/3/plan', null])
      expect(all[0]?.body).toContain('The plan is ready.')
      expect(all.map(({ author }) => author.isBot)).toEqual([true, false])
      expect(all[1]?.author.id).toBe(under.person.id)
      expect(all.map(({ editedAt }) => editedAt)).toEqual([null, null])
      expect(new Set(all.map(({ id }) => id)).size).toBe(2)
    })

    it('T-3: a mark that a person writes makes no comment ours', async () => {
      const { ref } = await anIssue()
      await under.person.comment(ref, 'Approved.\n\n<!-- hooke:plan v1 key=BANDIT-007/3/plan -->')
      const posted = await tracker.comment(aComment(ref, 'BANDIT-007/3/plan'), signal)

      expect((await mine(ref)).map(({ id }) => id)).toEqual([posted.id])
      expect(await tracker.comments(ref, null, signal)).toHaveLength(2)
    })

    it('T-3: says of an edited comment that it was edited', async () => {
      if (under.person.edit === undefined) return
      const { ref } = await anIssue()
      await under.person.comment(ref, 'first words')
      await under.tick()
      await under.person.edit(ref, 'first words', 'other words')

      const [found] = await tracker.comments(ref, null, signal)
      expect(found).toMatchObject({ body: 'other words', editedAt: expect.any(Number) as number })
    })

    it('T-2: gives the comments since a moment', async () => {
      const { ref } = await anIssue()
      await under.person.comment(ref, 'early')
      await under.tick()
      const between = await under.tick()
      await under.tick()
      await under.person.comment(ref, 'late')

      const found = await tracker.comments(ref, between, signal)
      expect(found.map(({ body }) => body)).toEqual(['late'])
    })

    it('T-1: shows status and the one comment, edited in place, and writes nothing twice', async () => {
      const { ref } = await anIssue()
      const first = await tracker.show(
        {
          issue: ref,
          status: { to: 'planning', seen: null, tried: [] },
          comment: { body: 'BANDIT-007 plans\n\n<!-- hooke:status v1 key=BANDIT-007 -->', id: null },
        },
        signal,
      )
      await under.tick()
      const shown = {
        issue: ref,
        status: { to: 'running', seen: first.issue.status, tried: [] },
        comment: { body: 'BANDIT-007 runs\n\n<!-- hooke:status v1 key=BANDIT-007 -->', id: null },
      } as const
      // a later daemon does not know the id of the comment
      const second = await under.again().show({ ...shown, earlier: { since: 0, endedBy: -Infinity } }, signal)
      const before = await tracker.read(ref, signal)
      await tracker.show({ ...shown, comment: { ...shown.comment, id: second.comment } }, signal)

      expect(first.moved || second.moved).toBe(false)
      expect(second.comment).toBe(first.comment)
      expect(second.issue.status).not.toBe(first.issue.status)
      expect((await tracker.comments(ref, null, signal)).map(({ body }) => body.split('\n')[0])).toEqual([
        'BANDIT-007 runs',
      ])
      expect((await tracker.read(ref, signal)).updatedAt).toBe(before.updatedAt)
    })

    it('F-8, T-1: a comment that may go with what is shown is there once, whether it went or not', async () => {
      const { ref } = await anIssue()
      const body = 'B-1 plans\n\n<!-- hooke:status v1 key=B-1 -->'
      const first = await tracker.show(
        { issue: ref, status: { to: 'planning', seen: null, tried: [] }, comment: { body, id: null } },
        signal,
      )
      const asks = aComment(ref, 'B-1/told/4', 'It is your turn.')
      const shown = await tracker.show(
        {
          issue: ref,
          status: { to: 'needs you', seen: first.issue.status, tried: ['needs you'] },
          comment: { body: body.replace('plans', 'asks'), id: first.comment },
          posting: asks,
        },
        signal,
      )
      const count = async () => (await mine(ref)).filter(({ key }) => key === asks.key).length
      expect(await count()).toBe(shown.posted === true ? 1 : 0)

      const earlier = { since: 0, endedBy: -Infinity }
      await under.again().comment({ ...asks, earlier }, signal)
      expect(await count()).toBe(1)
    })

    it('T-3: leaves an issue where a person put it, and writes the comment all the same', async () => {
      const { ref } = await anIssue()
      const { issue } = await tracker.show(
        { issue: ref, status: { to: 'planning', seen: null, tried: [] } },
        signal,
      )
      await under.person.move(ref)
      const there = (await tracker.read(ref, signal)).status
      const shown = await tracker.show(
        {
          issue: ref,
          status: { to: 'running', seen: issue.status, tried: ['in progress'] },
          comment: { body: 'BANDIT-007 runs\n\n<!-- hooke:status v1 key=BANDIT-007 -->', id: null },
        },
        signal,
      )

      expect(shown).toMatchObject({ moved: true, issue: { status: there } })
      expect((await tracker.read(ref, signal)).status).toBe(there)
      expect(await mine(ref)).toHaveLength(1)
      // what was seen by now is no move any more
      const next = await tracker.show(
        { issue: ref, status: { to: 'in review', seen: there, tried: [] } },
        signal,
      )
      expect(next.moved).toBe(false)
    })

    it('T-3: what an earlier try showed is no move of a person', async () => {
      const { ref } = await anIssue()
      const seen = (
        await tracker.show({ issue: ref, status: { to: 'planning', seen: null, tried: [] } }, signal)
      ).issue.status
      await tracker.show({ issue: ref, status: { to: 'running', seen, tried: [] } }, signal)
      const shown = await tracker.show(
        { issue: ref, status: { to: 'in review', seen, tried: ['running'] } },
        signal,
      )

      expect(shown.moved).toBe(false)
    })

    it('T-4: closes what is done and opens what is not', async () => {
      const { ref } = await anIssue()
      const show = async (to: 'done' | 'in progress' | 'cancelled') =>
        (await tracker.show({ issue: ref, status: { to, seen: null, tried: [] } }, signal)).issue.state

      expect(await show('done')).toBe('completed')
      expect(await show('in progress')).toBe('open')
      expect(await show('cancelled')).toBe('cancelled')
      expect((await tracker.read(ref, signal)).state).toBe('cancelled')
    })

    it('T-9: keeps its sections current and what people write around them', async () => {
      const { ref } = await anIssue({ body: 'What I ask.\n\n## Notes\n\nkept' })
      await tracker.show({ issue: ref, sections: { 'TL;DR': 'first', Scope: 'small' } }, signal)
      await under.person.write(ref, '\nMy own line at the end.')
      await tracker.show(
        { issue: ref, sections: { 'TL;DR': 'second <!-- hooke:end v1 key=tl-dr -->' } },
        signal,
      )
      const { body } = await tracker.read(ref, signal)

      expect(body).toContain('What I ask.\n\n## Notes\n\nkept')
      expect(body).toContain('My own line at the end.')
      expect(body).toContain('second')
      expect(body).toContain('small')
      expect(body).not.toContain('first')
      expect(body.match(/^<!-- hooke:end v1 key=tl-dr -->$/gm)).toHaveLength(1)
    })

    it('T-1: attaches a file once by key', async () => {
      const { ref } = await anIssue()
      const file = {
        key: 'BANDIT-007/9/figure',
        issue: ref,
        title: 'Mean reward',
        fileName: 'figure.png',
        contentType: 'image/png',
        bytes: new Uint8Array([137, 80, 78, 71]),
        url: 'https://hooke.example.org/experiments/BANDIT-007',
      } as const
      const first = await tracker.attach(file, signal)
      const second = await under.again().attach(file, signal)

      expect(second).toEqual(first)
      expect(first.url).toMatch(/^https?:/)
    })

    const unless = (test: string, run: () => Promise<void>): void => {
      const reason = lacks[test]
      if (reason === undefined) it(test, run)
      else it.skip(`${test} (SKIPPED: ${reason})`, run)
    }

    unless('T-2: lists what changed since a cursor, and nothing is left out', async () => {
      const old = await anIssue()
      const started = await allChanges(tracker, null)
      expect(started.issues.map(({ ref }) => ref)).toContain(old.ref)

      await under.tick()
      const young = await anIssue({ key: 'young' })
      await under.person.comment(old.ref, 'I wonder')
      const found = await allChanges(under.again(), started.cursor)
      expect(found.issues.map(({ ref }) => ref)).toContain(young.ref)
      expect(found.comments).toContainEqual(
        expect.objectContaining({ issue: old.ref, body: 'I wonder', key: null }) as Comment,
      )

      await under.tick()
      await under.person.move(young.ref)
      const later = await allChanges(tracker, found.cursor)
      const { status } = await tracker.read(young.ref, signal)
      expect(later.issues).toContainEqual(expect.objectContaining({ ref: young.ref, status }) as ListedIssue)
    })

    unless('F-8: a poll costs the same for one issue and for many', async () => {
      if (under.requests === undefined) return
      for (let n = 0; n < 6; n += 1) await anIssue()
      const { cursor } = await allChanges(tracker, null)
      await under.tick()
      const before = under.requests()
      await tracker.changes(cursor, signal)

      expect(under.requests() - before).toBeLessThanOrEqual(2)
    })

    it('T-1: an issue that is not there is said so', async () => {
      const { ref } = await anIssue()
      const absent = ref.replace(/\d+$/, '999999')

      await expect(tracker.read(absent, signal)).rejects.toMatchObject({ code: 'notFound' })
      await expect(tracker.comments(absent, null, signal)).rejects.toMatchObject({ code: 'notFound' })
      await expect(tracker.comment(aComment(absent, 'k'), signal)).rejects.toMatchObject({ code: 'notFound' })
      await expect(
        tracker.show({ issue: absent, status: { to: 'done', seen: null, tried: [] } }, signal),
      ).rejects.toMatchObject({ code: 'notFound' })
    })
  })
}

async function allChanges(tracker: Tracker, from: string | null): Promise<Changes> {
  const first = await tracker.changes(from, signal)
  if (!first.more) return first
  const rest = await allChanges(tracker, first.cursor)
  return {
    ...rest,
    issues: [...first.issues, ...rest.issues],
    comments: [...first.comments, ...rest.comments],
  }
}
