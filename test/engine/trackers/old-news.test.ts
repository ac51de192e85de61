import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListedIssue } from '../../../src/domain/issue.ts'
import { isOldNews } from '../../../src/engine/trackers/old-news.ts'
import { aStore } from '../../builders/store.ts'

const USER = { id: 'u-ada', name: 'Ada', isBot: false }
const ISSUE: ListedIssue = {
  ...{ id: 'i-1', ref: 'ENG-1', tracker: 'team', title: 'a', body: 'b', author: USER, assignee: null },
  ...{ labels: [], priority: 0, status: 'Todo', state: 'open', delegated: true, url: 'https://x.example/1' },
  ...{ createdAt: 1, updatedAt: 50 },
}

describe('what a webhook tells', () => {
  let opened: ReturnType<typeof aStore>
  beforeEach(() => {
    opened = aStore()
    const { trackerIssues, trackerSessions } = opened.store
    trackerIssues.put(ISSUE, 60)
    const comment = { key: null, issue: 'ENG-1', author: USER, body: 'x', createdAt: 40, editedAt: null }
    trackerIssues.addComment({
      tracker: 'team',
      issueId: 'i-1',
      comment: { ...comment, id: 'c-1' },
      outcome: null,
    })
    trackerSessions.add({ tracker: 'team', session: 's-1', issueId: 'i-1', at: 60 })
    trackerSessions.setHeard({ tracker: 'team', session: 's-1' }, ['c-1'])
  })
  afterEach(() => opened.remove())

  type Hinted = Parameters<typeof opened.store.trackerHints.add>[0]['news']
  /** Whether a hint with all of this is old. */
  const isOld = (kind: 'issue' | 'session', ref: string, ...news: readonly Hinted[]): boolean => {
    for (const one of news) opened.store.trackerHints.add({ tracker: 'team', kind, ref, at: 70, news: one })
    const [hint] = opened.store.trackerHints.due('team', 90)
    if (hint === undefined) throw new Error('there is no hint')
    return isOldNews({ store: opened.store, trackers: new Map() }, hint)
  }

  it('F-8: is old when it was read meanwhile', () => {
    expect(isOld('issue', 'i-1', { kind: 'comment', id: 'c-1' }, { kind: 'edition', updatedAt: 50 })).toBe(
      true,
    )
  })

  it.each([
    ['a comment nobody read', { kind: 'comment', id: 'c-2' }],
    ['a later edition', { kind: 'edition', updatedAt: 51 }],
    ['anything', undefined],
  ] as const)('T-2: is news when one of its parts is %s', (_, news) => {
    expect(isOld('issue', 'i-1', { kind: 'comment', id: 'c-1' }, news)).toBe(false)
  })

  it('T-2: anything stays anything, whatever comes after it', () => {
    expect(isOld('issue', 'i-1', undefined, { kind: 'comment', id: 'c-1' })).toBe(false)
  })

  it('T-7: a session that is known, and what was heard in it, is old', () => {
    expect(isOld('session', 's-1', { kind: 'session' }, { kind: 'prompt', id: 'c-1' })).toBe(true)
  })

  it('T-7: what was read below the issue alone was not heard in the session', () => {
    expect(isOld('session', 's-1', { kind: 'prompt', id: 'c-2' })).toBe(false)
  })
})
