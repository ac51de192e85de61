// node test/golden/write-golden.ts: writes the golden files of the present version. Released ones are never written anew;
// with --again those of the present version are, while it is not released.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { createDeliver, requestEffects } from '../../src/engine/deliver.ts'
import { MACHINE_VERSION } from '../../src/state-machines/experiment.machine.ts'
import { begin, freeze, positionOf } from '../../src/state-machines/step.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { limits, play } from '../builders/events.ts'
import { walk } from '../crash/walk.ts'
import { aProgram, CLONE } from '../e2e/program.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { dumpOf } from './dump.ts'
import { everyPlace, type Place, UNREACHED } from './every-position.ts'

const HERE = import.meta.dirname
const again = process.argv.includes('--again')

/** The frozen state of every place, one a line. */
function statesOfEveryPlace(): string {
  const states = everyPlace().map(({ name, events }) => ({ name, snapshot: freeze(play(...events).state) }))
  const cancelled = states.find(({ name }) => name === 'cancelled')?.snapshot ?? ''
  const unreached = UNREACHED.map((name) => ({
    name,
    snapshot: cancelled.replace('"cancelled"', `"${name}"`),
  }))
  return [...states, ...unreached].map((state) => `${JSON.stringify(state)}\n`).join('')
}

/** A whole state: a study that the real program took to its end, and one experiment in every other place. */
async function wholeState(): Promise<string> {
  const program = aProgram({ PATH: process.env['PATH'] ?? '' })
  try {
    const dir = join(program.folder, 'D')
    await walk(program, dir)
    const path = join(dir, '.hooke', 'hooke.db')
    const store = createStore(openDatabase(path))
    everyPlace().forEach((place, i) => addExperiment(store, place, i))
    thin(store.db)
    store.db.close()
    return neutral(dumpFrom(path), program.folder)
  } finally {
    await program.gone()
  }
}

function addExperiment(store: Store, { name, events }: Place, n: number): void {
  const clock = createManualClock(1_760_000_000_000 + n * 1000)
  const id = store.studies.nextExperimentId('bandits')
  const { state, effects } = begin({ id, kind: 'experiment', track: 'full', limits })
  const position = positionOf(state)
  const { stage, substage, turn } = position
  store.experiments.insert({
    ...{ id, stage, substage, turn, visit: 0, snapshot: freeze(state), machineVersion: MACHINE_VERSION },
    ...{ study: 'bandits', issue: null, parent: null, kind: 'experiment', track: 'full', priority: 0 },
    ...{ title: `Stands at ${name}`, brief: 'Goal, conditions, readout.', waitingFor: null, reason: null },
    ...{ stageSince: clock.now(), createdBy: 'ada', createdAt: clock.now() },
  })
  requestEffects({ store, clock }, { row: { id }, seq: 0, visit: 0, position, effects, entered: true })
  const silent = () => undefined
  const deliver = createDeliver({
    ...{ store, clock, hit: silent, approverOf: () => 'ada', onCommitted: silent },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  for (const [i, event] of events.entries())
    deliver(id, { key: `${id}/told/${event.type}/${i}`, event, actor: 'test' })
  // the daemon died while it worked on every third
  if (n % 3 !== 0) return
  for (const { key } of store.outbox.open(id))
    store.outbox.start(key, { attempt: 1, epoch: 1, at: clock.now() })
}

/** What is many of a kind is kept once or twice: the golden state is read by people too. */
function thin(db: BetterSqlite3.Database): void {
  db.pragma('foreign_keys = off')
  const few = "(select id from runs where seed > 1 and kind = 'matrix')"
  db.exec(`
    delete from metrics where step > 2 or run in ${few};
    delete from artifacts where run in ${few};
    delete from runs where id in ${few};
    delete from turns where n > 2;
    delete from web_sessions;
    delete from feed where id < (select max(id) - 20 from feed);
    update sessions set system = 'the instructions of the role';
    update sessions set input = '[]' where rowid > 2;
  `)
}

function dumpFrom(path: string): string {
  const db = new BetterSqlite3(path, { readonly: true })
  try {
    return dumpOf(db)
  } finally {
    db.close()
  }
}

function neutral(sql: string, folder: string): string {
  return sql
    .replaceAll(process.env['PATH'] ?? '/', '/usr/bin')
    .replaceAll(folder, '/home/ada')
    .replaceAll(CLONE, '/home/ada/hooke')
    .replaceAll(dirname(dirname(dirname(process.execPath))), '/home/ada/node')
    .replace(/"path":"\/[^"]*\/(\w+)"/g, '"path":"/usr/bin/$1"')
}

function write(name: string, text: string): void {
  writeFileSync(join(HERE, name), text)
  process.stdout.write(`${name}: ${text.length} characters\n`)
}

const machine = `machine-${MACHINE_VERSION}.jsonl`
if (again || !existsSync(join(HERE, machine))) write(machine, statesOfEveryPlace())
const folder = mkdtempSync(join(tmpdir(), 'hooke-golden-'))
openDatabase(join(folder, 'hooke.db'), { create: true }).close()
const schema = new BetterSqlite3(join(folder, 'hooke.db'))
  .prepare('select max(n) from migrations')
  .pluck()
  .get()
rmSync(folder, { recursive: true })
const state = `state-schema-${String(schema)}-machine-${MACHINE_VERSION}.sql`
if (again || !existsSync(join(HERE, state))) write(state, await wholeState())
