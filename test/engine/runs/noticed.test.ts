import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobHandle, JobState } from '../../../src/compute/driver.ts'
import { createSharedLooks } from '../../../src/engine/runs/shared-looks.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import { aStore } from '../../builders/store.ts'
import type { FakeOutcome } from '../../fakes/fake-driver.ts'
import { aMatrix, drive } from './matrix.ts'

const MINUTE = 60_000
type Running = Extract<JobState, { kind: 'running' }>

/** Each trouble of a run: how it goes, what the host says of it from minute 40 on, and how it is told. */
const TROUBLES: readonly (readonly [
  what: string,
  how: { outcome?: FakeOutcome; seen?: (state: Running, now: number) => Partial<Running> },
  told: RegExp,
])[] = [
  [
    'fails',
    { outcome: { afterMs: 41 * MINUTE, code: 1, stderr: 'KeyError: x' } },
    /^failed: code: .*KeyError/,
  ],
  ['hangs', { seen: ({ startedAt }) => ({ heartbeatAt: startedAt + 40 * MINUTE }) }, /^stale-heartbeat$/],
  [
    'goes NaN',
    { outcome: { afterMs: 180 * MINUTE, metrics: [{ step: 1, loss: NaN }] }, seen: () => ({ logBytes: 1 }) },
    /^not-finite$/,
  ],
  ['fills the disk', { seen: (_, now) => ({ freeMb: 10, logBytes: now }) }, /^disk-filling$/],
  ['is silent', { seen: () => ({}) }, /^silent-log$/],
  ['lets its accelerator idle', { seen: (_, now) => ({ gpuPercent: 0, logBytes: now }) }, /^gpu-idle$/],
  ['is taken away', { outcome: { afterMs: 41 * MINUTE, lost: 'node-7 went down' } }, /^failed: infra: lost/],
]

describe('trouble of a run on a compute that has to be asked', () => {
  let lab: ReturnType<typeof aStore>
  beforeEach(() => {
    lab = aStore()
  })
  afterEach(() => lab.remove())

  it.each(TROUBLES)(
    'C-10, C-11: a run that %s is noticed at the next look, and told',
    async (_, how, told) => {
      const matrix = aMatrix(lab.store, {
        conditions: ['greedy'],
        seeds: 1,
        settles: 'ask',
        outcomeOf: () => how.outcome ?? { afterMs: 180 * MINUTE },
      })
      const begin = matrix.clock.now()
      const driver = {
        ...matrix.driver,
        inspect: async (handles: readonly JobHandle[], signal: AbortSignal) =>
          new Map(
            [...(await matrix.driver.inspect(handles, signal))].map(([ref, state]) => [ref, shown(state)]),
          ),
      }
      const shown = (state: JobState): JobState => {
        const now = matrix.clock.now()
        if (state.kind !== 'running') return state
        // until then all is well: it prints and its heart beats
        if (now < begin + 40 * MINUTE) return { ...state, logBytes: now - begin }
        return { ...state, ...(how.seen?.(state, now) ?? {}) }
      }
      const heard: { what: string; at: number }[] = []
      const hear = (what: string): void => void heard.push({ what, at: matrix.clock.now() - begin })
      const deps = {
        ...matrix.deps,
        driver,
        looks: createSharedLooks(driver, matrix.clock),
        onAnomaly: (_run: string, rule: string) => hear(rule),
        retryAfterMs: 1,
      }
      await drive(matrix.clock, superviseRuns(deps, matrix.request, new AbortController().signal))
      const [row] = matrix.rows()
      if (row?.state === 'failed') hear(`failed: ${row.signature ?? ''}`)

      expect(heard.map(({ what }) => what)).toContainEqual(expect.stringMatching(told))
      expect(row?.looks).toBeGreaterThan(10)
      const first = heard.find(({ what }) => told.test(what))
      // trouble since minute 40: at most two looks, a quarter of an hour apart, and the patience of the rule itself
      if (!first?.what.startsWith('failed')) expect(first?.at).toBeLessThanOrEqual(80 * MINUTE)
    },
  )
})
