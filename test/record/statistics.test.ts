import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResultStatistics } from '../../src/domain/statistics.ts'
import { computeStatistics, type MeasuredRun } from '../../src/record/statistics.ts'
import { aPlan, SAMPLES, someRuns } from './builders.ts'

/** Reference samples of Rosetta Code's Welch test; p values agree there with R's t.test. */
const WELCH = {
  optimistic: [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4],
  greedy: [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 25.5],
}

describe('computeStatistics', () => {
  it('P-7: describes a sample as worked out by hand', () => {
    const { summaries, values } = computeStatistics(aPlan(), someRuns())

    const greedy = summaries.find(({ condition }) => condition === 'greedy')!
    // mean 1, squared deviations 0.01 + 0.01 + 0.0025 + 0.0025 = 0.025 over 4; t(0.975, 4) = 2.776445
    expect(greedy).toMatchObject({ metric: 'mean_reward', n: 5, min: 0.9, max: 1.1 })
    expect(greedy.mean).toBeCloseTo(1, 12)
    expect(greedy.sd).toBeCloseTo(Math.sqrt(0.00625), 12)
    expect(greedy.high - greedy.mean).toBeCloseTo((2.7764451052 * Math.sqrt(0.00625)) / Math.sqrt(5), 9)
    expect(values['mean_reward.greedy.low']).toBe(greedy.low)
  })

  it('P-7: agrees with the published Welch test', () => {
    const { comparisons } = computeStatistics(aPlan(), someRuns(WELCH))

    const [found] = comparisons
    expect(found?.p).toBeCloseTo(0.0070638, 6)
    expect(found?.t).toBeCloseTo(-2.9074, 4)
    expect(found?.df).toBeCloseTo(27.9315, 4)
    expect(found).toMatchObject({ passed: true, favours: 'baseline', baseline: 'greedy' })
  })

  it('P-7: computes Cohen’s d and the difference as worked out by hand', () => {
    const { values } = computeStatistics(aPlan(), someRuns())

    expect(values['mean_reward.optimistic.vs-baseline.estimate']).toBeCloseTo(0.4, 12)
    expect(values['mean_reward.optimistic.vs-baseline.effect']).toBeCloseTo(0.4 / Math.sqrt(0.00625), 9)
    expect(values['mean_reward.optimistic.vs-baseline.df']).toBeCloseTo(8, 9)
    expect(values['mean_reward.optimistic.vs-baseline.passed']).toBe(1)
  })

  it('P-7: pairs runs by seed when the plan says so', () => {
    const plan = aPlan({
      statistics: { test: 'paired-t', threshold: 0.01, minimumN: 3, confidenceLevel: 0.95 },
    })
    const runs = someRuns({ greedy: [1, 2, 3, 4], optimistic: [1.5, 2.4, 3.6, 4.5] }).filter(
      (run) => run.condition === 'greedy' || run.seed > 1,
    )

    const [found] = computeStatistics(plan, runs.reverse()).comparisons

    // differences 0.4, 0.6, 0.5: mean 0.5, sd 0.1, t = 0.5 / (0.1 / √3), df 2
    expect(found?.t).toBeCloseTo(8.660254, 5)
    expect(found?.df).toBe(2)
    expect(found?.p).toBeCloseTo(0.0130723, 6)
  })

  it('P-7: does not pass below the planned number of seeds', () => {
    const plan = aPlan({
      statistics: { test: 'welch-t', threshold: 0.01, minimumN: 6, confidenceLevel: 0.95 },
    })

    const [found] = computeStatistics(plan, someRuns()).comparisons

    expect(found?.p).toBeLessThan(0.01)
    expect(found).toMatchObject({ passed: false, favours: 'neither' })
  })

  it('favours the lower value when lower is better', () => {
    const lower = { name: 'mean_reward', label: 'loss', direction: 'lower' as const, unit: '' }
    const plan = aPlan({ metrics: { primary: lower, secondary: [] } })

    expect(computeStatistics(plan, someRuns()).comparisons[0]?.favours).toBe('baseline')
  })

  it.each([
    ['one run each', { greedy: [1], optimistic: [2] }],
    ['no spread at all', { greedy: [1, 1, 1], optimistic: [2, 2, 2] }],
  ])('P-7: with %s the test cannot pass', (_, samples) => {
    const { comparisons } = computeStatistics(aPlan(), someRuns(samples))

    expect(comparisons[0]).toMatchObject({ estimate: 1, p: 1, t: 0, df: 0, effect: 0, passed: false })
  })

  it('P-7: counts what failed and what is missing', () => {
    const runs: MeasuredRun[] = someRuns()
    const failed = { condition: 'greedy', seed: 1, metrics: [], state: 'failed' } as const
    const infinite = {
      condition: 'optimistic',
      seed: 9,
      metrics: [{ name: 'mean_reward', step: null, value: Infinity }],
    }
    const lost = { condition: 'greedy', seed: 9, metrics: [], state: 'stopped' } as const

    const { values } = computeStatistics(aPlan(), [failed, ...runs, infinite, lost])

    expect(values).toMatchObject({
      'runs.planned': 10,
      'runs.total': 12,
      'runs.ok': 11,
      'runs.failed': 1,
      'runs.attempts': 13,
      'seeds.count': 6,
      'mean_reward.optimistic.missing': 1,
      'mean_reward.optimistic.n': 5,
      'regret.greedy.n': 0,
      'run.greedy.s3.mean_reward': 0.9,
    })
  })

  it('P-9: keeps at most 100 steps of a curve, with both ends', () => {
    const { curves, values } = computeStatistics(aPlan(), someRuns(SAMPLES, 1234))

    const own = curves.filter(({ condition }) => condition === 'greedy')
    expect(own).toHaveLength(100)
    expect([own[0]?.step, own.at(-1)?.step]).toEqual([0, 1233])
    expect(own.every(({ n, low, mean, high }) => n === 5 && low < mean && mean < high)).toBe(true)
    expect(values['steps.last']).toBe(1233)
  })

  it('holds only finite numbers, whatever was measured', () => {
    const sample = fc.array(fc.double({ min: -1e150, max: 1e150, noNaN: true }), { maxLength: 8 })

    fc.assert(
      fc.property(
        sample,
        sample,
        fc.constantFrom('welch-t' as const, 'paired-t' as const),
        (greedy, optimistic, test) => {
          const plan = aPlan({ statistics: { test, threshold: 0.01, minimumN: 2, confidenceLevel: 0.9 } })
          const found = computeStatistics(plan, someRuns({ greedy, optimistic }, 2))
          expect(ResultStatistics.safeParse(found).error?.issues).toBeUndefined()
        },
      ),
    )
  })
})
