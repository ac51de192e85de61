import { HookeError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'

export interface Timeouts {
  /** Longest silence; the provider's pings count as life. */
  readonly idleMs: number
  readonly totalMs: number
}

export const TIMEOUTS: Timeouts = { idleMs: 90_000, totalMs: 20 * 60_000 }

/** Why a reply was given up: its time was over. */
export class TimeIsOver extends Error {}

interface Watch {
  readonly signal: AbortSignal
  /** Rejects when time is over or the session was stopped. */
  readonly over: Promise<never>
  readonly alive: () => void
  readonly end: () => void
}

/**
 * Runs `receive` with a signal that fires at a silence, at the end of its time, or when the session is stopped; does not
 * wait for a connection that ignores it.
 */
export async function withinTime<T>(
  { clock, signal, timeouts }: { clock: Clock; signal: AbortSignal; timeouts: Timeouts },
  receive: (watch: Pick<Watch, 'signal' | 'alive'>) => Promise<T>,
): Promise<T> {
  const watch = createWatch(clock, signal, timeouts)
  try {
    return await Promise.race([receive(watch), watch.over])
  } finally {
    watch.end()
  }
}

function createWatch(clock: Clock, session: AbortSignal, { idleMs, totalMs }: Timeouts): Watch {
  const controller = new AbortController()
  const { promise: over, reject } = Promise.withResolvers<never>()
  over.catch(() => undefined)
  const stop = (error: Error): void => {
    controller.abort(error)
    reject(error)
  }
  const isSilent = (): void => stop(new TimeIsOver(`nothing was heard for ${idleMs / 1000} s`))
  const stopped = (): void => stop(new HookeError('effect.aborted', 'the session was stopped'))
  let stopIdle = clock.after(idleMs, isSilent)
  const stopTotal = clock.after(totalMs, () =>
    stop(new TimeIsOver(`no end after ${totalMs / 60_000} minutes`)),
  )
  session.addEventListener('abort', stopped)
  if (session.aborted) stopped()
  return {
    signal: controller.signal,
    over,
    alive() {
      // a word that comes after the end must not begin the wait anew
      if (controller.signal.aborted) return
      stopIdle()
      stopIdle = clock.after(idleMs, isSilent)
    },
    end() {
      stopIdle()
      stopTotal()
      session.removeEventListener('abort', stopped)
      controller.abort()
    },
  }
}
