import { type Clock, systemClock } from '../../../src/lib/clock.ts'

export interface ShiftedClock extends Clock {
  /** Jumps ahead and calls back whatever fell due. */
  advance(ms: number): void
}

/** Goes like the machine's clock, and jumps when a test says so. */
export function createShiftedClock(): ShiftedClock {
  const waiting = new Set<{ readonly at: number; readonly fire: () => void }>()
  let offset = 0
  const now = (): number => systemClock.now() + offset

  return {
    now,
    steady: () => systemClock.steady() + offset,
    after(ms, callback, options) {
      const entry = {
        at: now() + ms,
        fire: () => {
          waiting.delete(entry)
          stop()
          callback()
        },
      }
      const stop = systemClock.after(ms, entry.fire, options)
      waiting.add(entry)
      return () => {
        waiting.delete(entry)
        stop()
      }
    },
    advance(ms) {
      offset += ms
      const due = [...waiting].filter(({ at }) => at <= now()).sort((a, b) => a.at - b.at)
      for (const entry of due) if (waiting.has(entry)) entry.fire()
    },
  }
}
