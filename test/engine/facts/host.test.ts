import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { provisionHardware } from '../../../src/engine/handlers/provision-hardware.ts'
import { executeRuns } from '../../../src/engine/handlers/execute-runs.ts'
import { createRunControls } from '../../../src/engine/runs/run-control.ts'
import { PreflightFacts } from '../../../src/hooks/preflight.gate.ts'
import { RunSanityFacts } from '../../../src/hooks/run-sanity.gate.ts'
import { aWorld, reasonsOf, seal, thePlan, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld({ files: { '.nvmrc': 'v99.1\n' } })
})
afterEach(() => world.gone())

const provision = () => world.perform(provisionHardware(world.deps), { kind: 'hardware.provision' })

describe('preflight', () => {
  it('wants the head of the branch, its lock files and the pinned interpreter', async () => {
    seal(world)
    await provision()
    world.write('package-lock.json', '{ "lockfileVersion": 4 }\n')
    const commit = await world.commit('work/1')

    const { wanted, sibling } = PreflightFacts.parse(await world.facts('preflight', 'provisioning'))
    const reasons = reasonsOf(await world.judge('preflight', 'provisioning')).join('\n')

    expect(wanted).toMatchObject({ commit, interpreters: [{ name: 'node', version: 'v99.1' }] })
    expect(sibling).toBeNull()
    expect(reasons).toMatch(/lock file package-lock\.json on the host is not the one/)
    expect(reasons).toMatch(/wanted is v99\.1/)
  })

  it('says that the tracker cannot be reached', async () => {
    seal(world)
    await provision()
    world.store.db.pragma('foreign_keys = off')
    world.store.db.prepare('delete from issues').run()

    expect(reasonsOf(await world.judge('preflight', 'provisioning')).join()).toMatch(
      /the tracker cannot be reached/,
    )
  })
})

describe('the secrets of runs', () => {
  it.each([[[]], [['API_KEY']]])(
    'C-14: are those that the study names, %j, and not all of the daemon',
    async (named) => {
      const study = { ...world.deps.study('bandits'), secretNames: named }
      const asked: (readonly string[])[] = []
      const { local: fake } = world.deps.drivers
      if (fake === undefined) throw new Error('the world has a fake driver')
      const prepare: typeof fake.prepare = (spec, signal) => {
        asked.push(spec.secretNames)
        return fake.prepare(spec, signal)
      }
      seal(world)
      const deps = { ...world.deps, study: () => study, drivers: { local: { ...fake, prepare } } }
      await world.perform(provisionHardware(deps), { kind: 'hardware.provision' })

      expect(world.deps.secrets.map(({ name }) => name)).toEqual(['API_KEY'])
      expect(asked).toEqual([named])
    },
  )
})

describe('data-audit', () => {
  it('counts shared rows, reads rows and hash anew, and says what cannot be read', async () => {
    const [lessons, exam] = thePlan().data
    if (lessons === undefined || exam === undefined) throw new Error('the plan has two data sets')
    seal(world, thePlan({ data: [lessons, exam, { ...exam, name: 'gone', path: 'data/gone.csv' }] }))
    world.write('data/eval.csv', 'value\n1\n2\n6\n7\n')
    await world.commit('work/1')

    const reasons = reasonsOf(await world.judge('data-audit', 'provisioning')).join('\n')

    expect(reasons).toMatch(/the data exam has 4 rows, planned are 3/)
    expect(reasons).toMatch(/the data exam has the hash/)
    expect(reasons).toMatch(/2 rows of exam are also in lessons/)
    expect(reasons).toMatch(/the data gone cannot be read/)
    expect(world.store.observations.find(world.id, 'data-audit')).toMatchObject([
      { name: 'lessons', rows: 4, overlap: '2 rows with exam', firstRows: ['1', '2', '3'] },
      { name: 'exam', rows: 4 },
    ])
  })

  it('believes the name of a file and earlier results more than the plan’s split', async () => {
    const [lessons] = thePlan().data
    if (lessons === undefined) throw new Error('the plan has a data set')
    seal(world, thePlan({ data: [{ ...lessons, split: 'eval' }] }))

    expect(reasonsOf(await world.judge('data-audit', 'provisioning'))).toEqual([
      'the data lessons is train, planned as eval',
    ])
  })
})

describe('run-sanity', () => {
  it('lets a failed run pass only with a reason that somebody gave', async () => {
    seal(world)
    await provision()
    await world.perform(executeRuns(world.deps, createRunControls()), { kind: 'runs.execute' })
    const { db, overrides } = world.store
    db.prepare(
      "update runs set state = 'failed', exit_code = 9 where condition = 'greedy' and seed = 1",
    ).run()
    const run = `${world.id}.greedy.s1.1`

    expect(reasonsOf(await world.judge('run-sanity', 'running'))).toEqual([
      `${run} is failed with exit 9 and nobody accounted for it: diagnose it or run it again`,
    ])

    overrides.add({ experiment: world.id, what: run, because: 'the disk was full', by: 'ada', at: 1 })
    expect(reasonsOf(await world.judge('run-sanity', 'running'))).toEqual([])
  })

  it('accounts for stopped runs by the planned stop that a run met, and leaves timings out', async () => {
    const stop = { metric: 'mean_reward', rule: 'above', value: 1.48, because: 'good enough' } as const
    seal(world, thePlan({ stopCriteria: [stop] }))
    await provision()
    await world.perform(executeRuns(world.deps, createRunControls()), { kind: 'runs.execute' })
    const { db } = world.store
    db.prepare("update runs set state = 'stopped', exit_code = null where seed = 5").run()
    db.prepare("update metrics set name = 'wall_seconds' where step = 1").run()

    const { runs, ignoredMetrics } = RunSanityFacts.parse(await world.facts('run-sanity', 'running'))

    expect(runs.find(({ seed }) => seed === 5)?.accounted).toMatch(/mean_reward is 1\.5.*good enough/)
    expect(ignoredMetrics).toEqual(['wall_seconds'])
  })
})
