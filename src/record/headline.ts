import type { Comparison, Summary } from '../domain/statistics.ts'
import { settledRuns, type ResultFacts } from './facts.ts'
import { list, table } from './markdown-text.ts'
import { formatNumber } from './number-format.ts'

const MOST_ROWS = 10

/** The numbers at one glance: at most ten rows, the primary metric first, and what to keep in mind when reading them. */
export function renderHeadline(facts: ResultFacts): string {
  const { plan, statistics } = facts
  const level = `${Number((plan.statistics.confidenceLevel * 100).toFixed(3))} % interval`
  const columns = [
    'metric',
    'condition',
    { right: 'n' },
    { right: 'mean' },
    { right: 'sd' },
    { right: level },
    'against the baseline',
  ]
  const rows = statistics.summaries.slice(0, MOST_ROWS).map((summary) => headlineRow(summary, facts))
  return `${table(columns, rows, 'No finished run reported a metric.')}\n\n${list(caveats(facts))}`
}

function headlineRow(summary: Summary, { plan, statistics }: ResultFacts): readonly string[] {
  const condition = plan.conditions.find(({ name }) => name === summary.condition)
  const metric = [plan.metrics.primary, ...plan.metrics.secondary].find(({ name }) => name === summary.metric)
  const found = statistics.comparisons.find(
    (one) => one.metric === summary.metric && one.condition === summary.condition,
  )
  return [
    metric?.label ?? summary.metric,
    condition?.label ?? summary.condition,
    String(summary.n),
    formatNumber(summary.mean),
    formatNumber(summary.sd),
    `${formatNumber(summary.low)} to ${formatNumber(summary.high)}`,
    found ? comparisonText(found) : 'baseline',
  ]
}

function comparisonText({ estimate, low, high, p, effect, passed }: Comparison): string {
  const difference = `${formatNumber(estimate, 'signed')} (${formatNumber(low)} to ${formatNumber(high)})`
  return `${difference}, ${formatNumber(p, 'p')}, d = ${formatNumber(effect, '2')}, ${passed ? 'test passed' : 'test not passed'}`
}

function caveats({ plan, statistics }: ResultFacts): readonly string[] {
  const { summaries, comparisons, values } = statistics
  const few = summaries
    .filter(({ n }) => n < plan.statistics.minimumN)
    .map(({ condition, n }) => `${condition} (n = ${n})`)
  const undefinedTests = comparisons
    .filter(({ df }) => df === 0)
    .map(({ condition, metric }) => `${condition} on ${metric}`)
  const missing = Object.entries(values).filter(([key, value]) => key.endsWith('.missing') && value > 0)
  return [
    `sd is the standard deviation over seeds (n − 1); d is Cohen’s d with the pooled standard deviation; ${plan.statistics.test === 'paired-t' ? 'paired t test by seed' : 'Welch’s t test'}, two-sided.`,
    ...(comparisons.length > 1
      ? [`${comparisons.length} comparisons were made; p values are not corrected for it.`]
      : []),
    ...(few.length > 0 ? [`Fewer seeds than planned as the minimum: ${[...new Set(few)].join(', ')}.`] : []),
    ...(undefinedTests.length > 0
      ? [
          `No test could be made, so p is set to one, for: ${undefinedTests.join(', ')} (fewer than two values, or no spread).`,
        ]
      : []),
    ...missing.map(
      ([key, value]) => `${value} finished runs without a value: ${key.replace(/\.missing$/, '')}.`,
    ),
    ...(summaries.length > MOST_ROWS
      ? [`${summaries.length - MOST_ROWS} more rows are in statistics.json.`]
      : []),
  ]
}

/** Runs by condition, with every gap named (CHECKLISTS 6). */
export function renderRuns(facts: ResultFacts): string {
  const { plan, runs } = facts
  const settled = settledRuns(facts)
  const rows = plan.conditions.map(({ name, label }) => {
    const own = settled.filter(({ condition }) => condition === name)
    const ok = own.filter(({ state }) => state === 'ok')
    const attempts = runs.filter(({ condition }) => condition === name).length
    return [
      label,
      String(plan.seeds.length),
      String(ok.length),
      String(own.length - ok.length),
      String(attempts),
      ok.map(({ seed }) => seed).join(', '),
    ]
  })
  const gaps = plan.conditions.flatMap(({ name, label }) =>
    plan.seeds
      .filter(
        (seed) => !settled.some((run) => run.condition === name && run.seed === seed && run.state === 'ok'),
      )
      .map((seed) => `${label}, seed ${seed}`),
  )
  const columns = [
    'condition',
    { right: 'planned' },
    { right: 'finished' },
    { right: 'failed' },
    { right: 'attempts' },
    'seeds that count',
  ]
  const gapText = gaps.length === 0 ? 'No gaps: every planned run finished.' : `Gaps: ${gaps.join('; ')}.`
  return `${table(columns, rows)}\n\n${gapText}`
}
