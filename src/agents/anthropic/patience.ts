import { type Clock } from '../../lib/clock.ts'

export interface Patience {
  /** Until when this session need not ask, or null: the provider is down and somebody else found out. */
  closedUntil(session: string): number | null
  /** When to ask again after `limited`, which concerns this session alone, or `down`, which concerns all. */
  failed(session: string, trouble: { kind: 'limited' | 'down'; waitMs: number | null }): number
  answered(session: string): void
}

const FIRST_MS = 2_000
const LONGEST_MS = 5 * 60_000
/** So many failures in a row, of whichever sessions, and nobody asks for a while. */
const OPENS_AT = 3

interface State {
  /** Failures in a row, by session. */
  readonly failures: Map<string, number>
  down: number
  closedUntil: number
  /** The one that may look whether the provider is back. */
  scout: string | null
}

/** Waiting and the circuit breaker of one provider. It asks for nothing, so forgetting it at a restart is harmless. */
export function createPatience({ clock, random }: { clock: Clock; random: () => number }): Patience {
  const state: State = { failures: new Map(), down: 0, closedUntil: 0, scout: null }
  return {
    closedUntil: (session) => closedFor(state, session, clock.now()),
    failed: (session, trouble) => {
      const count = (state.failures.get(session) ?? 0) + 1
      state.failures.set(session, count)
      const down = trouble.kind === 'down' ? (state.down += 1) : 0
      const at = clock.now() + pauseAfter(Math.max(count, down), trouble.waitMs, random())
      if (down >= OPENS_AT)
        Object.assign(state, { closedUntil: Math.max(state.closedUntil, at), scout: null })
      return at
    },
    answered: (session) => {
      state.failures.delete(session)
      Object.assign(state, { down: 0, closedUntil: 0, scout: null })
    },
  }
}

/** Once the time is over one session asks; the others come after it. */
function closedFor(state: State, session: string, now: number): number | null {
  if (state.down < OPENS_AT) return null
  if (now < state.closedUntil) return state.closedUntil
  if (state.scout !== null && state.scout !== session) return now + FIRST_MS
  state.scout = session
  return null
}

/** Doubling, capped, with up to a quarter more, so that those who failed together do not come back together. */
function pauseAfter(failures: number, toldMs: number | null, share: number): number {
  const own = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  const pause = toldMs ?? own
  return Math.round(pause + (share * Math.min(pause, LONGEST_MS)) / 4)
}
