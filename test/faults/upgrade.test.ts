import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenState } from '../../src/app/open-state.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createDeliver } from '../../src/engine/deliver.ts'
import { recover } from '../../src/engine/recover.ts'
import { MACHINE_VERSION } from '../../src/state-machines/experiment.machine.ts'
import { type Machine, presentMachine, upgrade } from '../../src/state-machines/machine.ts'
import type { MachineMigration, StoredState } from '../../src/state-machines/migrations.ts'
import { thaw } from '../../src/state-machines/step.ts'
import { createViews } from '../../src/store/views/views.ts'
import { aLog } from '../engine/engine-parts.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { restoreDump } from '../golden/dump.ts'
import { everyPlace, nameOf, placesOfMachine, UNREACHED } from '../golden/every-position.ts'
import { violationsOf } from '../invariants/invariants.ts'
import { goldenMachines, goldenStates } from './golden.ts'
import { aStateFolder, refusalOf, type StateFolder } from './state-folder.ts'

const NEXT = MACHINE_VERSION + 1
const patient: MachineMigration = {
  from: MACHINE_VERSION,
  what: 'Plans may be revised five times.',
  migrate: (stored) => withContext(stored, { limits: { planRounds: 5 } }),
}

/** As a later release has it; `migrations` are the ways to it that it brings. */
function later(...migrations: readonly MachineMigration[]): Machine {
  return { ...presentMachine, version: NEXT, migrations }
}

function withContext(stored: StoredState, change: Readonly<Record<string, object>>): StoredState {
  const context = stored['context'] as Record<string, object>
  const changed = Object.entries(change).map(([key, inner]) => [key, { ...context[key], ...inner }])
  return { ...stored, context: { ...context, ...(Object.fromEntries(changed) as object) } }
}

describe.each(goldenMachines())('row 74, E-9: states of version %i of the workflow', (version, states) => {
  it('are there for every place where an experiment may stand', () => {
    const places = version === MACHINE_VERSION ? placesOfMachine() : [...states.keys()]

    expect([...states.keys()].toSorted()).toEqual(places.toSorted())
    expect([...everyPlace().map(({ name }) => name), ...UNREACHED].toSorted()).toEqual(
      placesOfMachine().toSorted(),
    )
  })

  it.each([...states.keys()])('at %s are read where they stood, or have a migration', (name) => {
    const snapshot = states.get(name) ?? ''
    const found = upgrade({ machineVersion: version, snapshot }, presentMachine)

    expect(found.kind).toBe(version === MACHINE_VERSION ? 'current' : 'migrated')
    const state = thaw(found.kind === 'migrated' ? found.snapshot : snapshot)
    if (version === MACHINE_VERSION) expect(nameOf(state)).toBe(name)
  })
})

describe.each(goldenStates())('row 74: the whole state %s', (_, sql) => {
  let restored: string
  let folder: StateFolder
  let open: OpenState
  const clock = createManualClock()
  beforeAll(() => {
    restored = restoreDump(sql, mkdtempSync(join(tmpdir(), 'hooke-golden-')))
  })
  afterAll(() => rmSync(dirname(restored), { recursive: true }))
  beforeEach(() => {
    folder = aStateFolder()
    mkdirSync(folder.dir)
    copyFileSync(restored, folder.file('hooke.db'))
    open = folder.open()
  })
  afterEach(() => {
    open.close()
    folder.remove()
  })

  const start = (machine: Machine) => {
    const log = aLog()
    return { ...recover({ store: open.store, clock, log, hit: () => undefined, machine }), log }
  }
  const ids = () =>
    open.store.db.prepare('select id from experiments order by id').pluck().all() as ExperimentId[]
  const effects = () =>
    open.store.db.prepare('select key, kind, attempt from outbox order by key').all() as { key: string }[]
  const standing = () => ids().map((id) => ({ ...open.store.experiments.get(id), version: 0, updatedAt: 0 }))

  it('row 74, E-9: opens in this release, after all migrations, and everything in it holds', () => {
    const before = standing()
    const asked = effects()

    const { quarantined } = start(presentMachine)

    expect(quarantined).toEqual([])
    expect(standing()).toEqual(before)
    expect(effects()).toEqual(asked)
    expect(violationsOf({ store: open.store })).toEqual([])
    const views = createViews(open.store)
    for (const id of ids()) expect(views.experiment(id, clock.now()).id).toBe(id)
  })

  it('row 74, E-9: a later release migrates every place; the log says so, nothing is asked for again, and work goes on', () => {
    const before = standing()
    const asked = effects()

    const { quarantined } = start(later(patient))

    expect(quarantined).toEqual([])
    expect(effects()).toEqual(asked)
    for (const [i, { snapshot, machineVersion, ...rest }] of standing().entries()) {
      const { snapshot: old, machineVersion: _, ...same } = before[i]!
      expect(rest).toEqual(same)
      expect(machineVersion).toBe(NEXT)
      expect(thaw(snapshot).context).toEqual({
        ...thaw(old).context,
        limits: { ...thaw(old).context.limits, planRounds: 5 },
      })
      expect(open.store.events.list(rest.id).at(-1)?.event).toEqual({
        ...{ type: 'machine.migrated', from: MACHINE_VERSION, to: NEXT },
        ...{ what: ['Plans may be revised five times.'], snapshot },
      })
    }
    // E-8 holds over the migration
    expect(violationsOf({ store: open.store })).toEqual([])
    const deliver = createDeliver({
      ...{ store: open.store, clock, log: aLog(), machine: later(patient) },
      ...{ hit: () => undefined, approverOf: () => 'ada', onCommitted: () => undefined },
    })
    const planning = before.find(({ stage, substage }) => stage === 'planning' && substage === 'working')!.id
    const drafted = { type: 'plan.drafted', version: 1, hash: 'a'.repeat(64) } as const
    expect(deliver(planning, { key: 'next', event: drafted, actor: 'test' })).toBe('applied')
    expect(open.store.experiments.get(planning)).toMatchObject({ machineVersion: NEXT, substage: 'checking' })
    // once is enough
    expect(
      start(later(patient)).log.lines.filter(({ fields }) => fields['event'] === 'machine.migrated'),
    ).toEqual([])
  })

  it('row 74, E-9: without a migration each is parked as blocked with the reason, and a release that brings it goes on', () => {
    const before = standing()

    const { quarantined } = start(later())

    expect(quarantined.toSorted()).toEqual(ids())
    for (const id of ids()) {
      const { stage, turn, reason } = open.store.experiments.get(id)
      expect({ stage, turn }).toEqual({ stage: 'blocked', turn: 'human' })
      expect(reason).toContain(
        `stored by version ${MACHINE_VERSION} of the workflow, this release has version ${NEXT}`,
      )
    }
    expect(open.store.outbox.due(clock.now())).toEqual([])
    expect(start(later(patient)).quarantined).toEqual([])
    expect(standing().map(({ id, stage, substage }) => [id, stage, substage])).toEqual(
      before.map(({ id, stage, substage }) => [id, stage, substage]),
    )
    expect(violationsOf({ store: open.store })).toEqual([])
  })

  it('row 74: a migration that throws parks what it cannot carry, and carries the rest', () => {
    const fussy: MachineMigration = {
      ...patient,
      migrate(stored) {
        if (JSON.stringify(stored['value']).includes('running'))
          throw new Error('runs cannot be carried over')
        return patient.migrate(stored)
      },
    }
    const running = standing().filter(({ stage }) => stage === 'running')

    const { quarantined } = start(later(fussy))

    expect(quarantined.toSorted()).toEqual(running.map(({ id }) => id))
    expect(open.store.experiments.get(running[0]!.id).reason).toContain('runs cannot be carried over')
  })

  it('row 74, W-1: one that the new version leaves where nothing moves it goes to a person', () => {
    const placid: MachineMigration = {
      ...patient,
      // as if a later version had put a stage in between, whose entry asks for the work
      migrate: (stored) =>
        JSON.stringify(stored['value']) === '{"active":{"intake":"clarifying"}}'
          ? { ...stored, value: { active: { planning: 'working' } } }
          : stored,
    }
    const id = standing().find(({ stage }) => stage === 'intake')!.id
    open.store.db.prepare("update outbox set state = 'done' where experiment = ?").run(id)

    expect(start(later(placid)).quarantined).toContain(id)
    expect(open.store.experiments.get(id).reason).toContain('nothing moves it')
  })

  it('row 75: states of a later workflow are parked with the reason, and are whole again in the release that wrote them', () => {
    start(later(patient))
    const before = standing()

    const { quarantined } = start(presentMachine)

    expect(quarantined.toSorted()).toEqual(ids())
    expect(open.store.experiments.get(ids()[0]!).reason).toContain('a later release wrote it')
    expect(start(later(patient)).quarantined).toEqual([])
    expect(standing().map((row) => ({ ...row, stageSince: 0 }))).toEqual(
      before.map((row) => ({ ...row, stageSince: 0 })),
    )
  })

  it('row 75: a schema of a later release is refused with a message, and nothing is written', () => {
    open.store.db
      .prepare('insert into migrations (n, name, applied_at) values (9999, ?, 1)')
      .run('what-is-to-come')
    open.close()
    const before = folder.read('hooke.db')

    const refusal = refusalOf(() => folder.open())

    expect(refusal).toMatchObject({
      code: 'store.newer',
      message: 'the database was written by a later release',
    })
    expect(refusal.found).toContain('what-is-to-come')
    expect(refusal.advice).toContain('Use the release that wrote it')
    expect(folder.read('hooke.db')).toEqual(before)
  })
})
