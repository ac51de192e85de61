import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundled } from '../builders/bundled.ts'
import { failuresOf } from './report.ts'
import { type Tally, torture } from './torture.ts'

/** Milder than `npm run torture` (with `--tracker linear` for that), which is the proof: a few seconds for a few dozen kills. */
const SHORT = { seed: 12, experiments: 1, meanLifeMs: 250, weather: { latencyMs: 80, listingLagMs: 50 } }
/** With this seed the reply to the creation of each pod is lost: the control makes its mistake, whenever it is killed. */
const CONTROL = { seed: 150, experiments: 2, meanLifeMs: 300, weather: { latencyMs: 150, dropShare: 0.1 } }

describe('a daemon killed at random moments', () => {
  let naive: Tally
  let lookup: Tally
  let keyed: Tally
  let linear: Tally
  beforeAll(async () => {
    const program = await bundled(join(import.meta.dirname, 'child.ts'))
    ;[naive, lookup, keyed, linear] = await Promise.all([
      torture({ ...CONTROL, program, mode: 'naive', kills: 14 }),
      torture({ ...SHORT, program, mode: 'lookup', kills: 18 }),
      torture({ ...SHORT, program, mode: 'keyed', kills: 18 }),
      torture({ ...SHORT, program, mode: 'keyed', tracker: 'linear', kills: 6 }),
    ])
  }, 180_000)

  it('E-5: was killed at least 50 times, and went on each time', () => {
    expect(naive.kills + lookup.kills + keyed.kills).toBeGreaterThanOrEqual(50)
    expect(naive.ended + lookup.ended + keyed.ended).toBe(
      naive.experiments + lookup.experiments + keyed.experiments,
    )
  })

  it('rows 3-5, 61: with look-up and settle time nothing is lost, doubled or left over', () => {
    expect(failuresOf([lookup])).toEqual([])
    expect(lookup.effects).toBeGreaterThan(40)
  })

  it('rows 3-5, 61: with an id of our own nothing is lost, doubled or left over', () => {
    expect(failuresOf([keyed])).toEqual([])
    expect(keyed.effects).toBeGreaterThan(40)
  })

  it('T-1, T-3, E-5, row 61: a study in Linear, answered by comments, ends there as it should', () => {
    expect(failuresOf([linear])).toEqual([])
    expect(linear.ended).toBe(linear.experiments)
  })

  it('E-5: who does and then records doubles: the control fails, and loses nothing inside', () => {
    expect(naive.duplicates).toBeGreaterThan(0)
    expect(failuresOf([naive])).toEqual([])
  })
})
