import type { Clock } from '../../src/lib/clock.ts'

export interface ManualClock extends Clock {
  /** Moves time on; calls back whatever falls due, in order. */
  advance(ms: number): void
  /** When the next callback is due, or undefined. */
  nextAt(): number | undefined
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start = 1_700_000_000_000): ManualClock {
  let now = start
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>()
  const next = () => [...waiting].sort((a, b) => a.at - b.at)[0]

  return {
    now: () => now,
    after(ms, callback) {
      const entry = { at: now + Math.max(0, ms), callback }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    nextAt: () => next()?.at,
    advance(ms) {
      const until = now + ms
      for (let due = next(); due && due.at <= until; due = next()) {
        waiting.delete(due)
        now = Math.max(now, due.at)
        due.callback()
      }
      now = until
    },
  }
}
