import type { Clock } from '../../src/lib/clock.ts'

export interface ManualClock extends Clock {
  /** Moves time on; calls back whatever falls due, in order. */
  advance(ms: number): void
  /** Somebody sets the clock: the time of day changes, and no time passes. */
  jump(ms: number): void
  /** When the next callback is due, or undefined. */
  nextAt(): number | undefined
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start = 1_700_000_000_000): ManualClock {
  const time = { passed: 0, offset: start }
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>()
  const next = () => [...waiting].sort((a, b) => a.at - b.at)[0]

  return {
    now: () => time.passed + time.offset,
    steady: () => time.passed,
    after(ms, callback) {
      const entry = { at: time.passed + Math.max(0, ms), callback }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    nextAt() {
      const due = next()
      return due === undefined ? undefined : due.at + time.offset
    },
    jump: (ms) => void (time.offset += ms),
    advance(ms) {
      const until = time.passed + ms
      for (let due = next(); due && due.at <= until; due = next()) {
        waiting.delete(due)
        time.passed = Math.max(time.passed, due.at)
        due.callback()
      }
      time.passed = until
    },
  }
}
