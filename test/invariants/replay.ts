import type { Effect } from '../../src/domain/effect.ts'
import type { ExperimentEvent } from '../../src/domain/events.ts'
import { begin, freeze, type Step, step, thaw, type TimerEvent } from '../../src/state-machines/step.ts'
import type { EventRow } from '../../src/store/events.ts'
import type { Experiment } from '../../src/store/experiments.ts'
import type { Store } from '../../src/store/store.ts'
import { limitsOf } from './state-under-test.ts'

/** What the log of an experiment asked for: effects by key, and the timers that are set at its end. */
export interface Asked {
  readonly effects: ReadonlyMap<string, Effect['kind']>
  readonly timers: ReadonlySet<string>
}

export function replay(store: Store, row: Experiment): Asked {
  const { id, kind, track } = row
  const asked = { effects: new Map<string, Effect['kind']>(), timers: new Set<string>() }
  const events = store.events.list(id)
  const first = begin({ id, kind, track, limits: limitsOf(row) })
  // an imported experiment never began here
  if (!events[0]?.key.startsWith('import/')) note(asked, first, { base: `${id}/0`, entered: true })

  events.reduce((state, logged) => {
    if (logged.event.type === 'machine.migrated' && 'snapshot' in logged.event)
      return thaw(String(logged.event['snapshot']))
    const next = step(thaw(freeze(state)), logged.event as ExperimentEvent | TimerEvent)
    note(asked, next, { base: `${id}/${logged.seq}`, entered: hasEntered(logged) })
    return next.state
  }, first.state)
  return asked
}

function hasEntered({ from, to, event }: EventRow): boolean {
  return from !== to || event.type === 'experiment.retried' || event.type === 'stage.skipped'
}

function note(
  asked: { effects: Map<string, Effect['kind']>; timers: Set<string> },
  { effects, timersSet, timersCancelled }: Step,
  { base, entered }: { base: string; entered: boolean },
): void {
  effects.forEach(({ kind }, slot) => asked.effects.set(`${base}/${slot}`, kind))
  if (entered) asked.effects.set(`${base}/mirror`, 'tracker.mirror')
  for (const timer of timersCancelled) asked.timers.delete(timer)
  for (const { id } of timersSet) asked.timers.add(id)
}
