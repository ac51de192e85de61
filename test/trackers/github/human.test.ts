import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TrackerStatus } from '../../../src/domain/issue.ts'
import type { FakeGithub } from '../../fakes/github/github-fake.ts'
import { aBench, anIssue, type Bench } from './bench.ts'

const signal = new AbortController().signal

describe('status labels, and people who move them', () => {
  let bench: Bench
  let ref: string
  beforeEach(async () => {
    bench = await aBench()
    ref = (await bench.tracker.create(anIssue, signal)).ref
  })
  afterEach(() => bench.fake.close())

  const show = (to: TrackerStatus, seen: string | null, tried: readonly TrackerStatus[] = []) =>
    bench.tracker.show({ issue: ref, status: { to, seen, tried } }, signal)
  const labels = () => [...(bench.fake.repository().issues.get(1)?.labels ?? [])]

  it('T-1: there is never more than one status label at any moment', async () => {
    const way: readonly TrackerStatus[] = ['planning', 'needs you', 'in progress', 'running', 'done']
    let seen: string | null = null
    for (const to of way) seen = (await show(to, seen)).issue.status

    expect(mostAtOnce(bench.fake)).toBe(1)
    expect(labels()).toEqual(['status:done'])
  })

  it('T-4: other labels of people stay where they are', async () => {
    bench.fake.label(1, ['bug', 'help wanted'])
    await show('planning', null)
    await show('running', 'status:planning')

    expect(labels()).toEqual(['bug', 'help wanted', 'status:running'])
  })

  it.each([
    ['before the old label goes', 'DELETE /repos/lab/bandits/issues/1/labels/'],
    ['between old and new', 'POST /repos/lab/bandits/issues/1/labels'],
  ])('row 63: a person who moves it %s wins, and one status is left', async (_when, line) => {
    const { issue } = await show('planning', null)
    bench.fake.justBefore(line, () => bench.fake.label(1, ['status:parked']))
    const shown = await show('running', issue.status)

    expect(shown).toMatchObject({ moved: true, issue: { status: 'status:parked' } })
    expect(labels()).toEqual(['status:parked'])
  })

  it('T-3: a status that a person adds beside ours wins, and ours goes', async () => {
    const { issue } = await show('planning', null)
    bench.fake.label(1, ['status:planning', 'status:parked'])
    const shown = await show('running', issue.status)

    expect(shown.moved).toBe(true)
    expect(labels()).toEqual(['status:parked'])
  })

  it('row 62: an issue that a person closed is not opened again, seen or not', async () => {
    const { issue } = await show('running', null)
    const closed = bench.fake.repository().issues.get(1)
    if (closed !== undefined) Object.assign(closed, { state: 'closed', stateReason: 'not_planned' })
    await show('in progress', issue.status)
    expect(bench.fake.repository().issues.get(1)?.state).toBe('closed')

    await bench.tracker.changes(null, signal)
    const shown = await show('in review', 'status:in-progress')
    expect(shown).toMatchObject({
      moved: true,
      issue: { state: 'cancelled', status: 'status:in-progress (closed)' },
    })
    expect(bench.fake.repository().issues.get(1)?.state).toBe('closed')
  })

  it('row 62: an issue that a person opened again is moved, too', async () => {
    const { issue } = await show('done', null)
    const closed = bench.fake.repository().issues.get(1)
    if (closed !== undefined) Object.assign(closed, { state: 'open', stateReason: 'reopened' })

    const later = bench.again()
    const status = { to: 'done', seen: issue.status, tried: [] } as const
    expect(await later.show({ issue: ref, status }, signal)).toMatchObject({
      moved: true,
      issue: { status: 'status:done (open)' },
    })
  })

  it('row 62: an issue that was moved to another repository is followed nowhere', async () => {
    bench.fake.addRepository('lab/other')
    bench.fake.transfer(1, 'lab/other')

    await expect(bench.tracker.read(ref, signal)).rejects.toMatchObject({
      code: 'notFound',
      message: 'issue lab/bandits#1 was moved',
    })
    const comment = { key: 'k', issue: ref, author: 'hooke', body: 'text' }
    await expect(bench.tracker.comment(comment, signal)).rejects.toMatchObject({ code: 'notFound' })
    expect(bench.fake.repository('lab/other').comments.size).toBe(0)
  })

  it('row 62: an issue that was deleted is not found', async () => {
    bench.fake.remove(1)

    await expect(show('running', null)).rejects.toMatchObject({ code: 'notFound' })
  })

  it('T-4: a team may have labels of its own', async () => {
    const tracker = bench.again({ labels: { running: 'In progress' } })
    const status = { to: 'running', seen: null, tried: [] } as const
    const { issue } = await tracker.show({ issue: ref, status }, signal)

    expect(issue.status).toBe('In progress')
    await tracker.show({ issue: ref, status: { to: 'done', seen: issue.status, tried: [] } }, signal)
    expect(labels()).toEqual(['status:done'])
  })

  it('T-1: whatever it showed before, it shows what it is told, and no other label is touched', async () => {
    const status = fc.constantFrom<TrackerStatus>(
      'planning',
      'needs you',
      'running',
      'done',
      'cancelled',
      'failed',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(status, { minLength: 1, maxLength: 4 }), async (way) => {
        let seen: string | null = null
        for (const to of way) seen = (await show(to, seen)).issue.status
        expect(labels().filter((label) => label.startsWith('status:'))).toEqual([
          `status:${way.at(-1)?.replaceAll(' ', '-') ?? ''}`,
        ])
        expect(mostAtOnce(bench.fake)).toBe(1)
        bench.fake.label(1, [])
        bench.fake.repository().events.splice(0)
      }),
      { numRuns: 12 },
    )
  })
})

/** The most status labels that the issue ever had at one moment, by GitHub's own events. */
function mostAtOnce(fake: FakeGithub): number {
  const on = new Set<string>()
  const counts = fake.repository().events.map(({ event, label }) => {
    if (event === 'labeled' && label?.startsWith('status:') === true) on.add(label)
    if (event === 'unlabeled' && label !== null) on.delete(label)
    return on.size
  })
  return Math.max(0, ...counts)
}
