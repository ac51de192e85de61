import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTENTION, lookWords, nextLookIn } from '../../../src/engine/runs/attention.ts'

const MINUTE = 60_000
const quiet = { unchangedLooks: 0, sinceMilestoneMs: null, expectedMs: null }
const at = (minutes: number, more = {}) =>
  nextLookIn(ATTENTION, { ...quiet, ageMs: minutes * MINUTE, ...more })

describe('attention schedule', () => {
  it.each([
    [0, 0.5],
    [1.9, 0.5],
    [2, 1],
    [6.9, 1],
    [7, 5],
    [29.9, 5],
    [30, 15],
    [600, 15],
  ])('C-10: at %d min looks again after %d min', (age, next) => {
    expect(at(age)).toBe(next * MINUTE)
  })

  it.each([
    [2, 15],
    [3, 30],
    [5, 30],
    [6, 60],
    [60, 60],
  ])('C-10: after %d unchanged looks of the late phase it waits %d min', (unchangedLooks, next) => {
    expect(at(120, { unchangedLooks })).toBe(next * MINUTE)
  })

  it('C-10: looks every minute for five minutes after a milestone', () => {
    expect(at(120, { sinceMilestoneMs: 0 })).toBe(MINUTE)
    expect(at(120, { sinceMilestoneMs: 5 * MINUTE })).toBe(15 * MINUTE)
  })

  it('C-10: looks every five minutes in the last tenth of the expected time, and does not jump over it', () => {
    expect(at(95, { expectedMs: 100 * MINUTE })).toBe(5 * MINUTE)
    expect(at(80, { expectedMs: 100 * MINUTE })).toBe(10 * MINUTE)
    expect(at(100, { expectedMs: 100 * MINUTE })).toBe(15 * MINUTE)
  })

  it('C-10: always looks again, and never later than after an hour', () => {
    const duration = fc.integer({ min: 0, max: 1e10 })
    const looks = fc.record({
      ageMs: duration,
      unchangedLooks: fc.nat(),
      sinceMilestoneMs: fc.option(duration),
      expectedMs: fc.option(duration),
    })
    fc.assert(
      fc.property(looks, (run) => {
        const ms = nextLookIn(ATTENTION, run)
        return ms >= 1 && ms <= ATTENTION.longestMs
      }),
    )
  })

  it.each([
    [30_000, 'next look in 30 s'],
    [5 * MINUTE, 'next look in 5 min'],
    [60 * MINUTE, 'next look in 1 h'],
    [90 * MINUTE, 'next look in 1 h 30 min'],
  ])('C-10: says %d ms as "%s"', (ms, words) => {
    expect(lookWords(ms)).toBe(words)
  })
})
