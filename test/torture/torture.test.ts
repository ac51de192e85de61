import { beforeAll, describe, expect, it } from 'vitest'
import { failuresOf } from './report.ts'
import { type Tally, torture } from './torture.ts'

/** Milder than `npm run torture`, which is the proof: a few seconds for a few dozen kills. */
const SHORT = { seed: 11, experiments: 2, meanLifeMs: 350, weather: { latencyMs: 120, listingLagMs: 50 } }

describe('a daemon killed at random moments', () => {
  let naive: Tally
  let lookup: Tally
  let keyed: Tally
  beforeAll(async () => {
    ;[naive, lookup, keyed] = await Promise.all([
      torture({ ...SHORT, mode: 'naive', kills: 12 }),
      torture({ ...SHORT, mode: 'lookup', kills: 20 }),
      torture({ ...SHORT, mode: 'keyed', kills: 20 }),
    ])
  }, 120_000)

  it('E-5: was killed at least 50 times, and went on each time', () => {
    expect(naive.kills + lookup.kills + keyed.kills).toBeGreaterThanOrEqual(50)
    expect(naive.ended + lookup.ended + keyed.ended).toBe(
      naive.experiments + lookup.experiments + keyed.experiments,
    )
  })

  it('rows 3-5, 61: with look-up and settle time nothing is lost, doubled or left over', () => {
    expect(failuresOf([lookup])).toEqual([])
    expect(lookup.effects).toBeGreaterThan(60)
  })

  it('rows 3-5, 61: with an id of our own nothing is lost, doubled or left over', () => {
    expect(failuresOf([keyed])).toEqual([])
    expect(keyed.effects).toBeGreaterThan(60)
  })

  it('E-5: who does and then records doubles: the control fails, and loses nothing inside', () => {
    expect(naive.duplicates).toBeGreaterThan(0)
    expect(failuresOf([naive])).toEqual([])
  })
})
