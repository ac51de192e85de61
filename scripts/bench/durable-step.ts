import { join } from 'node:path'
import { transition } from 'xstate'
import type { ExperimentEvent } from '../../src/domain/events.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createDeliver, type Deliver } from '../../src/engine/deliver.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { experimentMachine, MACHINE_VERSION } from '../../src/state-machines/experiment.machine.ts'
import { begin, freeze } from '../../src/state-machines/step.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { Store } from '../../src/store/store.ts'
import { limits, uneventful } from '../../test/builders/events.ts'
import { aStore, anExperiment } from '../../test/builders/store.ts'
import { perSecond, renderRate, renderRatios, timed, median } from './measure.ts'
import type { Effort, Row } from './row.ts'

/** How many steps share a commit where they are grouped. */
const GROUP = 50

/** F-1: durable steps against raw commits, and grouped ones against the bare machine; A B A B in one run. */
export function measureDurableStep(effort: Effort): readonly Row[] {
  const bench = aStore()
  const { store } = bench
  const raw = openRaw(join(bench.folder, 'raw.db'))
  const steps = effort.experiments * uneventful.length
  const found = { raw: [], step: [], grouped: [], bare: [] } as Record<Measured, number[]>
  const note = (name: Measured, count: number, work: () => void): void =>
    void found[name].push(perSecond(count, timed(work)))
  const measureRound = (): void => {
    note('raw', effort.commits, () => commitRows(raw, effort.commits))
    const single = newExperiments(store, effort.experiments)
    note('step', steps, () => deliverAll(deliverTo(store), single))
    const many = newExperiments(store, effort.experiments)
    note('grouped', steps, () => deliverGrouped(store, many))
    note('bare', steps, () => stepBare(effort.experiments))
  }
  try {
    // the first round also pays for warming up: it is not counted
    measureRound()
    for (const values of Object.values(found)) values.length = 0
    for (let round = 0; round < effort.rounds; round++) measureRound()
  } finally {
    raw.close()
    bench.remove()
  }
  return rowsOf(found)
}

type Measured = 'raw' | 'step' | 'grouped' | 'bare'

function rowsOf({ raw, step, grouped, bare }: Readonly<Record<Measured, readonly number[]>>): readonly Row[] {
  const single = step.map((rate, i) => rate / (raw[i] ?? Number.NaN))
  const group = grouped.map((rate, i) => rate / (bare[i] ?? Number.NaN))
  return [
    {
      id: 'F-1',
      what: 'durable step : raw one-row commit',
      found: `${renderRate(step)} : ${renderRate(raw)}`,
      reached: renderRatios(single),
      goal: '≥ 0.2 ×',
      ok: median(single) >= 0.2,
    },
    {
      id: 'F-1',
      what: `durable step, ${GROUP} a commit : bare transition()`,
      found: `${renderRate(grouped)} : ${renderRate(bare)}`,
      reached: renderRatios(group),
      goal: '≥ 0.6 ×',
      ok: median(group) >= 0.6,
    },
  ]
}

function openRaw(path: string): Database {
  const db = openDatabase(path, { create: true })
  db.exec('create table one (n integer primary key, body text not null) strict')
  return db
}

function commitRows(db: Database, count: number): void {
  const insert = db.prepare('insert into one (body) values (?)')
  for (let i = 0; i < count; i++) insert.run('one row')
}

function newExperiments(store: Store, count: number): readonly ExperimentId[] {
  return Array.from({ length: count }, () => {
    const id = store.studies.nextExperimentId('bandits')
    const { state } = begin({ id, kind: 'experiment', track: 'full', limits })
    return anExperiment(store, { id, machineVersion: MACHINE_VERSION, snapshot: freeze(state) })
  })
}

function deliverTo(store: Store): Deliver {
  const quiet = (): void => undefined
  return createDeliver({
    store,
    clock: systemClock,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    hit: quiet,
    approverOf: () => 'ada',
    onCommitted: quiet,
  })
}

function deliverAll(deliver: Deliver, ids: readonly ExperimentId[]): void {
  for (const [id, event, n] of work(ids)) deliverOne(deliver, id, event, n)
}

function deliverGrouped(store: Store, ids: readonly ExperimentId[]): void {
  const deliver = deliverTo(store)
  const all = [...work(ids)]
  for (let from = 0; from < all.length; from += GROUP) {
    store.transaction(() => {
      for (const [id, event, n] of all.slice(from, from + GROUP)) deliverOne(deliver, id, event, n)
    })
  }
}

function* work(ids: readonly ExperimentId[]): Generator<[ExperimentId, ExperimentEvent, number]> {
  for (const [n, event] of uneventful.entries()) for (const id of ids) yield [id, event, n]
}

function deliverOne(deliver: Deliver, id: ExperimentId, event: ExperimentEvent, n: number): void {
  const outcome = deliver(id, { key: `bench/${id}/${n}`, event, actor: 'bench' })
  if (outcome !== 'applied') throw new Error(`${event.type} was ${outcome} and measures nothing`)
}

/** The machine alone: nothing is read, parsed, written or committed. */
function stepBare(count: number): void {
  for (let i = 0; i < count; i++) {
    const { state } = begin({ id: 'BANDIT-1' as ExperimentId, kind: 'experiment', track: 'full', limits })
    uneventful.reduce((at, event) => transition(experimentMachine, at, event)[0], state)
  }
}
