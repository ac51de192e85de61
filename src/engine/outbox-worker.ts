import { ZodError } from 'zod'
import { asError } from '../domain/errors.ts'
import { EFFECT_KINDS, type EffectKind } from '../domain/effect.ts'
import type { Clock } from '../lib/clock.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { Deliver } from './deliver.ts'
import {
  type Lane,
  type Lanes,
  NO_LIMITS,
  type Obstacle,
  obstacles,
  type Places,
  type Turns,
  type Waiting,
  whoGoes,
  type WorkLimits,
} from './fair-order.ts'
import type { EffectContext, Handlers, Outcome } from './handler.ts'
import type { EngineLog } from './log.ts'
import { complete, settleTrouble, type Troubles } from './settle-effect.ts'
import { LANE_OF, waitingOf } from './waiting-effect.ts'

export interface WorkerDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  readonly deliver: Deliver
  readonly mask?: (text: string) => string
  readonly handlers: Handlers
  readonly epoch: number
  readonly hit: Failpoints['hit']
  /** How many effects of a lane go on at once. */
  readonly lanes: Lanes
  /** How many experiments and sessions of a role go on at once, asked at each look; without it the lanes alone bound it. */
  readonly limits?: () => WorkLimits
  /** Why no experiment may begin (E-12); null when one may. */
  readonly closedBecause?: () => string | null
  /** False while the disk is full: then nothing begins but what lets go. */
  readonly hasRoom?: () => boolean
  /** The hardware that runs of a study keep busy. */
  readonly computeOf?: Parameters<typeof waitingOf>[1]
}

export interface OutboxWorker {
  /** Looks for due effects; cheap, may be called at any time. */
  wake(): void
  /** Stops what was cancelled with its stage. */
  abort(keys: readonly string[]): void
  /** Takes nothing new, tells what runs to stop, resolves when all have let go. */
  stop(): Promise<void>
  /** What could go on but for a limit, and the limit (W-1). */
  waiting(): readonly (Obstacle & { readonly experiment: string })[]
  /** Effects going on now. */
  readonly busy: number
  /** The same, each as `BANDIT-007 gates.check`. */
  underWay(): readonly string[]
}

/** A message to the tracker that waits holds nobody up. */
const ADVANCING = EFFECT_KINDS.filter((kind) => LANE_OF[kind] !== 'tracker')

const LOOK_AGAIN_MS = 5_000
/** A stop may take 10 s in all (fault 9). */
const DRAIN_MS = 6_000

interface Flight {
  readonly controller: AbortController
  readonly effect: Waiting
  readonly row: OutboxRow
  /** Its outcome is in the commit that is being made: its place is free for what comes after it. */
  isOver: boolean
  done: Promise<void>
}

/** What the worker holds while it runs. */
interface Desk {
  readonly deps: WorkerDeps
  readonly flights: Map<string, Flight>
  readonly turns: Turns
  /** Begun, but neither outcome nor postponement could be written: the disk was full. */
  readonly stranded: Set<string>
  readonly troubles: Troubles
  /** Rows that were told to be unreadable. */
  readonly unreadable: Set<string>
  stopped: boolean
  queued: boolean
  isFull: boolean
  stopAlarm: () => void
}

/** Carries out effects: `started` is committed before the outside is touched, the outcome with its event (E-3). */
export function createOutboxWorker(deps: WorkerDeps): OutboxWorker {
  const desk: Desk = {
    deps,
    flights: new Map(),
    turns: new Map(),
    stranded: new Set(),
    troubles: new Map(),
    unreadable: new Set(),
    stopped: false,
    queued: false,
    isFull: false,
    stopAlarm: () => undefined,
  }
  return {
    wake: () => wake(desk),
    abort: (keys) => keys.forEach((key) => letGo(desk, key)),
    waiting: () => obstacles(dueAt(desk, ADVANCING, deps.clock.now()), underWay(desk), placesOf(deps)),
    get busy() {
      return desk.flights.size
    },
    underWay: () =>
      [...desk.flights.values()].map(({ effect, row }) => `${effect.experiment} ${row.effect.kind}`),
    async stop() {
      desk.stopped = true
      desk.stopAlarm()
      for (const { controller } of desk.flights.values()) controller.abort()
      await allLetGo(desk)
    },
  }
}

/** What was cancelled is over, whether it was going on or waited to be tried again. */
function letGo({ flights, troubles }: Desk, key: string): void {
  troubles.delete(key)
  flights.get(key)?.controller.abort()
}

/** What does not let go in time is left as it is: its row says that it was begun, and the next start looks it up. */
async function allLetGo({ deps, flights }: Desk): Promise<void> {
  const { promise: tired, resolve } = Promise.withResolvers<undefined>()
  const stopWaiting = deps.clock.after(DRAIN_MS, () => resolve(undefined))
  await Promise.race([tired, Promise.all([...flights.values()].map(({ done }) => done))])
  stopWaiting()
  for (const { effect } of flights.values())
    deps.log.warn(
      { experiment: effect.experiment, key: effect.key },
      'effect did not let go; the next start looks it up',
    )
}

/** What may go is begun in one commit with whatever else is written now, the outcome that made place for it included. */
function wake(desk: Desk): void {
  if (desk.queued || desk.stopped) return
  desk.queued = true
  const begun: Flight[] = []
  desk.deps.store
    .grouped(() => beginDue(desk, begun))
    .then(() => begun.forEach((flight) => fly(desk, flight)))
    .catch((error: unknown) => {
      desk.queued = false
      for (const { row } of begun) desk.flights.delete(row.key)
      if (desk.stopped) return
      // a full or busy disk passes; the daemon stays up and looks again
      const reason = asError(error).message
      desk.deps.log.error({ event: 'outbox.unreadable', reason }, 'the outbox could not be read')
      desk.stopAlarm()
      desk.stopAlarm = desk.deps.clock.after(LOOK_AGAIN_MS, () => wake(desk))
    })
}

function beginDue(desk: Desk, begun: Flight[]): void {
  const { deps } = desk
  desk.queued = false
  // done for the second time, after room was made on a full disk
  for (const { row } of begun.splice(0)) desk.flights.delete(row.key)
  if (desk.stopped) return
  desk.stopAlarm()
  takeBack(desk)
  noteRoom(desk)
  // one moment for both: what falls due between two looks at the clock would be in neither
  const now = deps.clock.now()
  for (const effect of whoGoesAt(desk, now)) {
    const row = beginOrSkip(desk, effect)
    if (row === undefined) continue
    const flight = { controller: new AbortController(), effect, row, isOver: false, done: Promise.resolve() }
    begun.push(flight)
    desk.flights.set(row.key, flight)
  }
  desk.stopAlarm = desk.isFull
    ? deps.clock.after(LOOK_AGAIN_MS, () => wake(desk))
    : setAlarm(deps, now, () => wake(desk))
}

/** A full disk begins nothing new, and goes on by itself when there is room again. */
function noteRoom(desk: Desk): void {
  const { log, hasRoom } = desk.deps
  const isFull = hasRoom !== undefined && !hasRoom()
  if (isFull !== desk.isFull) {
    if (isFull) log.error({ event: 'disk.full' }, 'the disk is full: nothing new begins until there is room')
    else log.info({ event: 'disk.roomy' }, 'there is room again: work goes on')
  }
  desk.isFull = isFull
}

/** Only lanes with a free place are looked at: a thousand that wait for an agent cost the others nothing. */
function whoGoesAt(desk: Desk, now: number): readonly Waiting[] {
  const { deps, turns } = desk
  const going = underWay(desk)
  const isOpen = (lane: Lane) => going.filter((one) => one.lane === lane).length < deps.lanes[lane]
  const kinds = EFFECT_KINDS.filter((kind) => isOpen(LANE_OF[kind]))
  if (kinds.length === 0) return []
  const due = dueAt(desk, kinds, now)
  return whoGoes(desk.isFull ? due.filter(({ letsGo }) => letsGo) : due, going, {
    places: placesOf(deps),
    turns,
  })
}

function dueAt({ deps, flights }: Desk, kinds: readonly EffectKind[], now: number): readonly Waiting[] {
  const rows = deps.store.outbox.due(now, kinds)
  return rows.filter(({ key }) => !flights.has(key)).map((row) => waitingOf(row, deps.computeOf))
}

function underWay({ flights }: Desk): readonly Waiting[] {
  return [...flights.values()].filter(({ isOver }) => !isOver).map(({ effect }) => effect)
}

function placesOf({ lanes, limits, closedBecause }: WorkerDeps): Places {
  return { lanes, limits: limits?.() ?? NO_LIMITS, closed: closedBecause?.() ?? null }
}

function fly(desk: Desk, flight: Flight): void {
  const { deps, flights, stranded } = desk
  const { row } = flight
  // its stage was left in the commit that began it, or just after
  if (flight.controller.signal.aborted) {
    flights.delete(row.key)
    deps.log.info({ experiment: row.experiment, effect: row.effect.kind, key: row.key }, 'effect let go')
    wake(desk)
    return
  }
  deps.hit('effect.afterStarted', row.effect.kind)
  flight.done = carryOut(desk, flight)
    .catch((error: unknown) => {
      stranded.add(row.key)
      const fields = { experiment: row.experiment, effect: row.effect.kind, reason: asError(error).message }
      deps.log.error(fields, 'the outcome could not be stored')
    })
    .then(() => {
      flights.delete(row.key)
      if (stranded.has(row.key)) deps.clock.after(LOOK_AGAIN_MS, () => wake(desk), { quiet: true })
      else wake(desk)
    })
}

/** What could not be stored is handed out again as soon as the store can be written. */
function takeBack({ deps: { store, clock }, stranded, flights }: Desk): void {
  for (const key of stranded) {
    // begun again by an earlier look of the same commit
    if (flights.has(key)) continue
    store.outbox.postpone(key, clock.now(), 'its outcome could not be stored')
    store.afterCommit(() => stranded.delete(key))
  }
}

function setAlarm({ store, clock }: WorkerDeps, now: number, wake: () => void): () => void {
  // what is due already waits for a place, and goes when one is let go
  const due = store.outbox.nextDue(now)
  return due === undefined ? () => {} : clock.after(Math.max(1, due - clock.now()), wake)
}

/** One whose row cannot be read holds up nobody else (E-9). */
function beginOrSkip({ deps, unreadable }: Desk, effect: Waiting): OutboxRow | undefined {
  try {
    return begin(deps, effect)
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    const { experiment, key } = effect
    if (!unreadable.has(key))
      deps.log.error({ experiment, key, reason: error.message }, 'this effect cannot be read and waits')
    unreadable.add(key)
    return undefined
  }
}

/** Written down before anything is done; where it cannot be, nothing else is begun either: each would wait as long. */
function begin({ store, clock, epoch, hit }: WorkerDeps, { key }: Waiting): OutboxRow | undefined {
  const row = store.outbox.byKey(key)
  if (row === undefined) return undefined
  hit('effect.beforeStarted', row.effect.kind)
  const mark = { attempt: row.attempt + 1, epoch, at: clock.now() }
  return store.outbox.start(key, mark) ? row : undefined
}

async function carryOut(desk: Desk, flight: Flight): Promise<void> {
  const { deps, troubles } = desk
  const { row, controller } = flight
  const { store, clock, hit } = deps
  const { signal } = controller
  const attempt = row.attempt + 1
  const experiment = store.experiments.get(row.experiment)
  // whoever tried before has ended by now: dead, or postponed
  const earlier = attempt > 1 ? { since: row.createdAt, endedBy: clock.steady() } : undefined
  const context: EffectContext = { experiment, effect: row.effect, key: row.key, attempt, earlier, signal }
  try {
    const outcome = await perform(deps.handlers, context)
    hit('effect.afterReply', row.effect.kind)
    await complete(deps, row, outcome, () => {
      flight.isOver = true
      wake(desk)
    })
    troubles.delete(row.key)
  } catch (error) {
    flight.isOver = false
    settleTrouble(deps, { ...row, attempt }, asError(error), { signal, troubles })
  }
}

function perform(handlers: Handlers, context: EffectContext): Promise<Outcome> {
  const handle = handlers[context.effect.kind] as (context: EffectContext) => Promise<Outcome>
  return handle(context)
}
