import type { Effect } from '../domain/effect.ts'
import { asError, HookeError } from '../domain/errors.ts'
import { entersAnew, type ExperimentEvent } from '../domain/events.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { Standing } from '../domain/workflow.ts'
import type { Clock } from '../lib/clock.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import { type Machine, presentMachine } from '../state-machines/machine.ts'
import { freeze, type Position, positionOf, type Step, type TimerEvent } from '../state-machines/step.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Store } from '../store/store.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { EngineLog } from './log.ts'
import { mirrorAt } from './trackers/pace.ts'
import { createThawCache, type ThawCache } from './thaw-cache.ts'

export interface Delivery {
  /** Counts once, from whatever channel it comes (E-2). */
  readonly key: string
  readonly event: ExperimentEvent | TimerEvent
  /** The person, role or part of the daemon it comes from. */
  readonly actor: string
}

/** `ignored`: the event means nothing where the experiment stands. `quarantined`: the stored state cannot be read. */
export type DeliveryOutcome = 'applied' | 'duplicate' | 'ignored' | 'quarantined'
export type Deliver = (id: ExperimentId, delivery: Delivery) => DeliveryOutcome

export interface DeliverDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  readonly hit: Failpoints['hit']
  /** The workflow; tests put another version in its place. */
  readonly machine?: Machine
  /** Who is asked when it is a person's turn (W-8). */
  readonly approverOf: (experiment: Experiment) => string
  /** After the commit: effects to look at, and those that were cancelled. */
  readonly onCommitted: (change: { readonly cancelled: readonly string[] }) => void
}

/** The only way an experiment changes: one event, one transaction, nothing awaited inside (E-2). */
export function createDeliver(outside: DeliverDeps): Deliver {
  const deps = { ...outside, states: createThawCache() }
  return (id, delivery) =>
    deps.store.transaction(() => {
      const change: Change = { from: undefined, to: undefined, cancelled: [] }
      const outcome = admit(deps, id, delivery, change)
      deps.hit('step.beforeCommit', change.from, change.to)
      // the outcome of an effect is delivered inside the commit of its rows
      deps.store.afterCommit(() => {
        deps.hit('step.afterCommit', change.from, change.to)
        deps.onCommitted(change)
      })
      return outcome
    })
}

type Deps = DeliverDeps & { readonly states: ThawCache }

/** What a delivery changed: no stages when it changed nothing. */
interface Change {
  from: Standing | undefined
  to: Standing | undefined
  cancelled: readonly string[]
}

function admit(deps: Deps, id: ExperimentId, delivery: Delivery, change: Change): DeliveryOutcome {
  const { store, clock, log } = deps
  const stored = store.experiments.get(id)
  if (!store.inbox.admit(delivery.key, id, clock.now())) return 'duplicate'
  const row = stored.quarantined === null ? bringUpToDate(deps, stored) : undefined
  if (row === undefined) return 'quarantined'

  const next = tryStep(deps, row, delivery)
  if (next === 'quarantined') return next
  if (!next.changed) {
    log.info(
      { experiment: id, event: delivery.event.type, stage: row.stage },
      'event ignored: it came late or means nothing here',
    )
    return 'ignored'
  }
  change.cancelled = record(deps, row, delivery, next)
  change.from = row.stage
  change.to = positionOf(next.state).stage
  return 'applied'
}

interface Stepped extends Step {
  readonly snapshot: string
}

/** An experiment whose state cannot be read or stepped is put aside for a person; the daemon goes on (E-9). */
function tryStep(deps: Deps, row: Experiment, { event }: Delivery): Stepped | 'quarantined' {
  const { machine = presentMachine, states } = deps
  try {
    const next = machine.step(states.thaw(row.id, row.snapshot), event)
    return { ...next, snapshot: next.changed ? freeze(next.state) : row.snapshot }
  } catch (error) {
    const reason = asError(error).message
    deps.store.experiments.quarantine(row.id, reason, deps.clock.now())
    deps.log.error({ experiment: row.id, event: event.type, reason }, 'experiment put aside')
    return 'quarantined'
  }
}

/** Writes state, log, timers and outbox; returns the keys of the effects that lost their stage. */
function record(deps: Deps, row: Experiment, delivery: Delivery, next: Stepped): readonly string[] {
  const { store, clock, log } = deps
  const at = clock.now()
  const position = positionOf(next.state)
  const entered = position.stage !== row.stage || entersAnew(delivery.event)
  const visit = entered ? row.visit + 1 : row.visit
  const cancelled = entered ? store.outbox.cancelStage(row.id, row.visit, at) : []

  const { snapshot } = next
  saveStep(deps, row, { position, visit, at, snapshot })
  deps.states.keep(row.id, snapshot, next.state)
  const seq = store.events.append({
    experiment: row.id,
    key: delivery.key,
    event: { ...delivery.event },
    from: row.stage,
    to: position.stage,
    toSubstage: position.substage,
    actor: delivery.actor,
    at,
  })
  for (const timer of next.timersCancelled) store.timers.cancel(row.id, timer)
  for (const { id, delayMs, event } of next.timersSet) {
    store.timers.set({ experiment: row.id, id, dueAt: at + delayMs, event: { ...event } })
  }
  requestEffects(deps, { row, from: row.stage, seq, visit, position, effects: next.effects, entered })
  store.feed.append({
    experiment: row.id,
    kind: 'stage',
    body: { stage: position.stage, substage: position.substage, turn: position.turn },
    at,
  })
  if (entered)
    log.info(
      { experiment: row.id, event: delivery.event.type, from: row.stage, to: position.stage },
      'stage changed',
    )
  return cancelled
}

function saveStep(
  { store, approverOf, machine = presentMachine }: DeliverDeps,
  row: Experiment,
  { position, visit, at, snapshot }: { position: Position; visit: number; at: number; snapshot: string },
): void {
  const moved = position.stage !== row.stage || position.turn !== row.turn
  store.experiments.save({
    id: row.id,
    version: row.version,
    stage: position.stage,
    substage: position.substage,
    turn: position.turn,
    waitingFor: position.turn === 'human' ? approverOf(row) : null,
    reason: position.reason,
    stageSince: moved ? at : row.stageSince,
    visit,
    machineVersion: machine.version,
    snapshot,
    updatedAt: at,
  })
}

interface Requests {
  readonly row: Pick<Experiment, 'id'>
  /** The stage that was left; absent at the beginning. */
  readonly from?: Standing
  readonly seq: number
  readonly visit: number
  readonly position: Position
  readonly effects: readonly Effect[]
  readonly entered: boolean
}

/** Each effect gets its key: experiment, step, slot. A stage change also shows on the tracker (T-1). */
export function requestEffects(
  { store, clock }: Pick<DeliverDeps, 'store' | 'clock'>,
  { row, from, seq, visit, position, effects, entered }: Requests,
): void {
  const createdAt = clock.now()
  const base = { experiment: row.id, stage: position.stage, visit, createdAt }
  const wanted = effects.map((effect, slot) => ({ ...base, key: `${row.id}/${seq}/${slot}`, effect }))
  store.outbox.add(wanted)
  if (!entered) return
  const { stage: to, turn } = position
  const notBefore = mirrorAt(store, row.id, { from, to, turn, now: createdAt })
  const effect = { kind: 'tracker.mirror' as const }
  store.outbox.add([{ ...base, key: `${row.id}/${seq}/mirror`, effect, notBefore }])
}

/** Refuses to go on with an experiment that was put aside. */
export function refuseQuarantined({ id, quarantined }: Experiment): void {
  if (quarantined === null) return
  throw new HookeError('machine.unreadable', `${id} was put aside`, {
    found: quarantined,
    advice: 'start the version that wrote it, or restore a backup',
  })
}
