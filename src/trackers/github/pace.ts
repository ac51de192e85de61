import { HookeError } from '../../domain/errors.ts'
import type { Clock } from '../../lib/clock.ts'

/** What one request takes of GitHub's limits. */
export interface Cost {
  readonly isWrite: boolean
  /** It makes an issue, a comment, a pull request or a release. */
  readonly isContent: boolean
  /** It counts for the hour of GraphQL, which is told apart and not kept to beforehand: REST can do without it. */
  readonly isGraphql?: boolean
}

export type Headers = Readonly<Record<string, string | number | undefined>>

/** Keeps all requests of one account within GitHub's limits: the hourly one by its headers, the others by its word. */
export interface Pace {
  /** Resolves when such a request may be sent; waits a short while, else throws with the time to come back. */
  before(cost: Cost, signal: AbortSignal | undefined): Promise<void>
  /** What the answer said of the hour; undefined when there was none. */
  after(headers: Headers | undefined): void
  /** Nothing more before then: GitHub has said so. */
  hold(until: number): void
  /** One write at a time, as GitHub asks; whatever it gives. */
  inTurn<Result>(write: () => Promise<Result>): Promise<Result>
}

/** At most so much in any span of this length. */
interface Span {
  readonly ms: number
  readonly most: number
  readonly costs: (cost: Cost) => number
}

const MINUTE = 60_000
const HOUR = 3_600_000
export const LONGEST_WAIT_MS = 10_000
/** Who comes back finds room for several: a change takes more than one request, and others wait, too. */
const MORE = 5
/** This part of the hour is left for people who use the same account. */
const RESERVE = 0.02
/** GitHub's reset is a whole second of its clock, which is not ours. */
const CLOCKS_DIFFER_MS = 1_000

/**
 * GitHub allows 900 points a minute (a read is 1, a write 5), about 80 new contents a minute and 500 an hour, and asks for
 * no more than a write a second where there are many. It does not tell what is left of these, so some of each stays unused: for what a
 * daemon before this one sent, and for requests that arrive closer together than they left.
 */
const CONTENT: readonly Span[] = [
  { ms: MINUTE, most: 60, costs: ({ isContent }) => Number(isContent) },
  { ms: HOUR, most: 450, costs: ({ isContent }) => Number(isContent) },
]
const ALL: readonly Span[] = [
  { ms: MINUTE, most: 750, costs: ({ isWrite }) => (isWrite ? 5 : 1) },
  { ms: 10_000, most: 10, costs: ({ isWrite }) => Number(isWrite) },
]

export function createPace({ clock }: { readonly clock: Clock }): Pace {
  const content = CONTENT.map(createWindow)
  const all = ALL.map(createWindow)
  const hour = createHour()
  const state = { heldUntil: 0, lastWrite: Promise.resolve<unknown>(undefined) }
  return {
    async before(cost, signal) {
      const since = clock.now()
      for (;;) {
        signal?.throwIfAborted()
        const now = clock.now()
        const wait = Math.max(state.heldUntil - now, hour.wait(cost, now), longest(all, cost, now))
        const own = longest(content, cost, now)
        if (wait <= 0 && own <= 0) break
        if (now - since + wait > LONGEST_WAIT_MS)
          throw tooBusy(now + Math.max(wait, longest(all, cost, now, MORE)), false)
        if (now - since + own > LONGEST_WAIT_MS) throw tooBusy(now + longest(content, cost, now, MORE), true)
        await pause(clock, Math.max(wait, own), signal)
      }
      for (const window of [...content, ...all]) window.take(cost, clock.now())
      hour.take(cost)
    },
    after: (headers) => hour.told(headers, clock.now()),
    hold: (until) => void (state.heldUntil = Math.max(state.heldUntil, until)),
    inTurn(write) {
      const turn = state.lastWrite.then(write)
      state.lastWrite = turn.catch(() => undefined)
      return turn
    },
  }
}

interface Window {
  /** Milliseconds until there is room for so many; 0 when there is. */
  wait(cost: Cost, now: number, times: number): number
  take(cost: Cost, now: number): void
}

function createWindow({ ms, most, costs }: Span): Window {
  const taken: { readonly at: number; readonly n: number }[] = []
  const sum = { n: 0 }
  return {
    wait(cost, now, times) {
      while (taken[0] !== undefined && now - taken[0].at >= ms) sum.n -= taken.shift()?.n ?? 0
      let over = sum.n + times * costs(cost) - most
      if (costs(cost) === 0 || over <= 0) return 0
      for (const { at, n } of taken) {
        over -= n
        if (over <= 0) return at + ms - now
      }
      return ms
    },
    take(cost, at) {
      const n = costs(cost)
      if (n === 0) return
      taken.push({ at, n })
      sum.n += n
    },
  }
}

const longest = (windows: readonly Window[], cost: Cost, now: number, times = 1): number =>
  Math.max(...windows.map((window) => window.wait(cost, now, times)))

interface Hour {
  wait(cost: Cost, now: number): number
  take(cost: Cost): void
  told(headers: Headers | undefined, now: number): void
}

/** The primary limit, of which each answer tells what is left and when it begins anew. */
function createHour(): Hour {
  const told = { limit: Infinity, left: Infinity, resetAt: 0 }
  return {
    wait({ isGraphql = false }, now) {
      if (isGraphql || now >= told.resetAt) return 0
      return told.left > told.limit * RESERVE ? 0 : told.resetAt - now
    },
    take({ isGraphql = false }) {
      if (!isGraphql) told.left -= 1
    },
    told(headers, now) {
      const limit = numberIn(headers, 'x-ratelimit-limit')
      const left = numberIn(headers, 'x-ratelimit-remaining')
      const reset = numberIn(headers, 'x-ratelimit-reset')
      if (limit === undefined || left === undefined || reset === undefined) return
      if ((headers?.['x-ratelimit-resource'] ?? 'core') !== 'core') return
      const resetAt = reset * 1000 + CLOCKS_DIFFER_MS
      // answers overtake one another: the one that saw more requests is right
      const isSameHour = resetAt === told.resetAt && now < resetAt
      Object.assign(told, { limit, left: isSameHour ? Math.min(left, told.left) : left, resetAt })
    },
  }
}

function numberIn(headers: Headers | undefined, name: string): number | undefined {
  const text = headers?.[name]
  const value = Number(text)
  return text === undefined || text === '' || !Number.isFinite(value) ? undefined : value
}

function tooBusy(retryAt: number, isOfItsSort: boolean): HookeError {
  return new HookeError(
    'tracker.unreachable',
    isOfItsSort
      ? "GitHub's limit for new comments and issues is used up; nothing was sent"
      : "GitHub's limit for requests is used up; nothing was sent",
    {
      retryable: true,
      retryAt,
      othersMayGo: isOfItsSort,
      found: `there is room again at ${new Date(retryAt).toISOString()}`,
    },
  )
}

function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const stop = clock.after(ms, done)
    signal?.addEventListener('abort', done)
  })
}
