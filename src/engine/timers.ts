import { asError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { TimerEvent } from '../state-machines/step.ts'
import type { Store } from '../store/store.ts'
import type { Deliver } from './deliver.ts'
import type { EngineLog } from './log.ts'

/** The longest sleep between two looks at the clock: a clock that was set is noticed within it (fault 20). */
const LOOK_MS = 60_000
const AT_ONCE = 100
/** When a deadline could not be told, it is told so much later. */
const AGAIN_MS = 5_000
/** The time of day may drift from the time that passed by this much before it counts as set. */
const JUMP_MS = 5 * 60_000

export interface TimerService {
  /** Fires what is due, once each, and sets the alarm for the next. */
  wake(): void
  stop(): void
}

export interface TimerDeps {
  readonly store: Store
  readonly clock: Clock
  readonly deliver: Deliver
  readonly log: EngineLog
  /** After a jump of the clock what was waited for may be due. */
  readonly onJump?: () => void
}

/**
 * Delivers the events of due timer rows (E-11). Deadlines are dates, so any length and any restart works; that they are
 * reached is found out by time that passes, which nobody can set.
 */
export function createTimerService({ store, clock, deliver, log, onJump }: TimerDeps): TimerService {
  const state = { stopped: false, wait: 0, alarm: () => {}, lead: clock.now() - clock.steady() }

  const wake = (): void => {
    if (state.stopped) return
    if (!isDone(log, {}, look)) state.wait = AGAIN_MS
    state.alarm()
    state.alarm = clock.after(state.wait, wake, { quiet: true })
  }

  const look = (): void => {
    noteJump()
    // most looks come after a step and find nothing due
    state.wait = untilNext(store, clock.now())
    if (state.wait > 0) return
    const fired = store.timers.due(clock.now(), AT_ONCE).map((timer) => isDone(log, timer, () => fire(timer)))
    state.wait = fired.includes(false) ? AGAIN_MS : untilNext(store, clock.now())
  }

  /** The time of day runs ahead of the time that passed by the same lead, until somebody sets it or the machine slept. */
  const noteJump = (): void => {
    const lead = clock.now() - clock.steady()
    const jumpedMs = lead - state.lead
    if (Math.abs(jumpedMs) <= JUMP_MS) return
    log.warn({ event: 'clock.jumped', byMs: jumpedMs }, 'the clock of this computer was set, or it slept')
    // a pause before another try is a stretch of time, not a date
    if (jumpedMs < 0) store.transaction(() => store.outbox.bringForward(-jumpedMs, clock.now()))
    state.lead = lead
    onJump?.()
  }

  const fire = (timer: ReturnType<Store['timers']['due']>[number]): void => {
    store.transaction(() => {
      store.timers.cancel(timer.experiment, timer.id)
      deliver(timer.experiment, {
        key: `timer/${timer.experiment}/${timer.id}/${timer.dueAt}`,
        event: timer.event as unknown as TimerEvent,
        actor: 'hooke',
      })
    })
  }

  return {
    wake,
    stop() {
      state.stopped = true
      state.alarm()
    },
  }
}

function untilNext({ timers }: Store, now: number): number {
  return Math.min(LOOK_MS, Math.max(0, (timers.nextDue() ?? Infinity) - now))
}

/** A full or busy disk passes: it must neither end the daemon nor keep the other deadlines waiting. */
function isDone(
  log: EngineLog,
  { experiment, id }: { experiment?: string; id?: string },
  work: () => void,
): boolean {
  try {
    work()
    return true
  } catch (error) {
    const fields = { event: 'timer.unfired', experiment, timer: id, reason: asError(error).message }
    log.error(fields, 'deadlines could not be told; tried again')
    return false
  }
}
