import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock } from './clock.ts'

/** How late timers came, in milliseconds, within the last minute or two. */
export interface LoopLag {
  readonly p99: number
  readonly longest: number
}

export interface LoopWatch {
  lag(): LoopLag
  stop(): void
}

const RESOLUTION_MS = 10
const LOOK_MS = 1_000
const LOOKS_KEPT = 60

/** Watches how long the event loop is held up; a second in which it was for more than `limitMs` is told, once. */
export function watchEventLoop(options: {
  readonly clock: Clock
  readonly limitMs: number
  readonly onBlocked: (ms: number) => void
}): LoopWatch {
  const { clock, limitMs, onBlocked } = options
  const second = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const minute = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const state = { looks: 0, before: { p99: 0, longest: 0 }, stopAlarm: () => {} }
  second.enable()
  minute.enable()

  const look = (): void => {
    const longest = latenessOf(second.max)
    second.reset()
    state.looks += 1
    if (longest > limitMs) onBlocked(longest)
    if (state.looks >= LOOKS_KEPT) {
      Object.assign(state, { looks: 0, before: lagOf(minute) })
      minute.reset()
    }
    state.stopAlarm = clock.after(LOOK_MS, look, { quiet: true })
  }
  state.stopAlarm = clock.after(LOOK_MS, look, { quiet: true })
  return {
    lag() {
      const now = lagOf(minute)
      const { before } = state
      return { p99: Math.max(now.p99, before.p99), longest: Math.max(now.longest, before.longest) }
    },
    stop() {
      state.stopAlarm()
      second.disable()
      minute.disable()
    },
  }
}

function lagOf(histogram: {
  readonly max: number
  readonly count: number
  percentile(of: number): number
}): LoopLag {
  if (histogram.count === 0) return { p99: 0, longest: 0 }
  return { p99: latenessOf(histogram.percentile(99)), longest: latenessOf(histogram.max) }
}

/** The monitor counts from one look to the next, so a loop that is never late still shows its own interval. */
function latenessOf(nanoseconds: number): number {
  return Math.max(0, Math.round(nanoseconds / 1e6) - RESOLUTION_MS)
}
