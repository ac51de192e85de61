import { expect, it } from 'vitest'
import { tidy } from '../../src/engine/housekeeping.ts'
import { aStore } from '../builders/store.ts'

it('H-2: forgets notices older than a week and keeps the numbering of the stream', () => {
  const own = aStore()
  const { store } = own
  const day = 24 * 60 * 60 * 1000
  const now = 100 * day
  const old = store.feed.append({ experiment: null, kind: 'stage', body: {}, at: now - 8 * day })
  const young = store.feed.append({ experiment: null, kind: 'stage', body: {}, at: now - day })

  tidy({ store, clock: { now: () => now, steady: () => now, after: () => () => undefined } })

  expect(store.feed.after(0, 10).map(({ id }) => id)).toEqual([young])
  expect(store.feed.append({ experiment: null, kind: 'stage', body: {}, at: now })).toBeGreaterThan(old)
  own.remove()
})
