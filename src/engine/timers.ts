import type { Clock } from '../lib/clock.ts'
import type { TimerEvent } from '../state-machines/step.ts'
import type { Store } from '../store/store.ts'
import type { Deliver } from './deliver.ts'

/** The longest sleep between two looks at the clock: a clock that was set is noticed within it (fault 20). */
const LOOK_MS = 60_000
const AT_ONCE = 100

export interface TimerService {
  /** Fires what is due, once each, and sets the alarm for the next. */
  wake(): void
  stop(): void
}

/** Delivers the events of due timer rows; wall-clock deadlines, so any length and any restart works (E-11). */
export function createTimerService({
  store,
  clock,
  deliver,
}: {
  store: Store
  clock: Clock
  deliver: Deliver
}): TimerService {
  const state = { stopped: false, alarm: () => {} }

  const wake = (): void => {
    if (state.stopped) return
    for (const timer of store.timers.due(clock.now(), AT_ONCE)) fire(timer)
    state.alarm()
    const due = store.timers.nextDue()
    if (due !== undefined) state.alarm = clock.after(Math.min(LOOK_MS, Math.max(0, due - clock.now())), wake)
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
