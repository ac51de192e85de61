import type { FigureSpec } from '../../domain/draft.ts'
import type { Condition, Metric, Plan } from '../../domain/plan.ts'
import type { ResultStatistics } from '../../domain/statistics.ts'
import { colourOf, dashOf } from './palette.ts'

/** A condition as it is drawn. */
export interface Series {
  readonly name: string
  readonly label: string
  readonly colour: string
  readonly dash: readonly number[]
}

/** A drawn mean with its interval; `step` is null in a bar chart. */
export interface MeanRow {
  readonly condition: string
  readonly step: number | null
  readonly n: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** One run's final value. `spread` moves it sideways by its place among its siblings, the same way each time. */
export interface RunRow {
  readonly condition: string
  readonly seed: number
  readonly value: number
  readonly spread: number
}

export interface FigureRows {
  readonly metric: Metric
  readonly series: readonly Series[]
  readonly means: readonly MeanRow[]
  readonly runs: readonly RunRow[]
}

/** The rows a figure draws, all of them stored numbers; undefined when there are none. */
export function figureRows(
  figure: FigureSpec,
  { statistics, plan }: { statistics: ResultStatistics; plan: Plan },
): FigureRows | undefined {
  const metric = [plan.metrics.primary, ...plan.metrics.secondary].find(({ name }) => name === figure.metric)
  if (!metric) return undefined
  const label = labels(plan)
  const points = figure.kind === 'bars' ? statistics.summaries : statistics.curves
  const means = points
    .filter((point) => point.metric === metric.name)
    .map((point) => ({
      condition: label(point.condition),
      step: 'step' in point ? point.step : null,
      n: point.n,
      mean: point.mean,
      low: point.low,
      high: point.high,
    }))
  if (means.length === 0) return undefined
  const runs =
    figure.kind === 'bars' ? plan.conditions.flatMap((one) => runRows(one, metric, statistics)) : []
  return { metric, series: seriesOf(plan.conditions), means, runs }
}

function labels(plan: Plan): (condition: string) => string {
  const known = new Map(plan.conditions.map(({ name, label }) => [name, label]))
  return (condition) => known.get(condition) ?? condition
}

function seriesOf(conditions: readonly Condition[]): readonly Series[] {
  const others = conditions.filter(({ baseline }) => !baseline)
  return conditions.map((condition) => {
    const { name, label, baseline } = condition
    const position = others.indexOf(condition)
    return { name, label, colour: colourOf(position, baseline), dash: dashOf(position, baseline) }
  })
}

function runRows(
  { name, label }: Condition,
  metric: Metric,
  { values }: ResultStatistics,
): readonly RunRow[] {
  const found = Object.entries(values).flatMap(([key, value]) => {
    const [, seed] =
      key.startsWith(`run.${name}.`) && key.endsWith(`.${metric.name}`) ? (/\.s(\d+)\./.exec(key) ?? []) : []
    return seed === undefined ? [] : [{ condition: label, seed: Number(seed), value }]
  })
  const sorted = found.sort((a, b) => a.seed - b.seed)
  return sorted.map((row, index) => ({ ...row, spread: golden(index) }))
}

/** Evenly scattered places in (0, 1): multiples of the golden ratio. */
function golden(index: number): number {
  return Math.round((((index + 0.5) * 0.6180339887498949) % 1) * 1000) / 1000
}

/** The drawn numbers as comma-separated values, one row per mean or run. */
export function csvOf({ metric, means, runs }: FigureRows): string {
  const header = 'metric,condition,seed,step,n,value,low,high'
  const lines = [
    ...means.map((row) => [
      metric.name,
      row.condition,
      '',
      row.step ?? '',
      row.n,
      row.mean,
      row.low,
      row.high,
    ]),
    ...runs.map((row) => [metric.name, row.condition, row.seed, '', 1, row.value, '', '']),
  ]
  return `${[header, ...lines.map((line) => line.map(cell).join(','))].join('\n')}\n`
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
