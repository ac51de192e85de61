#!/usr/bin/env node
// Computes BANDIT-001, the earlier experiment of the example study: its runs with the study's own code, its statistics
// with Hooke's. Writes earlier/BANDIT-001.json and the study's logbook. Nothing in them is typed by hand but the words.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { computeStatistics } from '../../../src/record/statistics.ts'
import { Plan, resolvedConfig } from '../../../src/domain/plan.ts'
import { curve, measure } from '../repo/src/measure.js'
import { simulate } from '../repo/src/simulate.js'
import { readTestbed } from '../repo/src/testbed.js'

const study = resolve(import.meta.dirname, '..')
const read = (path) => readFileSync(resolve(study, path), 'utf8')
const finishedOn = '2026-11-21'

const plan = Plan.parse(JSON.parse(read('earlier/source/plan.json')))
const draft = JSON.parse(read('earlier/source/draft.json'))
const testbed = readTestbed(resolve(study, 'repo/data/testbed-v1.csv'))
const configs = Object.fromEntries(plan.conditions.map((one) => [one.name, resolvedConfig(plan, one)]))
const played = plan.conditions.flatMap(({ name }) => plan.seeds.map((seed) => play(name, seed)))
const statistics = computeStatistics(plan, played.map(asMeasured))
const winner = 'eps-0-1'

function play(condition, seed) {
  const config = configs[condition]
  const outcome = simulate({ testbed, config, seed })
  return { condition, seed, result: measure(outcome, config), curve: curve(outcome, config) }
}

function asMeasured({ condition, seed, result, curve }) {
  const points = (step, numbers) => Object.entries(numbers).map(([name, value]) => ({ name, step, value }))
  const metrics = [...points(null, result), ...curve.flatMap(({ step, ...numbers }) => points(step, numbers))]
  return { condition, seed, metrics }
}

const baseline = {
  experiment: 'BANDIT-001',
  condition: winner,
  label: 'ε-greedy, ε = 0.1',
  config: configs[winner],
  commit: null,
  date: finishedOn,
  seeds: plan.seeds.length,
  numbers: Object.fromEntries(
    statistics.summaries
      .filter(({ condition }) => condition === winner)
      .map(({ metric, mean, sd, n, low, high }) => [metric, { mean, sd, n, low, high }]),
  ),
}

const of = (key) => statistics.values[`mean_reward.${key}`]
const command = plan.command.join(' ')
const logbook = `# Logbook: bandits

Scope: how simple bandit policies behave in the first 500 steps of the 10-armed testbed (\`data/testbed-v1.csv\`).
Append only; failures and negative results too.

Baseline: ${baseline.label} with sample averages, since BANDIT-001; mean reward ${of(`${winner}.mean`).toFixed(3)} over ${baseline.seeds} seeds.

## BANDIT-001 · ${finishedOn}

- **Question:** ${plan.question}
- **Hypothesis:** ${plan.hypothesis}
- **Command:** \`${command}\`, conditions ${plan.conditions.map(({ name }) => `\`${name}\``).join(' and ')}, seeds ${plan.seeds[0]} to ${plan.seeds.at(-1)}
- **Config:** \`configs/epsilon-greedy-0.1.json\` and \`configs/epsilon-greedy-0.01.json\`; they differ in \`policy\` only
- **Result:** mean reward ${of('eps-0-1.mean').toFixed(3)} (SD ${of('eps-0-1.sd').toFixed(3)}) for ε = 0.1 and ${of('eps-0-01.mean').toFixed(3)} (SD ${of('eps-0-01.sd').toFixed(3)}) for ε = 0.01, n = ${of('eps-0-1.n')} seeds each; difference ${of('eps-0-1.vs-baseline.estimate').toFixed(3)}, 99 % interval ${of('eps-0-1.vs-baseline.low').toFixed(3)} to ${of('eps-0-1.vs-baseline.high').toFixed(3)}, Welch's t test p = ${of('eps-0-1.vs-baseline.p').toExponential(1)}
- **Interpretation:** ε = 0.01 finds the best arm too late for 500 steps. Nothing is said about longer runs, where less exploration may pay.
- **Did not work:** nothing failed; all ${statistics.values['runs.ok']} runs finished.
- **Next:** ε = 0.1 becomes the baseline. Compare it with policies that explore without a fixed ε, such as optimistic initialisation.
`

const earlier = {
  id: 'BANDIT-001',
  study: 'bandits',
  kind: 'experiment',
  track: 'full',
  finishedOn,
  approvedBy: 'the example',
  commit: null,
  plan,
  configs,
  runs: played.map(({ condition, seed, result }) => ({ condition, seed, metrics: result })),
  statistics,
  draft,
  baseline,
  logbook: '.agents/logbooks/bandits.md',
}

writeFileSync(resolve(study, 'earlier/BANDIT-001.json'), `${JSON.stringify(earlier, null, 1)}\n`)
writeFileSync(resolve(study, 'repo/.agents/logbooks/bandits.md'), logbook)
