import { baselineOf, type Condition, type Metric, type Plan } from '../domain/plan.ts'
import type { MetricPoint, RunState } from '../domain/run.ts'
import type { Comparison, ResultStatistics, Summary } from '../domain/statistics.ts'
import { curvesOf } from './curves.ts'
import { paired, spreadOf, welch } from './sample.ts'

/** One run as the statistics see it. A run counts when its state is `ok` (the default). */
export interface MeasuredRun {
  readonly condition: string
  readonly seed: number
  readonly metrics: readonly MetricPoint[]
  readonly state?: RunState
}

/** One usable run with its final value of one metric. */
interface Measured {
  readonly condition: string
  readonly seed: number
  readonly value: number
}

/**
 * Everything a result may refer to, computed once from stored metrics (P-7). Per cell (condition and seed) the last
 * `ok` run counts; the final value of a metric is the one without a step, else the one of the highest step; a value that is
 * not finite is missing and is counted as such. A planned test passes when p is below the plan's threshold and both
 * samples hold at least the plan's minimal number of seeds.
 */
export function computeStatistics(plan: Plan, runs: readonly MeasuredRun[]): ResultStatistics {
  const cells = lastPerCell(runs)
  const usable = cells.filter(isOk)
  const metrics = [plan.metrics.primary, ...plan.metrics.secondary]
  const measured = new Map(metrics.map(({ name }) => [name, finalValues(usable, name)]))
  const summaries = metrics.flatMap((metric) => summarise(plan, metric, measured.get(metric.name) ?? []))
  const comparisons = metrics.flatMap((metric) => compare(plan, metric, measured.get(metric.name) ?? []))
  const curves = metrics.flatMap(({ name }) =>
    plan.conditions.flatMap((condition) =>
      curvesOf(
        usable.filter((run) => run.condition === condition.name).map((run) => run.metrics),
        { metric: name, condition: condition.name, level: plan.statistics.confidenceLevel },
      ),
    ),
  )
  const values = {
    ...countsOf(plan, runs, cells),
    ...Object.fromEntries(summaries.flatMap(summaryValues)),
    ...missingValues(plan, usable, measured),
    ...Object.fromEntries(comparisons.flatMap(comparisonValues)),
    ...runValues(measured),
    ...stepValues(curves.map(({ step }) => step)),
  }
  return { summaries, comparisons, curves, values }
}

function isOk(run: MeasuredRun): boolean {
  return (run.state ?? 'ok') === 'ok'
}

function lastPerCell(runs: readonly MeasuredRun[]): readonly MeasuredRun[] {
  const cells = new Map<string, MeasuredRun>()
  for (const run of runs) {
    const key = `${run.condition} ${run.seed}`
    const before = cells.get(key)
    if (!before || isOk(run) || !isOk(before)) cells.set(key, run)
  }
  return [...cells.values()].sort((a, b) => a.seed - b.seed)
}

function finalValues(runs: readonly MeasuredRun[], metric: string): readonly Measured[] {
  return runs.flatMap(({ condition, seed, metrics }) => {
    const value = finalValue(metrics, metric)
    return value === undefined ? [] : [{ condition, seed, value }]
  })
}

/** The final value of a metric in one run: without a step, else that of the highest step; undefined when not finite. */
export function finalValue(points: readonly MetricPoint[], metric: string): number | undefined {
  const own = points.filter(({ name }) => name === metric)
  const last = own.reduce<MetricPoint | undefined>(
    (best, point) => (isLater(point, best) ? point : best),
    undefined,
  )
  return last !== undefined && Number.isFinite(last.value) ? last.value : undefined
}

function isLater(point: MetricPoint, best: MetricPoint | undefined): boolean {
  return best === undefined || (point.step ?? Infinity) >= (best.step ?? Infinity)
}

function valuesOf(measured: readonly Measured[], condition: string): readonly number[] {
  return measured.filter((run) => run.condition === condition).map(({ value }) => value)
}

function summarise(plan: Plan, metric: Metric, measured: readonly Measured[]): readonly Summary[] {
  return plan.conditions.flatMap(({ name }) => {
    const sample = valuesOf(measured, name)
    if (sample.length === 0) return []
    return [{ condition: name, metric: metric.name, ...spreadOf(sample, plan.statistics.confidenceLevel) }]
  })
}

function compare(plan: Plan, metric: Metric, measured: readonly Measured[]): readonly Comparison[] {
  const baseline = baselineOf(plan)
  if (!baseline) return []
  return plan.conditions
    .filter((condition) => condition !== baseline)
    .flatMap((condition) => contrast(plan, metric, { condition, baseline, measured }))
}

function contrast(
  plan: Plan,
  metric: Metric,
  {
    condition,
    baseline,
    measured,
  }: { condition: Condition; baseline: Condition; measured: readonly Measured[] },
): readonly Comparison[] {
  const { test, threshold, minimumN, confidenceLevel } = plan.statistics
  const { sample, against } =
    test === 'paired-t'
      ? pairsOf(measured, condition.name, baseline.name)
      : { sample: valuesOf(measured, condition.name), against: valuesOf(measured, baseline.name) }
  if (sample.length === 0 || against.length === 0) return []

  const found = (test === 'paired-t' ? paired : welch)(sample, against, confidenceLevel)
  const passed = found.p < threshold && Math.min(sample.length, against.length) >= minimumN
  const favours = passed ? favoured(found.estimate, metric) : 'neither'
  return [
    {
      metric: metric.name,
      condition: condition.name,
      baseline: baseline.name,
      test,
      ...found,
      passed,
      favours,
    },
  ]
}

function favoured(estimate: number, metric: Metric): Comparison['favours'] {
  if (estimate === 0) return 'neither'
  return estimate > 0 === (metric.direction === 'higher') ? 'condition' : 'baseline'
}

/** The seeds that both conditions finished, in order. */
function pairsOf(measured: readonly Measured[], condition: string, baseline: string) {
  const bySeed = new Map(
    measured.filter((run) => run.condition === baseline).map((run) => [run.seed, run.value]),
  )
  const pairs = measured.flatMap((run) => {
    const other = run.condition === condition ? bySeed.get(run.seed) : undefined
    return other === undefined ? [] : [{ own: run.value, other }]
  })
  return { sample: pairs.map(({ own }) => own), against: pairs.map(({ other }) => other) }
}

type Entry = readonly [string, number]

function summaryValues({ metric, condition, ...numbers }: Summary): readonly Entry[] {
  return Object.entries(numbers).map(([name, value]) => [`${metric}.${condition}.${name}`, value])
}

function comparisonValues(found: Comparison): readonly Entry[] {
  const { estimate, low, high, t, df, p, effect } = found
  const numbers = { estimate, low, high, t, df, p, effect, passed: found.passed ? 1 : 0 }
  return Object.entries(numbers).map(([name, value]) => [
    `${found.metric}.${found.condition}.vs-baseline.${name}`,
    value,
  ])
}

function runValues(measured: ReadonlyMap<string, readonly Measured[]>): Record<string, number> {
  const entries = [...measured].flatMap(([metric, runs]) =>
    runs.map(({ condition, seed, value }): Entry => [runKey({ condition, seed, metric }), value]),
  )
  return Object.fromEntries(entries)
}

/** The key of one run's final value of a metric. */
export function runKey(run: { condition: string; seed: number; metric: string }): string {
  return `run.${run.condition}.s${run.seed}.${run.metric}`
}

/** `<metric>.<condition>.missing`: finished runs that gave no finite value. A condition without any still has its n. */
function missingValues(
  plan: Plan,
  usable: readonly MeasuredRun[],
  measured: ReadonlyMap<string, readonly Measured[]>,
): Record<string, number> {
  const entries = [...measured].flatMap(([metric, found]) =>
    plan.conditions.flatMap(({ name }): Entry[] => {
      const n = valuesOf(found, name).length
      const finished = usable.filter((run) => run.condition === name).length
      return [
        [`${metric}.${name}.n`, n],
        [`${metric}.${name}.missing`, finished - n],
      ]
    }),
  )
  return Object.fromEntries(entries)
}

function countsOf(
  plan: Plan,
  runs: readonly MeasuredRun[],
  cells: readonly MeasuredRun[],
): Record<string, number> {
  const ok = cells.filter(isOk).length
  return {
    'runs.planned': plan.conditions.length * plan.seeds.length,
    'runs.total': cells.length,
    'runs.ok': ok,
    'runs.failed': cells.length - ok,
    'runs.attempts': runs.length,
    'seeds.count': new Set(cells.map(({ seed }) => seed)).size,
    'conditions.count': plan.conditions.length,
  }
}

function stepValues(steps: readonly number[]): Record<string, number> {
  if (steps.length === 0) return {}
  return {
    'steps.first': steps.reduce((a, b) => Math.min(a, b)),
    'steps.last': steps.reduce((a, b) => Math.max(a, b)),
  }
}
