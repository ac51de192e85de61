import { expect, it } from 'vitest'
import { aStore } from '../builders/store.ts'

it('T-2: a hint that comes again while it is followed stays, also within the same millisecond', () => {
  const opened = aStore()
  const { store } = opened
  try {
    const hint = { tracker: 'code', kind: 'issue', ref: 'example/bandits#12', at: 5 } as const
    store.trackerHints.add(hint)
    const [followed] = store.trackerHints.due('code', 5)
    if (followed === undefined) throw new Error('the hint was not stored')
    store.trackerHints.add(hint)

    store.trackerHints.done(followed)

    const [again, ...more] = store.trackerHints.due('code', 5)
    expect(again).toMatchObject({ ref: hint.ref })
    expect(more).toEqual([])
    if (again !== undefined) store.trackerHints.done(again)
    expect(store.trackerHints.due('code', 5)).toEqual([])
  } finally {
    opened.remove()
  }
})
