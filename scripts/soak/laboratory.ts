import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeliver, type Deliver, requestEffects } from '../../src/engine/deliver.ts'
import { tidy } from '../../src/engine/housekeeping.ts'
import { createOutboxWorker, type OutboxWorker, type WorkerDeps } from '../../src/engine/outbox-worker.ts'
import { createTimerService, type TimerService } from '../../src/engine/timers.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { createFileLogger, type LogLevel } from '../../src/lib/logger.ts'
import { createMasker } from '../../src/lib/masking.ts'
import { begin, freeze, positionOf } from '../../src/state-machines/step.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore } from '../../src/store/store.ts'
import { createViews } from '../../src/store/views/views.ts'
import { limits } from '../../test/builders/events.ts'
import { anExperiment } from '../../test/builders/store.ts'
import { createManualClock } from '../../test/fakes/manual-clock.ts'
import { answeringAtOnce, decisionOn, type Trouble } from './answers.ts'

const HOUR = 3_600_000

/** Engine and store as in the daemon, with effects that answer at once and a person who decides at once. */
export function aLaboratory({ seed, atOnce }: { seed: number; atOnce: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-soak-'))
  const store = createStore(openDatabase(join(folder, 'hooke.db'), { create: true }))
  store.db.pragma('synchronous = off')
  store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1 })
  const clock = createManualClock()
  const { log, closeLog } = aDaemonLog(join(folder, 'log', 'daemon.log'), clock)
  const trouble = { chance: dice(seed) }
  const engine = anEngine({ store, clock, log, hit: () => undefined }, trouble)
  const views = createViews(store)

  return {
    steps: () => engine.count.steps,
    ended: () => views.counts().stages['done'] ?? 0,
    /** Begins what is missing, decides what waits for a person, and lets the daemon work. */
    async round(): Promise<void> {
      const { needsYou, totals } = views.inbox()
      for (let n = totals.needsYou + totals.atWork; n < atOnce; n += 1) beginOne(store, clock)
      for (const { id } of needsYou) decide({ store, deliver: engine.deliver, trouble }, id)
      engine.worker.wake()
      for (let n = 0; n < 10; n += 1) await new Promise((resolve) => setImmediate(resolve))
      clock.advance(60_000)
    },
    /** What people and the night do. */
    look(): number {
      const page = views.list({ limit: 50 })
      const shown = page.items.map(({ id }) => [views.experiment(id, clock.now()), views.timeline(id)])
      clock.advance(24 * HOUR)
      tidy({ store, clock })
      return JSON.stringify([page, shown, views.counts(), views.stuck()]).length
    },
    async gone(): Promise<void> {
      engine.timers.stop()
      await engine.worker.stop()
      closeLog()
      store.db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Base = Pick<WorkerDeps, 'store' | 'clock' | 'log' | 'hit'>

/** Wired as `createEngine` does it, with handlers of its own. */
function anEngine(base: Base, trouble: Trouble) {
  const count = { steps: 0 }
  const live: { worker?: OutboxWorker; timers?: TimerService } = {}
  const delivered = createDeliver({
    ...base,
    approverOf: () => 'ada',
    onCommitted: ({ cancelled }) => {
      live.worker?.abort(cancelled)
      live.worker?.wake()
      live.timers?.wake()
    },
  })
  const deliver: Deliver = (id, delivery) => {
    const outcome = delivered(id, delivery)
    if (outcome === 'applied') count.steps += 1
    return outcome
  }
  const worker = createOutboxWorker({
    ...{ ...base, deliver, epoch: 1, handlers: answeringAtOnce(trouble) },
    lanes: { agents: 4, hardware: 64, work: 4, tracker: 4 },
  })
  const timers = createTimerService({ ...base, deliver })
  Object.assign(live, { worker, timers })
  return { count, deliver, worker, timers }
}

function aDaemonLog(path: string, clock: Clock) {
  const masker = createMasker({ secrets: [{ name: 'TOKEN', value: 'a-secret-of-some-length' }] })
  const logger = createFileLogger({
    ...{ path, level: 'info', maximumBytes: 1e6, keep: 2 },
    mask: (text) => masker.mask(text),
    now: () => clock.now(),
  })
  const line = (level: LogLevel) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    logger[level](message, fields)
  const log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
  return { log, closeLog: () => logger.close() }
}

type Laboratory = Readonly<{ store: ReturnType<typeof createStore>; deliver: Deliver; trouble: Trouble }>

function beginOne(store: Laboratory['store'], clock: Clock): void {
  const at = clock.now()
  store.transaction(() => {
    const id = store.studies.nextExperimentId('bandits')
    const { state, effects } = begin({ id, kind: 'experiment', track: 'full', limits })
    const position = positionOf(state)
    const { stage, substage, turn } = position
    anExperiment(store, {
      id,
      stage,
      substage,
      turn,
      visit: 0,
      snapshot: freeze(state),
      createdAt: at,
      stageSince: at,
    })
    requestEffects({ store, clock }, { row: { id }, seq: 0, visit: 0, position, effects, entered: true })
  })
}

function decide({ store, deliver, trouble }: Laboratory, id: Parameters<Deliver>[0]): void {
  const row = store.experiments.get(id)
  const event = decisionOn(row, trouble)
  deliver(id, { key: `ada/${id}/${row.version}`, event, actor: 'ada' })
}

/** The same throws for the same seed: a soak can be repeated. */
function dice(seed: number): (share: number) => boolean {
  let state = seed >>> 0
  return (share) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 < share
  }
}
