import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Launch } from '../../../src/compute/shared/host/host-options.ts'
import { sbatchWords } from '../../../src/compute/slurm/slurm-options.ts'
import { RUN_DIR, type RunSpec, type SchedulerCause } from '../../../src/compute/driver.ts'
import type { EngineDeps } from '../../../src/engine/deps.ts'
import { specOf } from '../../../src/engine/handlers/execute-runs.ts'
import { stopAll } from '../../../src/engine/handlers/stop-work.ts'
import { createWaitAlarm } from '../../../src/engine/hardware/wait-alarm.ts'
import { createViews } from '../../../src/store/views/views.ts'
import { renderPlan } from '../../../src/record/plan-markdown.ts'
import { aStore } from '../../builders/store.ts'
import type { FakeOutcome } from '../../fakes/fake-driver.ts'
import { scalePlan } from '../../fakes/world/plan.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { aLog } from '../engine-parts.ts'
import { aMatrix } from './matrix.ts'

/** What a pre-empted run looks like: it ended by a signal of the scheduler, not of its own accord. */
const ended = (cause: SchedulerCause): FakeOutcome => ({ signal: 'SIGTERM', reason: 'cancelled', cause })

describe('runs that a scheduler ended', () => {
  let lab: ReturnType<typeof aStore>
  beforeEach(() => {
    lab = aStore()
  })
  afterEach(() => lab.remove())

  const oneCell = (outcomeOf: (spec: RunSpec) => FakeOutcome) =>
    aMatrix(lab.store, { conditions: ['greedy'], seeds: 1, settles: 'ask', outcomeOf })

  it.each([
    ['out-of-memory', 'plan', 'more memory than the plan gives it'],
    ['time-limit', 'plan', 'did not end within its time limit'],
    ['cancelled-by-admin', 'plan', 'an operator of the cluster cancelled the job'],
  ] as const)('row 45: %s goes to the %s, after one try', async (cause, outcome, words) => {
    const matrix = oneCell(() => ended(cause))
    const settled = await matrix.supervise()

    expect(settled.outcome).toBe(outcome)
    expect(settled.reason).toContain(words)
    expect(matrix.driver.started).toHaveLength(1)
    expect(matrix.rows()[0]?.signature).toBe(`${outcome}: ${cause}`)
  })

  it.each(['pre-empted', 'node-failed'] as const)(
    'C-12: %s five times is no reason to give up, and is no failure of the code',
    async (cause) => {
      const matrix = oneCell(({ run }) => (run.endsWith('.6') ? { result: { reward: 1 } } : ended(cause)))

      expect(await matrix.supervise()).toMatchObject({ outcome: 'ok' })
      expect(matrix.rows().map(({ state }) => state)).toEqual([
        ...Array.from({ length: 5 }, () => 'failed'),
        'ok',
      ])
    },
  )

  it('C-12: a run that was taken away and ended well by its own handler is no result: the next attempt is', async () => {
    const half: FakeOutcome = { code: 0, cause: 'pre-empted', result: { reward: 0.1 } }
    const matrix = oneCell(({ run }) => (run.endsWith('.1') ? half : { result: { reward: 1 } }))

    expect(await matrix.supervise()).toMatchObject({ outcome: 'ok' })
    expect(matrix.rows().map(({ state }) => state)).toEqual(['failed', 'ok'])
  })

  it('C-12: a run that is taken away for ever ends, as trouble of the hardware', async () => {
    const matrix = oneCell(() => ended('pre-empted'))

    expect(await matrix.supervise()).toMatchObject({ outcome: 'infra' })
    expect(matrix.driver.started).toHaveLength(11)
  })

  it('C-12: a study may say how often a run is tried again', async () => {
    const matrix = aMatrix(lab.store, {
      ...{ conditions: ['greedy'], seeds: 1, settles: 'ask', outcomeOf: () => ended('pre-empted') },
      deps: { retries: { infra: 3, resumed: 2 } },
    })

    expect(await matrix.supervise()).toMatchObject({ outcome: 'infra' })
    expect(matrix.driver.started).toHaveLength(3)
  })

  it('C-12: a job that the cluster cannot start twice for the same reason is not tried unchanged', async () => {
    const matrix = oneCell(() => ended('launch-failed'))

    expect(await matrix.supervise()).toMatchObject({ outcome: 'infra' })
    expect(matrix.driver.started).toHaveLength(2)
  })

  it('C-12: the next attempt is told where the one before left its checkpoint, and only then', async () => {
    const matrix = oneCell(({ run }) =>
      run.endsWith('.1') ? ended('node-failed') : { result: { reward: 1 } },
    )
    await matrix.supervise()
    const setup = { environment: { PATH: '/bin' }, logLimitBytes: 1 }
    // all that the environment of a run is made of
    const { store } = lab
    const deps = {
      store,
      clock: matrix.clock,
      study: () => ({ compute: 'fake', ...setup }),
    } as unknown as EngineDeps
    const [first, second] = matrix.rows()
    const given = (plan = scalePlan(), run = second) =>
      run && specOf(deps, plan, run).environment['HOOKE_RESUME_FROM']

    expect(given(scalePlan({ checkpoint: 'checkpoints/last' }))).toBe(
      `${RUN_DIR}/../${first?.id ?? ''}/checkpoints/last`,
    )
    expect(given()).toBeUndefined()
    expect(given(scalePlan({ checkpoint: 'checkpoints/last' }), first)).toBeUndefined()
  })

  it('K-5, C-5: what a plan asks of a scheduler goes before its study, and that before the compute', async () => {
    const matrix = oneCell(() => ({ result: { reward: 1 } }))
    await matrix.supervise()
    const jobOptions = { account: 'study', qos: 'study', cpusPerTask: 4, memoryMb: 4000 }
    const study = () => ({ compute: 'fake', environment: {}, logLimitBytes: 1, jobOptions })
    const deps = { store: lab.store, clock: matrix.clock, study } as unknown as EngineDeps
    const job = { qos: 'plan', gres: 'gpu:a100:2', memoryMb: 8000, timeSeconds: 3600 }
    const plan = scalePlan({ compute: { ...scalePlan().compute, job } })
    const [run] = matrix.rows()
    if (run === undefined) throw new Error('there is one run')
    const spec = specOf(deps, plan, run)
    const lease = { devices: 0 } as Launch['lease']
    const compute = { partition: 'compute', account: 'compute', qos: 'compute', timeSeconds: 60 }

    const words = sbatchWords(compute, { spec: { ...spec, timeLimitSeconds: 7200 }, lease, job: 'x' })
    expect(words.slice(2).sort()).toEqual([
      '--account=study',
      '--cpus-per-task=4',
      '--gres=gpu:a100:2',
      '--mem=8000M',
      '--partition=compute',
      '--qos=plan',
      '--time=60',
    ])
    expect(renderPlan(plan)).toContain('gres gpu:a100:2')
  })

  it('C-4, C-12: a job that can never start goes to a person after two looks, in words, and leaves the queue', async () => {
    const waits = {
      kind: 'never',
      reason: 'PartitionTimeLimit: it asks for more time than the partition allows',
    } as const
    const matrix = oneCell(() => ({ queuedMs: Infinity, waits }))
    const settled = await matrix.supervise()

    expect(settled).toMatchObject({ outcome: 'plan' })
    expect(settled.reason).toContain('more time than the partition allows')
    expect(settled.reason).toContain('change the job options')
    expect(matrix.driver.looks).toHaveLength(2)
    expect(matrix.driver.cancelled).toEqual([matrix.rows()[0]?.id])
    expect(matrix.rows()).toMatchObject([{ state: 'failed', signature: 'plan: never-starts' }])
  })

  it.each([
    ['held', 10, 3],
    ['limited', 240, 50],
    ['resources', 26 * 60, 22 * 60],
    ['unknown', 26 * 60, 22 * 60],
  ] as const)(
    'C-12: a person is told once of a job that is %s, and that it is over when it begins',
    async (kind, minutes, early) => {
      const tell = (queued: number) => {
        const told: (string | null)[] = []
        const matrix = aMatrix(lab.store, {
          conditions: ['greedy'],
          seeds: 1,
          settles: 'ask',
          outcomeOf: () => ({
            queuedMs: queued * 60_000,
            afterMs: 10_800_000,
            waits: { kind, reason: 'JobHeldUser: you hold it' },
          }),
          deps: { onStuck: (_run, why) => told.push(why) },
        })
        return matrix.supervise().then(({ outcome }) => ({ outcome, told: [...new Set(told)] }))
      }

      expect(await tell(early)).toEqual({ outcome: 'ok', told: [null] })
      expect(await tell(minutes)).toMatchObject({ outcome: 'ok', told: ['JobHeldUser: you hold it', null] })
    },
  )

  const held = { kind: 'held', reason: 'JobHeldUser: you hold it' } as const
  const waitsLong = () => ({ queuedMs: 600_000, waits: held, result: { reward: 1 } })

  it('C-11, H-6: a job that waits for a person stands in the inbox of its experiment until it begins', async () => {
    const inbox = createViews(lab.store).inbox
    const seen: unknown[] = []
    const clock = createManualClock()
    const parts = { store: lab.store, clock, log: aLog(), mask: (text: string) => text }
    const matrix = aMatrix(lab.store, {
      ...{ conditions: ['greedy'], seeds: 1, settles: 'ask', outcomeOf: waitsLong },
      deps: {
        onStuck: (run, why) => {
          createWaitAlarm(parts, { id: matrix.experiment }, 'cluster')(run, why)
          seen.push(inbox().alarms.map(({ experiment, words }) => [experiment, words]))
        },
      },
    })
    await matrix.supervise()

    const words = `${matrix.rows()[0]?.id} waits on cluster: JobHeldUser: you hold it`
    expect(seen).toContainEqual([[matrix.experiment, words]])
    expect(seen.at(-1)).toEqual([])
  })

  it('C-11: what waited of an experiment that is stopped leaves the inbox', async () => {
    const inbox = createViews(lab.store).inbox
    const matrix = oneCell(waitsLong)
    const clock = createManualClock()
    const drivers = { fake: matrix.driver }
    const parts = { store: lab.store, clock, log: aLog(), mask: (text: string) => text, drivers }
    await matrix.supervise()
    const [run] = matrix.rows()
    createWaitAlarm(parts, { id: matrix.experiment }, 'fake')(run?.id ?? null, held.reason)
    expect(inbox().totals.alarms).toBe(1)
    const experiment = lab.store.experiments.get(matrix.experiment)
    await stopAll(parts as unknown as EngineDeps, experiment, new AbortController().signal)

    expect(inbox()).toMatchObject({ alarms: [], totals: { alarms: 0 } })
  })
})
