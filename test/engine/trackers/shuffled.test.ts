import { describe, expect, it } from 'vitest'
import { ExperimentId } from '../../../src/domain/ids.ts'
import type { Comment, ListedIssue } from '../../../src/domain/issue.ts'
import { takeComment, type TakeDeps } from '../../../src/engine/trackers/take-comment.ts'
import { takeIssue } from '../../../src/engine/trackers/take-issue.ts'
import { WATCHED } from '../../../src/engine/trackers/watched.ts'
import { aStore, anExperiment } from '../../builders/store.ts'
import { createFakeCommands } from '../../fakes/fake-commands.ts'
import { ADA_THERE, createFakeTracker } from '../../fakes/fake-tracker.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1)

/** Numbers from 0 to 1 that the seed alone decides. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Everything twice, in an order that the seed decides. */
function doubledAndShuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const next = chance(seed)
  return [...items, ...items]
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

describe('rows 56 and 57: what is read twice and out of order', () => {
  it('T-2: ends as what is newest, and each comment counted once, with 20 seeds', () => {
    const lab = aStore()
    const { store } = lab
    try {
      const clock = createManualClock(5_000)
      const team = createFakeTracker({ clock })
      const fake = createFakeCommands()
      store.people.put({ name: 'ada', ids: { 'tracker/team': 'u-ada' }, rights: ['admin'], createdAt: 1 })
      const nothing = (): void => undefined
      const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
      const deps = {
        ...{ store, clock, log, commands: fake.commands, mask: String, deliver: () => 'applied' as const },
        tracker: { ...team.tracker, name: 'embedded', kind: 'embedded' },
        trackers: new Map([['team', team.tracker]]),
        study: () => ({ id: 'bandits', owner: 'ada', tracker: 'team' }),
      } as unknown as TakeDeps

      for (const seed of SEEDS) {
        const first: ListedIssue = {
          ...{ id: `i-${seed}`, ref: `ENG-${seed}`, tracker: 'team', title: 'as asked', body: 'first words' },
          ...{ author: ADA_THERE, assignee: null, labels: [], priority: 0, status: 'Todo', state: 'open' },
          ...{ delegated: false, url: '', createdAt: 1, updatedAt: 1 },
        }
        const states = [1, 2, 3, 4].map((n): ListedIssue => ({ ...first, body: `words ${n}`, updatedAt: n }))
        const id = anExperiment(store, {
          id: ExperimentId.parse(`BANDIT-${String(seed).padStart(3, '0')}`),
          issue: first.ref,
        })
        store.trackerIssues.put(first, 1)
        store.trackerLinks.add({ experiment: id, tracker: 'team', issueId: first.id })
        const comments = ['/hooke pause', '/hooke resume', '/hooke cancel', 'words'].map(
          (body, n): Comment => ({
            ...{ id: `c-${seed}-${n}`, key: null, issue: first.ref, author: ADA_THERE, body },
            ...{ createdAt: n + 1, editedAt: null },
          }),
        )
        const before = fake.told.length
        const pieces = [
          ...states.map((issue) => () => void takeIssue(deps, issue, WATCHED)),
          ...comments.map((comment) => () => takeComment(deps, first, comment, 0)),
        ]
        for (const take of doubledAndShuffled(pieces, seed)) take()

        expect(store.trackerIssues.find('team', first.id)?.body).toBe('words 4')
        const told = fake.told.slice(before).map(({ verb }) => verb)
        expect(told.toSorted()).toEqual(['cancel', 'pause', 'resume'])
        const replies = store.outbox.list(id).filter(({ effect }) => effect.kind === 'tracker.post')
        expect(replies.map(({ key }) => key).toSorted()).toEqual(
          [0, 1, 2].map((n) => `reply/team/c-${seed}-${n}`),
        )
        expect(store.trackerIssues.comments('team', first.id)).toHaveLength(4)
      }
    } finally {
      lab.remove()
    }
  })
})
