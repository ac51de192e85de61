import { type Clock } from '../../lib/clock.ts'

export interface Patience {
  /** Until when this session need not ask, or null: the provider is down and somebody else found out. */
  closedUntil(session: string): number | null
  /** When to ask again after `limited`, which concerns this session alone, or `down`, which concerns all. */
  failed(session: string, trouble: { kind: 'limited' | 'down'; waitMs: number | null }): number
  /** The provider is up, whatever it said. */
  answered(session: string): void
  /** It asks no more for now, however that ended: what it was to find out, another may. */
  letGo(session: string): void
}

const FIRST_MS = 2_000
const LONGEST_MS = 5 * 60_000
/** So many failures in a row, of whichever sessions, and nobody asks for a while. */
const OPENS_AT = 3

/** A session that did not come back so long after it might is over, or begins to count anew. */
const FORGET_MS = 60 * 60_000

interface Scout {
  readonly session: string
  /** When its request is over at the latest. */
  readonly until: number
}

interface State {
  /** Failures in a row, by session, and when it asks again. */
  readonly failures: Map<string, { readonly count: number; readonly at: number }>
  down: number
  closedUntil: number
  /** The one that may look whether the provider is back. */
  scout: Scout | null
}

export interface PatienceParts {
  readonly clock: Clock
  readonly random: () => number
  /** How long one request takes at most. */
  readonly timeouts: { readonly totalMs: number }
}

/** Waiting and the circuit breaker of one provider. It asks for nothing, so forgetting it at a restart is harmless. */
export function createPatience({ clock, random, timeouts }: PatienceParts): Patience {
  const state: State = { failures: new Map(), down: 0, closedUntil: 0, scout: null }
  return {
    closedUntil: (session) => closedFor(state, session, { now: clock.now(), ...timeouts }),
    failed: (session, trouble) => {
      const now = clock.now()
      forget(state, now)
      const count = (state.failures.get(session)?.count ?? 0) + 1
      if (trouble.kind === 'limited') isUp(state)
      const down = trouble.kind === 'down' ? (state.down += 1) : 0
      const at = now + pauseAfter(Math.max(count, down), trouble.waitMs, random())
      state.failures.set(session, { count, at })
      if (down >= OPENS_AT)
        Object.assign(state, { closedUntil: Math.max(state.closedUntil, at), scout: null })
      return at
    },
    answered: (session) => {
      state.failures.delete(session)
      isUp(state)
    },
    letGo: (session) => {
      if (state.scout?.session === session) state.scout = null
    },
  }
}

function isUp(state: State): void {
  Object.assign(state, { down: 0, closedUntil: 0, scout: null })
}

/** A session that was cancelled while it waited never says so. */
function forget({ failures }: State, now: number): void {
  for (const [session, { at }] of failures) if (at + FORGET_MS < now) failures.delete(session)
}

/** Once the time is over one session asks; the others come after it. */
function closedFor(
  state: State,
  session: string,
  { now, totalMs }: { now: number; totalMs: number },
): number | null {
  if (state.down < OPENS_AT) return null
  if (now < state.closedUntil) return state.closedUntil
  const { scout } = state
  if (scout !== null && scout.session !== session && now < scout.until) return now + FIRST_MS
  state.scout = { session, until: now + totalMs }
  return null
}

/** Doubling, capped, with up to a quarter more, so that those who failed together do not come back together. */
function pauseAfter(failures: number, toldMs: number | null, share: number): number {
  const own = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  const pause = toldMs ?? own
  return Math.round(pause + (share * Math.min(pause, LONGEST_MS)) / 4)
}
