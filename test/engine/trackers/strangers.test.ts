import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../../src/domain/errors.ts'
import type { Comment, ListedIssue } from '../../../src/domain/issue.ts'
import { beginMarked } from '../../../src/engine/trackers/intake.ts'
import { lookAtSessionsOf } from '../../../src/engine/trackers/sessions-of.ts'
import { takeComment, type TakeDeps } from '../../../src/engine/trackers/take-comment.ts'
import { WATCHED } from '../../../src/engine/trackers/watched.ts'
import { createTrackerWatch } from '../../../src/engine/trackers/watch.ts'
import { issueFormFile } from '../../../src/trackers/github/issue-form.ts'
import { aStore, anExperiment } from '../../builders/store.ts'
import { createFakeCommands } from '../../fakes/fake-commands.ts'
import { createFakeTracker } from '../../fakes/fake-tracker.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

const EVE = { id: 'u-eve', name: 'Eve', isBot: false }

function aDesk(kind: 'github' | 'linear') {
  const lab = aStore()
  const clock = createManualClock(5_000)
  const { tracker } = createFakeTracker({ clock })
  const team = { ...tracker, kind }
  const warned: string[] = []
  const nothing = (): void => undefined
  const warn = (fields: { event?: string }): void => void warned.push(fields.event ?? '')
  lab.store.people.put({ name: 'ada', ids: { 'tracker/team': 'u-ada' }, rights: ['admin'], createdAt: 1 })
  const id = anExperiment(lab.store, { issue: 'ENG-1' })
  const issue: ListedIssue = {
    ...{ id: 'i-1', ref: 'ENG-1', tracker: 'team', title: 'a', body: 'b', author: EVE, assignee: null },
    ...{ labels: ['hooke'], priority: 0, status: 'Todo', state: 'open', delegated: true, url: '' },
    ...{ createdAt: 1, updatedAt: 1 },
  }
  const deps = {
    ...{ store: lab.store, clock, commands: createFakeCommands().commands, mask: String },
    ...{ deliver: () => 'applied' as const, log: { debug: nothing, info: nothing, warn, error: nothing } },
    tracker: { ...tracker, name: 'embedded', kind: 'embedded' },
    trackers: new Map([['team', team]]),
    study: () => ({ id: 'bandits', owner: 'ada', tracker: 'team' }),
  } as unknown as TakeDeps
  return { lab, deps, issue, id, team, clock, warned }
}

describe('what strangers do in a tracker', () => {
  let desk: ReturnType<typeof aDesk>
  beforeEach(() => (desk = aDesk('github')))
  afterEach(() => desk.lab.remove())

  it('T-12: a label begins nothing with the right of an owner who put none on', () => {
    expect(beginMarked(desk.deps, { ...desk.issue, id: 'i-2' })).toMatch(/^nobody whom it names/)
    expect(issueFormFile()).not.toContain('labels:')
  })

  it('T-3: they are told once below an issue that they are not listed', () => {
    const { deps, issue, id, lab } = desk
    lab.store.trackerIssues.put(issue, 1)
    lab.store.trackerLinks.add({ experiment: id, tracker: 'team', issueId: issue.id })
    for (const n of [1, 2, 3]) {
      const body = '/hooke cancel'
      const comment: Comment = {
        ...{ id: `c-${n}`, key: null, issue: 'ENG-1', author: EVE, body, createdAt: n, editedAt: null },
      }
      takeComment(deps, issue, comment, 0)
    }
    expect(lab.store.outbox.list(id).map(({ key }) => key)).toEqual(['reply/team/stranger/i-1/u-eve'])
  })

  it('T-3: whoever has the same id in another tracker is a stranger', () => {
    const { deps, issue, id, lab, team } = desk
    const other = { ...issue, id: 'o-1', ref: 'OPS-1', tracker: 'other' }
    const ada = { id: 'u-ada', name: 'Ada', isBot: false }
    const trackers = new Map([
      ['team', team],
      ['other', { ...team, name: 'other' }],
    ])
    const fake = createFakeCommands()
    lab.store.trackerIssues.put(other, 1)
    lab.store.trackerLinks.add({ experiment: id, tracker: 'other', issueId: other.id })
    const comment: Comment = {
      ...{
        id: 'c-1',
        key: null,
        issue: 'OPS-1',
        author: ada,
        body: '/hooke pause',
        createdAt: 1,
        editedAt: null,
      },
    }

    const there = {
      ...{ ...deps, trackers, commands: fake.commands },
      study: () => ({ id: 'bandits', owner: 'ada', tracker: 'other' }),
    } as unknown as TakeDeps
    takeComment(there, other, comment, 0)
    expect(fake.told).toEqual([])
    expect(beginMarked(there, { ...other, id: 'o-2', author: ada })).toMatch(/^nobody whom/)
  })

  it('W-3: a message to a tracker is not what waits for a later moment', () => {
    const { id, lab } = desk
    const effect = { kind: 'tracker.post' as const, post: { kind: 'comment' as const, body: 'a' } }
    const row = { key: 'k', experiment: id, stage: 'planning' as const, visit: 1, effect }
    lab.store.outbox.add([{ ...row, notBefore: 9_000, createdAt: 1 }])
    expect(lab.store.outbox.hurry(id, 5_000)).toBe(0)
  })

  it('T-2: a session that cannot be read keeps nobody from the rest', async () => {
    const { deps, issue, team, warned } = desk
    const refuse = () => Promise.reject(new HookeError('tracker.refused', 'not for you'))
    const agentSessions = { find: refuse, read: refuse, greet: refuse, say: refuse }
    const look = { tracker: { ...team, agentSessions }, watched: WATCHED, signal: AbortSignal.timeout(9_000) }
    await lookAtSessionsOf(deps, { issues: [issue], comments: [] }, look)
    await lookAtSessionsOf(
      deps,
      { issues: [issue], comments: [] },
      {
        ...look,
        tracker: { ...look.tracker, agentSessions: { ...agentSessions, find: () => Promise.resolve(['s']) } },
      },
    )
    expect(warned).toEqual(['tracker.session', 'tracker.session'])
  })

  it('T-12: an issue that was refused is asked again at the next poll, also by a later daemon', async () => {
    const { deps, lab, team, issue, clock } = desk
    const own = { ...issue, id: 'i-9', ref: 'ENG-9' }
    lab.store.trackerIssues.put(own, 1)
    const asked: string[] = []
    const info = (fields: { event?: string; issue?: string }): void => {
      if (fields.event === 'issue.asked') asked.push(fields.issue ?? '')
    }
    const changes = () => Promise.resolve({ issues: [], comments: [], cursor: 'c', more: false })
    const trackers = new Map([['team', { ...team, changes }]])
    const watch = createTrackerWatch({ ...deps, trackers, log: { ...deps.log, info } })
    watch.start()
    await expect.poll(() => asked).toEqual(['ENG-9'])
    clock.advance(60_000)
    await expect.poll(() => asked).toEqual(['ENG-9', 'ENG-9'])
    await watch.stop()
  })

  it('T-12: a hint at an issue of another team begins nothing, and keeps nothing', async () => {
    const { deps, lab, team, issue } = desk
    const elsewhere = { ...issue, id: 'i-7', ref: 'OPS-7', elsewhere: true as const, relations: [] }
    const seen: string[] = []
    const read = (ref: string) => {
      seen.push(ref)
      return Promise.resolve(elsewhere)
    }
    const order: Comment = {
      ...{ id: 'c-9', key: null, issue: 'OPS-7', author: { ...EVE, id: 'u-ada' }, body: '/hooke plan' },
      ...{ createdAt: 9_000, editedAt: null },
    }
    const readWithComments = (ref: string) => read(ref).then((found) => ({ issue: found, comments: [order] }))
    const changes = () => Promise.resolve({ issues: [], comments: [], cursor: 'c', more: false })
    const trackers = new Map([['team', { ...team, read, readWithComments, changes, refOf: String }]])
    lab.store.trackerHints.add({ tracker: 'team', kind: 'issue', ref: 'i-7', at: 1 })
    const watch = createTrackerWatch({ ...deps, trackers })
    watch.start()
    await expect.poll(() => lab.store.trackerHints.due('team', 1e15)).toEqual([])
    await watch.stop()
    expect(seen).toEqual(['i-7'])
    expect(lab.store.trackerIssues.find('team', 'i-7')).toBeUndefined()
    expect(lab.store.trackerIssues.comment('team', 'c-9')).toBeUndefined()
  })

  it.each([
    ['a comment alone is new', { kind: 'comment' as const, id: 'c-9' }, ['comments ENG-1']],
    ['anything may be new', undefined, ['read ENG-1', 'comments ENG-1']],
  ])('F-8, T-2: where %s that is read, and the comment counts', async (_, news, expected) => {
    const { deps, lab, team, issue } = desk
    lab.store.trackerIssues.put(issue, 1)
    const asked: string[] = []
    const read = (ref: string) => {
      asked.push(`read ${ref}`)
      return Promise.resolve({ ...issue, relations: [], commentCount: 1 })
    }
    const said: Comment = {
      ...{
        id: 'c-9',
        key: null,
        issue: 'ENG-1',
        author: EVE,
        body: 'a word',
        createdAt: 9_000,
        editedAt: null,
      },
    }
    const comments = (ref: string) => {
      asked.push(`comments ${ref}`)
      return Promise.resolve([said])
    }
    const changes = () => Promise.resolve({ issues: [], comments: [], cursor: 'c', more: false })
    const trackers = new Map([['team', { ...team, read, comments, changes, refOf: String }]])
    lab.store.trackerHints.add({ tracker: 'team', kind: 'issue', ref: 'ENG-1', at: 1, news })
    const watch = createTrackerWatch({ ...deps, trackers })
    watch.start()
    await expect.poll(() => lab.store.trackerHints.due('team', 1e15)).toEqual([])
    await watch.stop()
    expect(asked).toEqual(expected)
    expect(lab.store.trackerIssues.comment('team', 'c-9')).toBeDefined()
  })

  it('T-2: a hint that meets a bug is followed later, and the poll goes on', async () => {
    const { deps, lab, team, warned } = desk
    const broken = () => Promise.reject(new TypeError('a bug'))
    const asked: string[] = []
    const changes = () => {
      asked.push('changes')
      return Promise.resolve({ issues: [], comments: [], cursor: 'c', more: false })
    }
    const trackers = new Map([['team', { ...team, read: broken, readWithComments: broken, changes }]])
    lab.store.trackerHints.add({ tracker: 'team', kind: 'issue', ref: 'ENG-1', at: 1 })
    const watch = createTrackerWatch({ ...deps, trackers })
    watch.start()
    await expect.poll(() => asked).toEqual(['changes'])
    await watch.stop()
    expect(warned).toEqual(['tracker.hint'])
    expect(lab.store.trackerHints.due('team', 5_000)).toEqual([])
  })
})
