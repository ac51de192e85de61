import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver, RunSpec } from '../../../src/compute/driver.ts'
import { ExperimentId } from '../../../src/domain/ids.ts'
import { createComputeLooks, createSharedLooks } from '../../../src/engine/runs/shared-looks.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import { aStore } from '../../builders/store.ts'
import type { FakeOutcome } from '../../fakes/fake-driver.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { aMatrix, drive } from './matrix.ts'

const MINUTE = 60_000

describe('watching a compute that has to be asked', () => {
  let lab: ReturnType<typeof aStore>
  beforeEach(() => {
    lab = aStore()
  })
  afterEach(() => lab.remove())

  /** Runs of a remote compute whose looks are shared. */
  function aRemote(outcomeOf: (spec: RunSpec) => FakeOutcome, seeds = 2, concurrency = 1000) {
    const matrix = aMatrix(lab.store, { settles: 'ask', seeds, outcomeOf, request: { concurrency } })
    const looks = createSharedLooks(matrix.driver, matrix.clock)
    const deps = { ...matrix.deps, looks }
    const supervise = (signal = matrix.controller.signal) =>
      drive(matrix.clock, superviseRuns(deps, matrix.request, signal))
    return { ...matrix, deps, looks: looks, supervise }
  }

  it('F-6: looks at 200 runs with one question, as often as at one', async () => {
    const one = aRemote(() => ({ afterMs: 10 * MINUTE, result: { reward: 1 } }), 1)
    await one.supervise()
    const many = aRemote(() => ({ afterMs: 10 * MINUTE, result: { reward: 1 } }), 100)
    await many.supervise()

    expect(many.rows().map(({ state }) => state)).toEqual(Array.from({ length: 200 }, () => 'ok'))
    expect(many.driver.looks.filter((asked) => asked > 1).length).toBeGreaterThan(5)
    expect(many.driver.looks.length).toBeLessThanOrEqual(one.driver.looks.length + 1)
  })

  it('C-10: a look that one run asked for finds the end of another, whose own look is far off', async () => {
    const old = aRemote((spec) => ({
      afterMs: spec.run.includes('.greedy.') ? 3 * 60 * MINUTE : 181 * MINUTE,
      result: { reward: 1 },
    }))
    await old.supervise()
    const ended = old.rows().map(({ endedAt, startedAt }) => (endedAt ?? 0) - (startedAt ?? 0))

    expect(Math.max(...ended)).toBe(181 * MINUTE)
    expect(old.driver.looks.length).toBeLessThan(30)
  })

  it('C-10: a run in the queue is said to wait, and why, once; its schedule begins when it does', async () => {
    const reason = 'the partition is busy'
    const remote = aRemote(
      () => ({
        queuedMs: 2 * 60 * MINUTE,
        waits: { kind: 'resources', reason },
        afterMs: MINUTE,
        result: { reward: 1 },
      }),
      1,
    )
    await remote.supervise()

    const told = remote.notices.filter(({ kind }) => kind === 'queued').map(({ text }) => text)
    expect(told).toEqual([reason, reason])
    expect(remote.states()).toEqual(['greedy.s0.1 ok', 'optimistic.s0.1 ok'])
    expect(remote.anomalies).toEqual([])
  })

  it('row 43: a host that is silent for an hour is asked again, ever more rarely, and no run is lost', async () => {
    const remote = aRemote(() => ({ afterMs: 30 * MINUTE, result: { reward: 1 } }))
    remote.clock.after(5 * MINUTE, () => remote.driver.breakDown(true))
    remote.clock.after(65 * MINUTE, () => remote.driver.breakDown(false))
    await remote.supervise()

    expect(remote.rows().map(({ state, attempt }) => `${state} ${attempt}`)).toEqual(
      Array.from({ length: 4 }, () => 'ok 1'),
    )
    expect(remote.driver.started).toHaveLength(4)
    const silent = remote.notices.filter(({ kind }) => kind === 'unreachable')
    expect(silent.length).toBeGreaterThan(4)
    expect(silent.at(-1)?.text).toContain('asked again in 60 s')
  })

  it('E-6: runs that ended while no daemon lived are found at the first look', async () => {
    const remote = aRemote(() => ({ afterMs: 60 * MINUTE, result: { reward: 1 } }))
    const first = new AbortController()
    remote.clock.after(MINUTE, () => first.abort(new Error('the daemon dies')))
    await expect(remote.supervise(first.signal)).rejects.toMatchObject({ code: 'effect.aborted' })
    remote.clock.advance(24 * 60 * MINUTE)
    const before = remote.driver.looks.length
    await remote.supervise(new AbortController().signal)

    expect(remote.driver.looks.slice(before)).toEqual([4])
    expect(remote.driver.started).toHaveLength(4)
    expect(remote.states().every((state) => state.endsWith(' ok'))).toBe(true)
  })

  it('H-11: a look now is a look at every run there, whatever the schedule says', async () => {
    const remote = aRemote(() => ({ afterMs: 3 * 60 * MINUTE + 1, result: { reward: 1 } }))
    const at = 3 * 60 * MINUTE + 2
    remote.clock.after(at, () => expect(remote.looks.lookNow()).toBe(4))
    const begin = remote.clock.now()
    await remote.supervise()

    expect(remote.clock.now() - begin).toBe(at)
  })
})

describe('looks at machines that are rented', () => {
  const handle = (ref: string) => ({ driver: 'pods', ref })

  it('row 50: a pod that cannot be asked keeps nobody waiting but its own experiment', async () => {
    const clock = createManualClock()
    const inspect: ComputeDriver['inspect'] = (handles) =>
      handles.some(({ ref }) => ref === 'silent')
        ? new Promise(() => undefined)
        : Promise.resolve(new Map(handles.map(({ ref }) => [ref, { kind: 'lost', reason: 'told' } as const])))
    const driver = { machines: {}, inspect } as unknown as ComputeDriver
    const looks = createComputeLooks(clock)
    const wish = { inMs: 0, hasNews: () => true, signals: [], onSilence: () => undefined }
    void looks.of(driver, ExperimentId.parse('BANDIT-001')).next(handle('silent'), wish)
    const other = looks.of(driver, ExperimentId.parse('BANDIT-002')).next(handle('other'), wish)

    expect(await drive(clock, other)).toMatchObject({ reason: 'told' })
  })

  it('F-6: the runs of one experiment, and of all experiments on one host, share their looks', () => {
    const looks = createComputeLooks(createManualClock())
    const [one, two] = [ExperimentId.parse('BANDIT-001'), ExperimentId.parse('BANDIT-002')]
    const pods = { machines: {} } as unknown as ComputeDriver
    const cluster = {} as ComputeDriver

    expect(looks.of(pods, one)).toBe(looks.of(pods, one))
    expect(looks.of(pods, one)).not.toBe(looks.of(pods, two))
    expect(looks.of(cluster, one)).toBe(looks.of(cluster, two))
  })
})
