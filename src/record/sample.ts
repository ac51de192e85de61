import { createRequire } from 'node:module'
import type quantile from '@stdlib/stats-base-dists-t-quantile'
import type ttest from '@stdlib/stats-ttest'
import type ttest2 from '@stdlib/stats-ttest2'

/** Seven hundred files that only a finished matrix needs: read at the first use, not at each start. */
const load = createRequire(import.meta.url)
const stdlib = {
  quantile: () => load('@stdlib/stats-base-dists-t-quantile') as typeof quantile,
  ttest: () => load('@stdlib/stats-ttest') as typeof ttest,
  ttest2: () => load('@stdlib/stats-ttest2') as typeof ttest2,
}

/** Mean, spread and Student-t interval of one sample. */
export interface Spread {
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly min: number
  readonly max: number
  readonly low: number
  readonly high: number
}

/** Two-sided test of `sample` against `baseline`; `estimate` is sample minus baseline. */
export interface Contrast {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly t: number
  readonly df: number
  readonly p: number
  readonly effect: number
}

/**
 * Describes a sample that is not empty. Standard deviation with n - 1 (Bessel); interval mean ± t(1 - α/2, n - 1) · sd / √n
 * (Student 1908), the quantile from stdlib. With n = 1 no spread can be known: sd is 0 and the interval is the point.
 */
export function spreadOf(sample: readonly number[], level: number): Spread {
  const n = sample.length
  const mean = meanOf(sample)
  const sd = Math.sqrt(varianceOf(sample))
  const half = n < 2 ? 0 : (stdlib.quantile()((1 + level) / 2, n - 1) * sd) / Math.sqrt(n)
  return {
    n,
    mean,
    sd,
    min: Math.min(...sample),
    max: Math.max(...sample),
    low: mean - half,
    high: mean + half,
  }
}

/**
 * Welch's t test for unequal variances (Welch 1947, degrees of freedom of Welch and Satterthwaite), by stdlib. When a
 * sample has fewer than two values, or neither varies, the test is undefined: see `undefinedTest`.
 */
export function welch(sample: readonly number[], baseline: readonly number[], level: number): Contrast {
  const estimate = meanOf(sample) - meanOf(baseline)
  const varies = varianceOf(sample) > 0 || varianceOf(baseline) > 0
  if (sample.length < 2 || baseline.length < 2 || !varies) return undefinedTest(estimate)

  const found = stdlib.ttest2()([...sample], [...baseline], { alpha: 1 - level, variance: 'unequal' })
  return finite(estimate, found, cohen(sample, baseline))
}

/** Paired t test (Student 1908) of values that belong together by position, by stdlib. */
export function paired(sample: readonly number[], baseline: readonly number[], level: number): Contrast {
  const differences = sample.map((value, index) => value - (baseline[index] ?? Number.NaN))
  const estimate = differences.length === 0 ? 0 : meanOf(differences)
  if (differences.length < 2 || varianceOf(differences) === 0) return undefinedTest(estimate)

  const found = stdlib.ttest()([...sample], [...baseline], { alpha: 1 - level })
  return finite(estimate, found, cohen(sample, baseline))
}

/**
 * What stands for a test that cannot be made: the difference as it is, an interval of no width, and numbers that can
 * never pass (p = 1, t = 0, df = 0, effect = 0). JSON has no NaN, and a missing test must not look like a strong one.
 */
function undefinedTest(estimate: number): Contrast {
  return { estimate, low: estimate, high: estimate, t: 0, df: 0, p: 1, effect: 0 }
}

interface Tested {
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  readonly ci: ArrayLike<number>
}

function finite(estimate: number, found: Tested, effect: number): Contrast {
  const [low, high] = Array.from(found.ci)
  const numbers = [low, high, found.statistic, found.df, found.pValue, effect]
  if (low === undefined || high === undefined || !numbers.every(Number.isFinite))
    return undefinedTest(estimate)
  return { estimate, low, high, t: found.statistic, df: found.df, p: found.pValue, effect }
}

/** Cohen's d with the pooled standard deviation (Cohen 1988, section 2.2). */
function cohen(a: readonly number[], b: readonly number[]): number {
  const pooled = ((a.length - 1) * varianceOf(a) + (b.length - 1) * varianceOf(b)) / (a.length + b.length - 2)
  return pooled > 0 ? (meanOf(a) - meanOf(b)) / Math.sqrt(pooled) : 0
}

/** Dividing before adding keeps the mean of huge values finite. */
function meanOf(sample: readonly number[]): number {
  const rough = sample.reduce((sum, value) => sum + value / sample.length, 0)
  return rough + sample.reduce((sum, value) => sum + (value - rough) / sample.length, 0)
}

function varianceOf(sample: readonly number[]): number {
  if (sample.length < 2) return 0
  const [first] = sample
  if (sample.every((value) => value === first)) return 0
  const mean = meanOf(sample)
  return sample.reduce((sum, value) => sum + (value - mean) ** 2 / (sample.length - 1), 0)
}
