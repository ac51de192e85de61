import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver, SchedulerCause } from '../../../src/compute/driver.ts'
import type { EngineDeps } from '../../../src/engine/deps.ts'
import { createCommands } from '../../../src/engine/decide/commands.ts'
import { specOf } from '../../../src/engine/handlers/execute-runs.ts'
import {
  endQuarantines,
  judgeNode,
  nodesToAvoid,
  refuseBadNode,
  whyBarred,
} from '../../../src/engine/hardware/bad-nodes.ts'
import { aStore } from '../../builders/store.ts'
import type { FakeOutcome } from '../../fakes/fake-driver.ts'
import { scalePlan } from '../../fakes/world/plan.ts'
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts'
import { aLog } from '../engine-parts.ts'
import { aMatrix } from './matrix.ts'

const HOUR = 3_600_000
const ada = { name: 'ada', channel: 'cli' } as const
const eve = { name: 'eve', channel: 'cli' } as const
const good: FakeOutcome = { result: { reward: 1 } }
/** How a job looks whose node could not start it, or went down under it. */
const failed = (node: string, cause: SchedulerCause = 'launch-failed'): FakeOutcome => ({
  lost: 'it is gone',
  node,
  cause,
})

describe('a machine on which runs fail', () => {
  let lab: ReturnType<typeof aStore>
  let clock: ManualClock
  let deps: EngineDeps
  let nodes: NonNullable<ComputeDriver['nodes']>
  let quarantineMs: number
  const log = aLog()
  beforeEach(() => {
    lab = aStore()
    clock = createManualClock()
    nodes = 'avoided'
    quarantineMs = 24 * HOUR
    lab.store.people.put({ name: 'ada', ids: {}, rights: ['spend'], createdAt: 1 })
    lab.store.people.put({ name: 'eve', ids: {}, rights: ['view'], createdAt: 1 })
    const drivers = { fake: { name: 'fake', probe: () => Promise.resolve({ ok: true, detail: 'there' }) } }
    const study = () => ({ compute: 'fake', environment: {}, logLimitBytes: 1 })
    const parts = { store: lab.store, clock, log, mask: (text: string) => text, drivers }
    deps = { ...parts, computes: () => ({ quarantineMs }), study } as unknown as EngineDeps
  })
  afterEach(() => lab.remove())

  /** One experiment with one cell, its first attempts told in order; later ones end well on another machine. */
  async function experiment(outcomes: readonly FakeOutcome[], more: readonly string[] = ['greedy']) {
    let n = 0
    const driver = (): Pick<ComputeDriver, 'name' | 'nodes'> => ({ name: 'fake', nodes })
    const matrix = aMatrix(lab.store, {
      ...{ conditions: more, seeds: 1, settles: 'ask' as const },
      outcomeOf: () => outcomes[n++] ?? { ...good, node: 'n9' },
      deps: {
        onBadEnd: (node) => judgeNode(deps, driver(), node),
        barred: () => whyBarred(deps, driver()),
      },
      request: { concurrency: 1 },
    })
    return { matrix, outcome: await matrix.supervise() }
  }
  const avoided = () => nodesToAvoid(deps, 'fake')

  it('C-12: is left alone from the second experiment on, and a person is told why and what ends it', async () => {
    const first = await experiment([failed('n1'), { ...good, node: 'n2' }])
    expect(avoided()).toEqual([])
    const second = await experiment([failed('n1', 'node-failed'), { ...good, node: 'n2' }])

    expect(avoided()).toEqual(['n1'])
    const [alarm] = lab.store.alarms.open()
    expect(alarm?.words).toContain('no new job goes to n1 of [compute.fake] until ')
    expect(alarm?.words).toContain(`${first.matrix.experiment} (infra: launch-failed)`)
    expect(alarm?.words).toContain(`${second.matrix.experiment} (infra: node-failed)`)
    expect(alarm?.words).toContain('hooke compute lift n1')
    const rows = second.matrix.rows()
    expect(rows.map(({ node }) => node)).toEqual(['n1', 'n2'])
    expect(rows.map((run) => specOf(deps, scalePlan(), run).avoid)).toEqual([['n1'], ['n1']])
  })

  it('C-12: is not blamed for one experiment, a pre-emption, its code, or what many machines show', async () => {
    await experiment([failed('n1'), failed('n1', 'node-failed'), failed('n1', 'node-failed')])
    await experiment([failed('n1', 'pre-empted')])
    await experiment([{ code: 1, stderr: 'ValueError: no', node: 'n1' }])
    for (const node of ['n4', 'n5', 'n6']) for (const _ of [1, 2]) await experiment([failed(node)])
    // n4 came before the same failure was seen on a third machine
    expect(avoided()).toEqual(['n4'])
  })

  it('C-12: is taken again after the configured time, and what it was left alone for is settled', async () => {
    quarantineMs = 2 * HOUR
    await experiment([failed('n1')])
    await experiment([failed('n1')])
    expect(avoided()).toEqual(['n1'])
    clock.advance(2 * HOUR)
    endQuarantines(deps)

    expect([avoided(), lab.store.alarms.open()]).toEqual([[], []])
    judgeNode(deps, { name: 'fake', nodes }, 'n1')
    expect(avoided()).toEqual([])
  })

  it('C-12: is taken again when somebody who may spend says so, and at once where a name is wrong they are told', async () => {
    await experiment([failed('n1')])
    await experiment([failed('n1')])
    const commands = createCommands(deps)

    expect(() => commands.liftNode('n1', eve)).toThrow(expect.objectContaining({ code: 'rights.missing' }))
    expect(() => commands.liftNode('n2', ada)).toThrow(expect.objectContaining({ code: 'notFound' }))
    expect((await commands.checkCompute())[0]?.avoided).toContain('n1')
    expect(commands.liftNode('n1', ada).words).toBe('n1 of fake is taken again')
    expect([avoided(), lab.store.alarms.open()]).toEqual([[], []])
    expect((await commands.checkCompute())[0]?.avoided).toBeUndefined()
  })

  it('C-12: is not known by what is no name, whatever a driver says', async () => {
    const { matrix } = await experiment([failed('n1 --wrap=id')])
    await experiment([failed('n1 --wrap=id')])
    expect([avoided(), matrix.rows()[0]?.node]).toEqual([[], null])
  })

  it('C-12: with a configured time of nothing no machine is ever left alone', async () => {
    quarantineMs = 0
    await experiment([failed('n1')])
    await experiment([failed('n1')])
    expect(avoided()).toEqual([])
  })

  it('C-12: where it is the only one nothing new begins, what runs goes on, and no lease is made ready there', async () => {
    nodes = 'one'
    await experiment([failed('box')])
    const { matrix, outcome } = await experiment([failed('box')], ['greedy', 'optimistic'])

    expect(outcome.outcome).toBe('infra')
    expect(outcome.reason).toContain('nothing new begins on [compute.fake], which is box, until ')
    expect(matrix.driver.started).toHaveLength(1)
    expect(() => refuseBadNode(deps, { name: 'fake', nodes })).toThrow(
      expect.objectContaining({ advice: expect.stringContaining('hooke compute lift box') as string }),
    )
    createCommands(deps).liftNode('box', ada)
    expect(await matrix.supervise()).toMatchObject({ outcome: 'ok' })
  })
})
