import { HookeError } from '../../domain/errors.ts'
import type { Clock } from '../../lib/clock.ts'

/** Keeps all requests of one token within Linear's two hourly budgets, by what its headers say. */
export interface Pace {
  /** Resolves when so many points may be spent; waits a short while, else throws with the time to come back. */
  before(points: number, signal: AbortSignal): Promise<void>
  /** What the answer to a request of so many points said; undefined when there was none. */
  after(points: number, headers: Headers | undefined): void
  /** Nothing more before then: the service has said so. */
  hold(until: number): void
}

/** A budget as it was last told; it refills evenly, an hour for the whole. */
interface Budget {
  readonly limit: number
  readonly left: number
  readonly at: number
}

interface Told {
  requests: Budget | undefined
  complexity: Budget | undefined
  /** What was sent and is not answered. */
  flying: { requests: number; points: number }
  heldUntil: number
}

const HOUR = 3_600_000
const LONGEST_WAIT = 10_000
/** This part of each budget is left for people who use the same token, and for what we have not heard of. */
const RESERVE = 0.02
/** Who comes back finds enough for several such requests: what takes three must not begin anew for ever. */
const MORE = 5

export function createPace({ clock }: { clock: Clock }): Pace {
  const told: Told = {
    requests: undefined,
    complexity: undefined,
    flying: { requests: 0, points: 0 },
    heldUntil: 0,
  }
  return {
    async before(points, signal) {
      for (let waited = 0; ;) {
        signal.throwIfAborted()
        const wait = waitFor(told, points, clock.now())
        if (wait <= 0) break
        if (waited + wait > LONGEST_WAIT)
          throw tooBusy(clock.now() + waitFor(told, points, clock.now(), MORE))
        await pause(clock, wait, signal)
        waited += wait
      }
      told.flying = { requests: told.flying.requests + 1, points: told.flying.points + points }
    },
    after(points, headers) {
      told.flying = { requests: told.flying.requests - 1, points: told.flying.points - points }
      const at = clock.now()
      told.requests = budgetIn(headers, 'requests', at) ?? told.requests
      told.complexity = budgetIn(headers, 'complexity', at) ?? told.complexity
    },
    hold: (until) => void (told.heldUntil = Math.max(told.heldUntil, until)),
  }
}

function waitFor(
  { requests, complexity, flying, heldUntil }: Told,
  points: number,
  now: number,
  times = 1,
): number {
  return Math.max(
    heldUntil - now,
    waitOf(requests, flying.requests + times, now),
    waitOf(complexity, flying.points + times * points, now),
  )
}

/** Until there is enough for all of it; 0 while nothing is known. */
function waitOf(budget: Budget | undefined, wanted: number, now: number): number {
  if (budget === undefined) return 0
  const { limit, left, at } = budget
  const perMs = limit / HOUR
  const there = Math.min(limit, left + Math.max(0, now - at) * perMs) - limit * RESERVE
  return there >= wanted ? 0 : Math.ceil((wanted - there) / perMs)
}

function budgetIn(headers: Headers | undefined, name: string, at: number): Budget | undefined {
  const limit = numberIn(headers, `x-ratelimit-${name}-limit`)
  const left = numberIn(headers, `x-ratelimit-${name}-remaining`)
  return limit === undefined || limit <= 0 || left === undefined ? undefined : { limit, left, at }
}

export function numberIn(headers: Headers | undefined, name: string): number | undefined {
  const text = headers?.get(name) ?? ''
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value
}

function tooBusy(retryAt: number): HookeError {
  return new HookeError('tracker.unreachable', "Linear's hourly budget is used up; nothing was sent", {
    retryable: true,
    retryAt,
  })
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const stop = clock.after(ms, done)
    signal.addEventListener('abort', done)
  })
}
