import type { Condition } from '../domain/plan.ts'
import type { MetricPoint } from '../domain/run.ts'
import { settledRuns, type ResultFacts, type RunFact } from './facts.ts'
import { formatNumber } from './number-format.ts'
import { finalValue } from './statistics.ts'
import { code, table } from './markdown-text.ts'

const RULE =
  'The best, the median and the worst run of each condition by the final value of the primary metric'

/** Three runs per condition, good and bad, chosen by a rule that leaves no choice; with the key numbers of their curves. */
export function renderSamples(facts: ResultFacts): string {
  const { name, label } = facts.plan.metrics.primary
  const rows = facts.plan.conditions.flatMap((condition) => sampleRows(condition, facts))
  const columns = [
    'condition',
    'which',
    'run',
    { right: label },
    { right: 'at the start' },
    { right: 'half-way' },
  ]
  return `${RULE} (${code(name)}).\n\n${table(columns, rows, 'No run finished.')}`
}

function sampleRows(condition: Condition, facts: ResultFacts): readonly (readonly string[])[] {
  const { name, direction } = facts.plan.metrics.primary
  const sign = direction === 'higher' ? -1 : 1
  const ranked = settledRuns(facts)
    .filter((run) => run.condition === condition.name && run.state === 'ok')
    .flatMap((run) => {
      const value = finalValue(run.metrics, name)
      return value === undefined ? [] : [{ run, value }]
    })
    .sort((a, b) => sign * (a.value - b.value) || a.run.seed - b.run.seed)
  const places = new Map([
    [ranked.length - 1, 'worst'],
    [Math.floor((ranked.length - 1) / 2), 'median'],
    [0, 'best'],
  ])
  return [...places]
    .sort(([a], [b]) => a - b)
    .flatMap(([place, which]) => {
      const found = ranked[place]
      return found ? [[condition.label, which, ...sampleRow(found.run, found.value, name)]] : []
    })
}

function sampleRow(run: RunFact, value: number, metric: string): readonly string[] {
  const curve = run.metrics.filter(({ name, step }) => name === metric && step !== null)
  const sorted = curve.sort((a, b) => (a.step ?? 0) - (b.step ?? 0))
  return [code(run.id), formatNumber(value), at(sorted, 0), at(sorted, Math.floor((sorted.length - 1) / 2))]
}

function at(curve: readonly MetricPoint[], index: number): string {
  const point = curve[index]
  return point ? `${formatNumber(point.value)} (step ${point.step ?? 0})` : 'no curve'
}
