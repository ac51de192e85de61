import { mkdtempSync } from 'node:fs'
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

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

const LIVING = 3

/** A laboratory with a matrix under way: three runs of six were started and live for a while. */
async function aLabAtWork(): Promise<Lab> {
  const lab = aLab({
    driver: {
      outcomeOf: (spec) => ({ ...scaleOutcome(spec), afterMs: spec.run.includes('.smoke.') ? 0 : 1500 }),
    },
  })
  cleanUp.push(() => lab.gone())
  await lab.begin()
  lab.approve()
  const { runs } = lab.store
  await lab.until(() => runs.unsettled().length === LIVING && lab.driver.started.length === 1 + LIVING)
  return lab
}

async function saved(lab: Lab): Promise<string> {
  const folder = `${lab.folder}-saved`
  cleanUp.push(() => rm(folder, { recursive: true, force: true }))
  const place = { db: lab.store.db, stateDir: lab.folder, file: join(folder, 'b.tar') }
  const request = { ...place, release: 'test', host: 'here', now: lab.clock.now() }
  await backUp({ ...request, secrets: [], largestFile: Infinity, replace: false, isShared: false })
  return place.file
}

/** A daemon on a restored copy; only what is given is its own. */
async function onCopy(lab: Lab, file: string, own: Partial<EngineParts> = {}) {
  const stateDir = mkdtempSync(`${lab.folder}-copy-`)
  cleanUp.push(() => rm(stateDir, { recursive: true, force: true }))
  await restore({ file, stateDir, host: 'there', now: lab.clock.now() })
  const store = createStore(openDatabase(join(stateDir, 'hooke.db')))
  const tracker = createEmbeddedTracker({ rows: createEmbeddedRows(store), clock: lab.clock })
  const parts = { ...lab.parts, store, tracker, ...own }
  const engine = createEngine(parts, { epoch: store.daemon.current().epoch + 1 })
  engine.start()
  const { id } = lab.experiment()
  const now = () => store.experiments.get(id)
  return {
    store,
    engine,
    id,
    now,
    runs: () => store.runs.list(id, 'matrix').map(({ state, attempt }) => [state, attempt]),
    until: (isTrue: () => boolean) => until(isTrue, () => JSON.stringify(now())),
    stop: async () => {
      await engine.stop()
      store.db.close()
    },
  }
}

it(
  'row 85, E-6: a copy adopts what it finds, parks what it does not, and submits nothing again',
  { timeout: 180_000 },
  async () => {
    const lab = await aLabAtWork()
    const file = await saved(lab)
    await lab.engine.stop()

    await findsNothingElsewhere(lab, file)
    await waitsForSilentHardware(lab, file)

    const copy = await onCopy(lab, file)
    await copy.until(() => copy.now().stage === 'awaitingResultApproval' && copy.engine.busy === 0)
    expect(copy.runs()).toEqual(Array.from({ length: 6 }, () => ['ok', 1]))
    expect(copy.store.copies.list()[0]?.adoptedAt).not.toBeNull()
    await copy.stop()

    // a backup that does not know of the last three runs
    const late = await onCopy(lab, file)
    await late.until(() => late.now().stage === 'analyzing' || late.now().stage === 'awaitingResultApproval')
    expect(late.runs()).toEqual(Array.from({ length: 6 }, () => ['ok', 1]))
    await late.stop()

    const started = lab.driver.started.map(({ run }) => run)
    expect(new Set(started).size).toBe(started.length)
    expect(started).toHaveLength(7)
    expect(lab.driver.cancelled).toEqual([])
  },
)

/** Another computer: what to do is said, and only a person starts anew. */
async function findsNothingElsewhere(lab: Lab, file: string): Promise<void> {
  const elsewhere = createScaleDriver({ clock: lab.clock, folder: lab.folder })
  const fake = { ...elsewhere, holds: () => Promise.resolve(false) }
  const copy = await onCopy(lab, file, { drivers: { fake } })
  await copy.until(() => copy.now().stage === 'blocked' && copy.engine.busy === 0)

  const { reason, turn } = copy.now()
  expect(turn).toBe('human')
  for (const words of [lab.folder, 'on here', 'run SCALE-001.', 'lease SCALE-001.lease.1', 'hooke retry'])
    expect(reason).toContain(words)
  expect(elsewhere.started).toEqual([])

  copy.engine.commands.retry(copy.id, 'provisioning', ADA)
  await copy.until(() => elsewhere.started.length === 6)
  await copy.stop()
}

/** Hardware that does not answer is not taken for gone: nothing is parked, nothing begins. */
async function waitsForSilentHardware(lab: Lab, file: string): Promise<void> {
  lab.driver.breakDown(true)
  const warned: string[] = []
  const log = { ...lab.parts.log, warn: (_: object, message: string) => void warned.push(message) }
  const copy = await onCopy(lab, file, { log })
  await copy.until(() => warned.length > 0)

  expect(copy.now().stage).toBe('running')
  expect(copy.store.copies.list()[0]?.adoptedAt).toBeNull()
  expect(warned[0]).toContain('tried again')
  await copy.stop()
  lab.driver.breakDown(false)
}

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
