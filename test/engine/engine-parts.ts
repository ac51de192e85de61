import type { ExperimentEvent } from '../../src/domain/events.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createDeliver, type Deliver, type DeliverDeps, requestEffects } from '../../src/engine/deliver.ts'
import type { EngineLog } from '../../src/engine/log.ts'
import { begin, freeze, positionOf } from '../../src/state-machines/step.ts'
import type { Store } from '../../src/store/store.ts'
import { hash, limits } from '../builders/events.ts'
import { aStore, anExperiment } from '../builders/store.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

export interface LogLine {
  readonly level: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly message: string
}

/** A log whose lines a test reads. */
export function aLog(): EngineLog & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  const keep = (level: string) => (fields: LogLine['fields'], message: string) =>
    void lines.push({ level, fields, message })
  return { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error'), lines }
}

/** A store, a clock that stands still and the delivery over them, without anything that carries effects out. */
export function aDesk(given: Partial<DeliverDeps> = {}) {
  const opened = aStore()
  const { store } = opened
  const clock = createManualClock()
  const log = aLog()
  const committed: (readonly string[])[] = []
  const hit = (): void => undefined
  const deliver = createDeliver({
    store,
    clock,
    log,
    hit,
    approverOf: () => 'ada',
    onCommitted: ({ cancelled }) => committed.push(cancelled),
    ...given,
  })
  return { store, clock, log, hit, deliver, committed, remove: () => opened.remove() }
}
export type Desk = ReturnType<typeof aDesk>

/** An experiment at its very beginning, its first effects asked for. */
export function begun({ store, clock }: Pick<Desk, 'store' | 'clock'>): ExperimentId {
  const id = store.studies.nextExperimentId('bandits')
  const { state, effects } = begin({ id, kind: 'experiment', track: 'full', limits })
  const position = positionOf(state)
  const { stage, substage, turn } = position
  anExperiment(store, { id, stage, substage, turn, visit: 0, snapshot: freeze(state) })
  requestEffects({ store, clock }, { row: { id }, seq: 0, visit: 0, position, effects, entered: true })
  return id
}

export const toPlanApproval: readonly ExperimentEvent[] = [
  { type: 'issue.surveyed', nearDuplicate: null },
  { type: 'questions.asked', blocking: 0 },
  { type: 'plan.drafted', version: 1, hash },
  { type: 'gates.passed', at: 'planning' },
  { type: 'critique.settled', verdict: 'approve', findings: 0 },
]

/** Delivers events one by one, each under a key of its own. */
export function tell(deliver: Deliver, id: ExperimentId, events: readonly ExperimentEvent[]): string[] {
  return events.map((event, i) => deliver(id, { key: `${id}/told/${event.type}/${i}`, event, actor: 'test' }))
}

export function atPlanApproval(desk: Desk): ExperimentId {
  const id = begun(desk)
  tell(desk.deliver, id, toPlanApproval)
  return id
}

/** Every row that a step may write, to see that none was written. */
export function everything(store: Store): unknown {
  const tables = ['experiments', 'events', 'inbox', 'outbox', 'timers', 'feed']
  return Object.fromEntries(tables.map((table) => [table, store.db.prepare(`select * from ${table}`).all()]))
}
