import { jobWords } from '../domain/job-options.ts'
import { argvOf, type Metric, type Plan } from '../domain/plan.ts'
import { canonicalJson } from '../lib/canonical.ts'
import { money } from '../lib/words.ts'
import { blocks, code, codeBlock, commandLine, list, numbered, table } from './markdown-text.ts'

/** The plan as a person reads it (SPEC 3.1): every field, in the order in which it is judged. */
export function renderPlan(plan: Plan, version?: { readonly hash: string; readonly number: number }): string {
  const stamp = version ? `Version ${version.number}, hash ${code(version.hash)}.` : ''
  return `${blocks(
    `# ${plan.title}`,
    stamp,
    plan.brief,
    ...questionSections(plan),
    ...designSections(plan),
    ...executionSections(plan),
    ...contextSections(plan),
  )}\n`
}

function questionSections(plan: Plan): readonly string[] {
  return [
    '## Question',
    plan.question,
    '## Hypothesis',
    plan.hypothesis,
    '## Why it matters',
    plan.why,
    '## Expected outcomes',
    numbered(plan.expectedOutcomes.map(({ outcome, meaning }) => `**${outcome}**: ${meaning}`)),
  ]
}

function designSections(plan: Plan): readonly string[] {
  const { axis, statistics, metrics } = plan
  const sweep =
    axis.interactionOf.length === 0 ? '' : ` (interaction of ${axis.interactionOf.map(code).join(' and ')})`
  const conditions = plan.conditions.map(({ name, label, baseline, params }) => [
    `${label}${baseline ? ' (baseline)' : ''}`,
    code(name),
    code(canonicalJson(params)),
  ])
  return [
    '## Conditions',
    `Changed axis: ${code(axis.key)}, ${axis.label}${sweep}. Seeds: ${plan.seeds.join(', ')} (${plan.conditions.length} × ${plan.seeds.length} runs).`,
    table(['condition', 'name', 'parameters'], conditions),
    '## Metrics and statistics',
    list([
      `primary: ${metricText(metrics.primary)}`,
      ...metrics.secondary.map((one) => `secondary: ${metricText(one)}`),
    ]),
    `Test: ${statistics.test === 'welch-t' ? 'Welch’s t test' : 'paired t test'}, passed at p < ${statistics.threshold}; ` +
      `at least ${statistics.minimumN} seeds per condition; ${statistics.confidenceLevel * 100} % confidence intervals.`,
    `Evaluation: ${plan.evaluation}`,
  ]
}

/** A metric with unit and direction, in words. */
export function metricText({ name, label, unit, direction }: Metric): string {
  return `${label} (${code(name)}${unit === '' ? '' : `, ${unit}`}), ${direction} is better`
}

function executionSections(plan: Plan): readonly string[] {
  const { compute, forecast, budget, smoke, determinism } = plan
  return [
    '## Data',
    dataTable(plan),
    '## Command',
    codeBlock(commandLine(argvOf(plan.command)), 'sh'),
    `Entry: ${code(plan.entry)}. Smoke run: seed ${smoke.seed}, ${smoke.subset}, parameters ${code(canonicalJson(smoke.params))}.`,
    '## Resolved config',
    codeBlock(JSON.stringify(plan.config, null, 2), 'json'),
    `Environment: ${code(canonicalJson(plan.environment))}. Determinism: ${determinism.switches.join('; ') || 'no switches'}; ${determinism.concurrency} at a time.`,
    '## Code',
    list([
      ...plan.reuse.map(({ path, symbol, why }) => `reuse ${code(`${path}:${symbol}`)}: ${why}`),
      ...plan.newCode.map(({ path, symbol, why }) => `new ${code(`${path}:${symbol}`)}: ${why}`),
    ]),
    '## Outputs',
    list(
      plan.outputs.map(
        ({ path, kind, minimumBytes }) => `${code(path)} (${kind}, at least ${minimumBytes} bytes)`,
      ),
    ),
    '## Compute, forecast and budget',
    `Driver ${code(compute.driver)}, ${compute.devices} accelerators, ${compute.memoryMb} MB memory, ${compute.diskMb} MB disk, ` +
      `at most ${compute.minutesPerRun} min per run. Forecast: ${forecast.minutes} min, ${forecast.gpuHours} GPU hours, ${money(forecast.usd)}; cap ${money(budget.capUsd)}.`,
    compute.job === undefined ? '' : `Its jobs ask for ${code(jobWords(compute.job))}.`,
    budget.overCapBecause === '' ? '' : `Over the cap because: ${budget.overCapBecause}`,
    '## Stop criteria',
    list(
      plan.stopCriteria.map(
        (one) =>
          `${code(one.metric)} ${one.rule}${one.rule === 'not-finite' ? '' : ` ${one.value}`}: ${one.because}`,
      ),
    ),
    plan.checkpoint === undefined
      ? ''
      : `A run whose machine is taken away goes on from ${code(plan.checkpoint)}.`,
    '## Tolerances for a repetition',
    list(Object.entries(plan.tolerances).map(([metric, value]) => `${code(metric)}: ± ${value}`)),
  ]
}

/** The data sets of a plan as a table. */
export function dataTable(plan: Plan): string {
  return table(
    ['data set', 'version', 'split', { right: 'rows' }, 'licence', 'SHA-256', 'source'],
    plan.data.map((one) => [
      one.name,
      one.version,
      one.split,
      String(one.rows),
      one.licence,
      code(one.sha256),
      one.url || code(one.path),
    ]),
    'The runs read no data set.',
  )
}

function contextSections(plan: Plan): readonly string[] {
  return [
    '## Assumptions',
    list(plan.assumptions.map(({ id, text, verify }) => `${code(id)} ${text} (to verify: ${verify})`)),
    '## Related work',
    list(plan.related.map(({ kind, ref, quote, relation }) => `${kind} ${ref}: “${quote}” (${relation})`)),
    '## Divergences',
    list(
      plan.divergences.map(
        ({ key, from, to, because }) => `${code(key)}: ${from} → ${to}, because ${because}`,
      ),
    ),
    '## Left out on purpose',
    list(plan.skipped.map(({ what, because }) => `${what}: ${because}`)),
    '## Steps',
    plan.protocol.length === 0 ? 'None.' : numbered(plan.protocol),
  ]
}
