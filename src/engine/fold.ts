import type { ExperimentEvent } from '../domain/events.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { LoopLimits } from '../state-machines/context.ts'
import { begin, type ExperimentState, freeze, step, thaw, type TimerEvent } from '../state-machines/step.ts'
import type { LoggedEvent } from '../store/events.ts'
import type { Store } from '../store/store.ts'

/**
 * The state of an experiment from its log alone, as it would be stored (E-8). A migration in the log carries the state
 * from which the later events go on.
 */
export function fold(store: Store, id: ExperimentId, limits: LoopLimits): string {
  const { kind, track } = store.experiments.get(id)
  const events = store.events.list(id)
  // events before a migration belong to a machine that may be no more
  const from = Math.max(
    0,
    events.findLastIndex(({ event }) => event.type === 'machine.migrated'),
  )
  const first = begin({ id, kind, track, limits }).state
  return freeze(events.slice(from).reduce((state, { event }) => next(state, event), first))
}

function next(state: ExperimentState, event: LoggedEvent): ExperimentState {
  if (event.type === 'machine.migrated' && 'snapshot' in event) return thaw(String(event['snapshot']))
  // through a freeze and a thaw, as the daemon does between any two events
  return step(thaw(freeze(state)), event as ExperimentEvent | TimerEvent).state
}
