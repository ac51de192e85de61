import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mayWakeAt } from '../../../src/engine/runs/wake-pace.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

it('C-11: a run of a month whose milestones come each minute wakes the experimenter 34 times', () => {
  const config = { everyMs: HOUR, afterMs: 5 * 60_000 }
  const woken: number[] = []
  for (let now = 0; now < 30 * DAY; now += 60_000) {
    if (now >= mayWakeAt(config, 0, { count: woken.length, at: woken.at(-1) ?? null })) woken.push(now)
  }
  expect(woken).toHaveLength(34)
  expect(woken.slice(0, 3)).toEqual([5 * 60_000, 5 * 60_000 + HOUR, 5 * 60_000 + 3 * HOUR])
})

it('C-11: a wake-up is never nearer to the last one than the configured pause, nor more than a day or that pause away', () => {
  const ms = fc.integer({ min: 0, max: 40 * DAY })
  fc.assert(
    fc.property(fc.tuple(ms, ms, ms, ms), fc.nat(200), ([everyMs, afterMs, startedAt, at], count) => {
      const may = mayWakeAt({ everyMs, afterMs }, startedAt, { count, at })
      return (
        may >= startedAt + afterMs &&
        may >= at + everyMs &&
        may <= Math.max(startedAt + afterMs, at + Math.max(everyMs, DAY))
      )
    }),
  )
})

it('C-11: milestones wake nobody where the configuration says so', () => {
  expect(mayWakeAt({ everyMs: null, afterMs: 0 }, 0, { count: 0, at: null })).toBe(Infinity)
})
