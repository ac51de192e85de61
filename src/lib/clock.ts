/** Time arrives as a parameter. Tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970, as people set them: may jump. */
  now(): number
  /** Milliseconds that only ever go on, from a beginning that means nothing; they may stand still while the machine sleeps. */
  steady(): number
  /** Calls back once after `ms`; returns how to stop. Never keeps the process alive by itself when `quiet`. */
  after(ms: number, callback: () => void, options?: { quiet?: boolean }): () => void
}

/** Node fires timers above 2^31-1 ms at once; nobody may ask for one. */
const LONGEST = 2 ** 31 - 1

/** The one place that asks the machine what time it is. */
export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),

  after(ms, callback, options = {}) {
    const timer = setTimeout(callback, Math.min(Math.max(0, ms), LONGEST))
    if (options.quiet) timer.unref()
    return () => clearTimeout(timer)
  },
}
