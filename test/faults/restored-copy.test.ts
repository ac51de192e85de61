import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { backUpNow } from '../../src/engine/housekeeping.ts'
import { createEmbeddedRows } from '../../src/engine/embedded-rows.ts'
import { createEngine, type EngineParts } from '../../src/engine/engine.ts'
import { backUp } from '../../src/store/backup.ts'
import { openDatabase } from '../../src/store/database.ts'
import { restore } from '../../src/store/restore.ts'
import { createStore } from '../../src/store/store.ts'
import { createEmbeddedTracker } from '../../src/trackers/embedded/embedded-tracker.ts'
import { createScaleDriver, scaleOutcome } from '../fakes/world/scale-driver.ts'
import { ADA, aLab, type Lab, until } from '../workflow/harness.ts'

const opened: { lab: Lab; copies: (() => Promise<void>)[] }[] = []
afterEach(async () => {
  for (const { lab, copies } of opened.splice(0)) {
    for (const gone of copies) await gone()
    await lab.gone()
  }
})

const LIVING = 3

/** A laboratory with a matrix under way: three runs of six were started and live until the test ends them. */
async function aLabAtWork(hold: { ms: number } = { ms: 600 }) {
  const lab = aLab({
    driver: {
      outcomeOf: (spec) => ({ ...scaleOutcome(spec), afterMs: spec.run.includes('.smoke.') ? 0 : hold.ms }),
    },
  })
  const copies: (() => Promise<void>)[] = []
  opened.push({ lab, copies })
  await lab.begin()
  lab.approve()
  await lab.until(
    () => lab.store.runs.unsettled().length === LIVING && lab.driver.started.length === 1 + LIVING,
  )
  return { lab, copies }
}

async function saved(lab: Lab): Promise<string> {
  const place = { db: lab.store.db, stateDir: lab.folder, file: join(`${lab.folder}-saved`, 'b.tar') }
  await rm(`${lab.folder}-saved`, { recursive: true, force: true })
  const request = { ...place, release: 'test', host: 'here', now: lab.clock.now() }
  await backUp({ ...request, largestFile: Infinity, replace: false, isShared: false })
  return place.file
}

/** A daemon on a restored copy; only what is given is its own. */
async function onCopy(
  { lab, copies }: Awaited<ReturnType<typeof aLabAtWork>>,
  file: string,
  own: Partial<EngineParts>,
) {
  const stateDir = `${lab.folder}-copy`
  await restore({ file, stateDir, host: 'there', now: lab.clock.now() })
  const store = createStore(openDatabase(join(stateDir, 'hooke.db')))
  const tracker = createEmbeddedTracker({ rows: createEmbeddedRows(store), clock: lab.clock })
  const parts = { ...lab.parts, store, tracker, ...own }
  const engine = createEngine(parts, { epoch: store.daemon.current().epoch + 1 })
  engine.start()
  copies.push(async () => {
    await engine.stop()
    store.db.close()
    await rm(stateDir, { recursive: true, force: true })
    await rm(`${lab.folder}-saved`, { recursive: true, force: true })
  })
  const { id } = lab.experiment()
  const now = () => store.experiments.get(id)
  return {
    store,
    engine,
    id,
    now,
    until: (isTrue: () => boolean) => until(isTrue, () => JSON.stringify(now())),
  }
}

it('row 85: a copy on the same hardware adopts the runs that live and starts none of them again', async () => {
  const work = await aLabAtWork()
  const file = await saved(work.lab)
  await work.lab.engine.stop()

  const copy = await onCopy(work, file, {})
  await copy.until(() => copy.now().stage === 'awaitingResultApproval' && copy.engine.busy === 0)

  const started = work.lab.driver.started.map(({ run }) => run)
  expect(new Set(started).size).toBe(started.length)
  expect(started).toHaveLength(7)
  expect(work.lab.driver.cancelled).toEqual([])
  expect(copy.store.runs.list(copy.id, 'matrix').map(({ state, attempt }) => [state, attempt])).toEqual(
    Array.from({ length: 6 }, () => ['ok', 1]),
  )
  expect(copy.store.copies.list()[0]?.adoptedAt).not.toBeNull()
})

it('row 85: what the original started after the backup is found by its name, not started again', async () => {
  const work = await aLabAtWork({ ms: 150 })
  const file = await saved(work.lab)
  await work.lab.settle()
  await work.lab.engine.stop()

  const copy = await onCopy(work, file, {})
  await copy.until(() => copy.now().stage === 'awaitingResultApproval' && copy.engine.busy === 0)

  expect(work.lab.driver.started).toHaveLength(7)
})

it('row 85, E-6: elsewhere it finds nothing, submits nothing and says what to do; a person starts anew', async () => {
  const work = await aLabAtWork({ ms: Infinity })
  const file = await saved(work.lab)
  const { clock } = work.lab
  const elsewhere = createScaleDriver({ clock, folder: work.lab.folder })
  const silent = { ...elsewhere, holds: () => Promise.resolve(false) }

  const copy = await onCopy(work, file, { drivers: { fake: silent } })
  await copy.until(() => copy.now().stage === 'blocked' && copy.engine.busy === 0)

  const { reason, turn } = copy.now()
  expect(turn).toBe('human')
  for (const words of [
    work.lab.folder,
    'on here',
    'run SCALE-001.',
    'lease SCALE-001.lease.1',
    'hooke retry',
  ])
    expect(reason).toContain(words)
  expect(elsewhere.started).toEqual([])

  copy.engine.commands.retry(copy.id, 'provisioning', ADA)
  await copy.until(() => copy.now().stage === 'awaitingResultApproval' && copy.engine.busy === 0)
  expect(elsewhere.started).toHaveLength(6)
})

it('row 85: hardware that does not answer is not taken for gone: the copy waits and parks nothing', async () => {
  const work = await aLabAtWork()
  const file = await saved(work.lab)
  await work.lab.engine.stop()
  work.lab.driver.breakDown(true)
  const warned: string[] = []
  const log = { ...work.lab.parts.log, warn: (_: object, message: string) => void warned.push(message) }

  const copy = await onCopy(work, file, { log })
  await copy.until(() => warned.length > 0)

  expect(copy.now().stage).toBe('running')
  expect(copy.store.copies.list()[0]?.adoptedAt).toBeNull()
  expect(warned[0]).toContain('tried again')
})

it('a daily backup that fails is a warning and stops nothing', async () => {
  const told: [string, unknown][] = []
  const line = (level: string) => (fields: object) => void told.push([level, fields])
  const log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }

  await backUpNow({ log, backUpDaily: () => Promise.reject(new Error('the disk is full')) })
  await backUpNow({ log, backUpDaily: () => Promise.resolve('/b.tar') })
  await backUpNow({ log, backUpDaily: () => Promise.resolve(null) })
  await backUpNow({ log })

  expect(told).toEqual([
    ['warn', { event: 'backup.made', reason: 'the disk is full' }],
    ['info', { event: 'backup.made', file: '/b.tar' }],
  ])
})
