import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../../src/domain/errors.ts'
import { createRunControl } from '../../../src/engine/runs/run-control.ts'
import { stopRuns } from '../../../src/engine/runs/stop-runs.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import { aStore } from '../../builders/store.ts'
import { aMatrix, drive } from './matrix.ts'

let under: ReturnType<typeof aStore>
beforeEach(() => {
  under = aStore()
})
afterEach(() => under.remove())

const netError = 'urllib3.exceptions.ConnectionError: host unreachable'
const codeError =
  'Traceback (most recent call last):\n  File "/study/run.py", line 3, in play\n    x\nValueError: bad arm\n'

describe('supervising runs', () => {
  it('C-10: runs the whole matrix and stores exit, metrics and milestones of each run', async () => {
    const matrix = aMatrix(under.store, {
      outcomeOf: () => ({
        metrics: [{ step: 1, loss: 2 }],
        result: { reward: 1 },
        stdout: 'hooke:milestone half\n',
      }),
    })
    const outcome = await matrix.supervise()

    expect(outcome).toEqual({ outcome: 'ok', reason: '4 of 4 runs ended well', evidence: '' })
    expect(matrix.driver.started).toHaveLength(4)
    for (const row of matrix.rows()) {
      expect(row).toMatchObject({ state: 'ok', exitCode: 0, milestones: [{ text: 'half' }] })
      expect(under.store.metrics.ofRun(row.id)).toEqual([
        { name: 'loss', step: 1, value: 2 },
        { name: 'reward', step: null, value: 1 },
      ])
    }
    expect(matrix.anomalies).toEqual([])
    expect(matrix.hits.slice(0, 2)).toEqual(['run.beforeSubmit', 'run.beforeSubmit'])
  })

  it('never runs more at once than it may', async () => {
    const ends: number[] = []
    const matrix = aMatrix(under.store, { seeds: 4, outcomeOf: () => ({ afterMs: 1000 }) })
    const began = matrix.clock.now()
    await matrix.supervise()
    for (const { endedAt } of matrix.rows()) ends.push((endedAt ?? 0) - began)

    expect(ends.toSorted((a, b) => a - b)).toEqual([1000, 1000, 2000, 2000, 3000, 3000, 4000, 4000])
  })

  it('C-10: what must be asked is looked at by the schedule, and the next look is stored', async () => {
    const matrix = aMatrix(under.store, {
      conditions: ['greedy'],
      seeds: 1,
      settles: 'ask',
      outcomeOf: () => ({ afterMs: 4 * 60_000 }),
    })
    await matrix.supervise()
    const looks = matrix.notices.filter(({ kind }) => kind === 'looked').map(({ text }) => text)

    expect(looks.slice(0, 6)).toEqual([
      ...Array.from({ length: 4 }, () => 'next look in 30 s'),
      'next look in 1 min',
      'next look in 1 min',
    ])
    expect(matrix.rows()[0]).toMatchObject({ state: 'ok', looks: looks.length })
  })

  it('C-12: a code failure stops the matrix and carries the evidence; what has a route wakes nobody', async () => {
    const matrix = aMatrix(under.store, {
      outcomeOf: ({ run }) =>
        run.includes('greedy.s0') ? { code: 1, stderr: codeError, afterMs: 10 } : { afterMs: Infinity },
    })
    const outcome = await matrix.supervise()

    expect(outcome.outcome).toBe('code')
    expect(outcome.evidence).toContain('run.py:3 in play')
    expect(outcome.evidence).toContain('ValueError: bad arm')
    expect(matrix.anomalies).toEqual([])
    expect(matrix.states()).toEqual([
      'greedy.s0.1 failed',
      'greedy.s1.1 stopped',
      'optimistic.s0.1 planned',
      'optimistic.s1.1 planned',
    ])
    expect((await matrix.supervise()).outcome).toBe('code')
  })

  it('C-12: an infrastructure failure is tried again and wakes nobody', async () => {
    const matrix = aMatrix(under.store, {
      outcomeOf: ({ run }) => (run.endsWith('greedy.s0.1') ? { code: 1, stderr: netError } : {}),
    })
    const outcome = await matrix.supervise()

    expect(outcome.outcome).toBe('ok')
    expect(matrix.anomalies).toEqual([])
    expect(matrix.states().slice(0, 2)).toEqual(['greedy.s0.1 failed', 'greedy.s0.2 ok'])
  })

  it('C-12: the same failure twice is not tried a third time; the others finish', async () => {
    const matrix = aMatrix(under.store, {
      outcomeOf: ({ run }) =>
        run.includes('greedy.s0') ? { code: 1, stderr: netError, afterMs: 5 } : { afterMs: 60_000 },
    })
    const outcome = await matrix.supervise()

    expect(outcome.outcome).toBe('infra')
    expect(matrix.states()).toEqual([
      'greedy.s0.1 failed',
      'greedy.s0.2 failed',
      'greedy.s1.1 ok',
      'optimistic.s0.1 ok',
      'optimistic.s1.1 ok',
    ])
  })

  it('C-12: four different infrastructure failures are the end: three retries at most', async () => {
    const words = ['', 'alpha', 'beta', 'gamma', 'delta']
    const matrix = aMatrix(under.store, {
      conditions: ['greedy'],
      seeds: 1,
      outcomeOf: ({ run }) => ({
        code: 1,
        stderr: `ConnectionError: ${words[Number(run.at(-1))] ?? 'more'}`,
      }),
    })

    expect((await matrix.supervise()).outcome).toBe('infra')
    expect(matrix.driver.started).toHaveLength(4)
  })

  it('a run the host forgot is cancelled before it is tried again', async () => {
    const matrix = aMatrix(under.store, {
      conditions: ['greedy'],
      seeds: 1,
      outcomeOf: ({ run }) => (run.endsWith('.1') ? { lost: 'host went down' } : {}),
    })

    expect((await matrix.supervise()).outcome).toBe('ok')
    expect(matrix.rows()[0]).toMatchObject({ state: 'failed', exitReason: 'lost', signature: 'infra: lost' })
  })

  it('a run that the driver refuses is a question for the person', async () => {
    const refuses = new HookeError('compute.rejected', 'the run cannot be started', {
      found: 'the command is empty',
    })
    const matrix = aMatrix(under.store, { outcomeOf: () => ({ refuses }) })

    expect(await matrix.supervise()).toMatchObject({ outcome: 'plan' })
    expect((await matrix.supervise()).reason).toContain('the command is empty')
  })

  it('C-17: a stop criterion ends the matrix early, with the reason in every row that was not run', async () => {
    const matrix = aMatrix(under.store, {
      settles: 'ask',
      outcomeOf: ({ run }) => ({
        afterMs: Infinity,
        metrics: run.includes('greedy.s0') ? [{ step: 1, loss: 99 }] : [],
      }),
      request: { stopCriteria: [{ metric: 'loss', rule: 'above', value: 10, because: 'diverged' }] },
    })
    const outcome = await matrix.supervise()

    expect(outcome).toMatchObject({
      outcome: 'ok',
      reason: expect.stringContaining('loss is 99 at step 1') as string,
    })
    expect(matrix.rows().map(({ state }) => state)).toEqual(['stopped', 'stopped', 'skipped', 'skipped'])
    expect(matrix.rows()[3]?.exitReason).toContain('diverged')
  })

  it('a stopped cell ends its live runs and skips the rest; the other condition goes on', async () => {
    const control = createRunControl()
    const matrix = aMatrix(under.store, {
      seeds: 3,
      outcomeOf: ({ run }) => (run.includes('greedy') ? { afterMs: Infinity } : {}),
      deps: { control },
    })
    const work = matrix.supervise()
    while (matrix.rows().filter(({ state }) => state === 'running').length < 2) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    control.stopCell({ condition: 'greedy', reason: 'it diverges' })

    expect((await work).outcome).toBe('ok')
    expect(matrix.rows().map(({ state }) => state)).toEqual([
      'stopped',
      'stopped',
      'skipped',
      'ok',
      'ok',
      'ok',
    ])
  })

  it('C-11: NaN in the results of a run that ended well is told', async () => {
    const matrix = aMatrix(under.store, {
      conditions: ['greedy'],
      seeds: 1,
      outcomeOf: () => ({ files: { 'result.json': '{"loss": NaN}' } }),
    })
    await matrix.supervise()

    expect(matrix.anomalies).toEqual([`${matrix.experiment}.greedy.s0.1 not-finite`])
  })

  it('a host that does not answer is asked again; no run is taken for gone', async () => {
    const matrix = aMatrix(under.store, { settles: 'ask', outcomeOf: () => ({ afterMs: 100_000 }) })
    const began = matrix.clock.now()
    matrix.clock.after(45_000, () => matrix.driver.breakDown(true))
    matrix.clock.after(400_000, () => matrix.driver.breakDown(false))
    const outcome = await matrix.supervise()

    expect(outcome.outcome).toBe('ok')
    expect(matrix.clock.now() - began).toBeGreaterThan(400_000)
    expect(matrix.driver.started).toHaveLength(4)
    expect(matrix.notices.some(({ kind }) => kind === 'unreachable')).toBe(true)
  })

  it('E-6: when the watching ends the runs live on, and the next supervision adopts them', async () => {
    const matrix = aMatrix(under.store, { outcomeOf: () => ({ afterMs: 60_000 }) })
    matrix.clock.after(30_000, () => matrix.controller.abort())
    await expect(matrix.supervise()).rejects.toMatchObject({ code: 'effect.aborted' })
    expect(matrix.driver.cancelled).toEqual([])

    const outcome = await drive(
      matrix.clock,
      superviseRuns(matrix.deps, matrix.request, new AbortController().signal),
    )

    expect(outcome.outcome).toBe('ok')
    expect(matrix.driver.started).toHaveLength(4)
    expect(matrix.notices.filter(({ kind }) => kind === 'adopted')).toHaveLength(2)
  })

  it.each(['run.beforeSubmit', 'run.afterSubmit', 'run.live'])(
    'E-5: after a death at %s nothing is started twice and nothing is lost',
    async (point) => {
      const death = new Error(`killed at ${point}`)
      let alive = true
      const matrix = aMatrix(under.store, {
        deps: {
          hit(name) {
            if (alive && name === point) throw death
          },
        },
      })
      await expect(matrix.supervise()).rejects.toBe(death)
      alive = false
      const outcome = await matrix.supervise()

      expect(outcome.outcome).toBe('ok')
      expect(matrix.driver.started.map(({ run }) => run).toSorted()).toEqual(
        matrix.rows().map(({ id }) => id),
      )
      expect(matrix.rows().every(({ state }) => state === 'ok')).toBe(true)
    },
  )

  it('stopping ends what lives, skips what does not, and may be repeated', async () => {
    const matrix = aMatrix(under.store, { outcomeOf: () => ({ afterMs: Infinity }) })
    matrix.clock.after(10_000, () => matrix.controller.abort())
    await expect(matrix.supervise()).rejects.toMatchObject({ code: 'effect.aborted' })
    const signal = new AbortController().signal

    expect(
      await stopRuns({ ...matrix.deps, driverFor: () => matrix.deps.driver }, 'cancelled by ada', signal),
    ).toEqual({ stopped: 2, skipped: 2 })
    expect(
      await stopRuns({ ...matrix.deps, driverFor: () => matrix.deps.driver }, 'cancelled by ada', signal),
    ).toEqual({ stopped: 0, skipped: 0 })
    expect(matrix.driver.cancelled).toHaveLength(2)
    expect(matrix.rows().map(({ state }) => state)).toEqual(['stopped', 'stopped', 'skipped', 'skipped'])
  })

  it('row 50: a run whose machine is gone is not asked for again; the matrix drains for provisioning to get another', async () => {
    const gone = new HookeError('compute.gone', 'the lease has no pod', { found: 'the pod p1 is not there' })
    const matrix = aMatrix(under.store, {
      outcomeOf: ({ run }) => (run.includes('.greedy.s1') ? { refuses: gone } : { afterMs: 1000 }),
    })
    const outcome = await matrix.supervise()

    expect(outcome).toMatchObject({ outcome: 'infra' })
    expect(outcome.reason).toContain('the pod p1 is not there')
    expect(matrix.states()).toEqual(
      expect.arrayContaining(['greedy.s0.1 ok', 'greedy.s1.1 failed', 'optimistic.s0.1 planned']),
    )
  })
})
