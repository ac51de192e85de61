import type { Clock } from '../../src/lib/clock.ts'

export interface QuickClock extends Clock {
  /** Hours of hardware pass in no time: only what is waited for moves it. */
  advance(ms: number): void
}

/** A clock that jumps to the next thing somebody waits for, as soon as the process has nothing else to do. */
export function createQuickClock(start = 1_800_000_000_000): QuickClock {
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>()
  const time = { passed: 0 }
  const jump = (): void => {
    const [next] = [...waiting].sort((a, b) => a.at - b.at)
    if (next === undefined) return
    waiting.delete(next)
    time.passed = Math.max(time.passed, next.at)
    next.callback()
  }
  return {
    now: () => start + time.passed,
    steady: () => time.passed,
    after(ms, callback) {
      const entry = { at: time.passed + Math.max(0, ms), callback }
      waiting.add(entry)
      setTimeout(jump, 1)
      return () => waiting.delete(entry)
    },
    advance: (ms) => void (time.passed += ms),
  }
}
