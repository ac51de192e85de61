import type { RunSanityFacts } from '../run-sanity.gate.ts'
import type { Fixtures } from './fixture.ts'

type Run = RunSanityFacts['runs'][number]

const run = (condition: string, seed: number, value: number): Run => ({
  run: `BANDIT-002.${condition}.s${seed}.1`,
  condition,
  seed,
  state: 'ok',
  exitCode: 0,
  accounted: null,
  metrics: [
    { name: 'mean_reward', step: null, value },
    { name: 'seconds', step: null, value: seed },
  ],
  outputs: [{ path: 'result.json', bytes: 120 }],
})
const first = run('neutral', 11, 0.51)
const others = [run('neutral', 12, 0.52), run('optimistic', 11, 0.61), run('optimistic', 12, 0.62)]
const good: RunSanityFacts = {
  cells: [first, ...others].map(({ condition, seed }) => ({ condition, seed })),
  runs: [first, ...others],
  primaryMetric: 'mean_reward',
  ignoredMetrics: ['seconds'],
  outputs: [{ path: 'result.json', minimumBytes: 2 }],
  weightFloorBytes: 1_024,
}
const withFirst = (changes: Partial<Run>): RunSanityFacts => ({
  ...good,
  runs: [{ ...first, ...changes }, ...others],
})

export const runSanity: Fixtures<RunSanityFacts> = {
  good: [
    { rule: 'runs that differ', facts: good },
    {
      rule: 'a stopped run with its reason',
      facts: withFirst({ state: 'stopped', exitCode: 143, accounted: 'stop criterion: reward not finite' }),
    },
  ],
  bad: [
    {
      rule: 'exit unaccounted for',
      facts: withFirst({ state: 'failed', exitCode: 1 }),
      reason: /is failed with exit 1 and nobody accounted/,
    },
    {
      rule: 'NaN metric',
      facts: withFirst({ metrics: [{ name: 'mean_reward', step: 3, value: 'NaN' }] }),
      reason: /mean_reward = NaN at step 3/,
    },
    {
      rule: 'infinite metric',
      facts: withFirst({ metrics: [{ name: 'mean_reward', step: null, value: '-Infinity' }] }),
      reason: /mean_reward = -Infinity/,
    },
    {
      rule: 'identical outputs for different conditions',
      facts: withFirst(metricsOf(0.61)),
      reason: /identical metrics for different conditions/,
    },
    {
      rule: 'identical outputs for different seeds',
      facts: withFirst(metricsOf(0.52)),
      reason: /identical metrics for different seeds/,
    },
    {
      rule: 'weight file too small',
      facts: withFirst({ outputs: [...first.outputs, { path: 'model.safetensors', bytes: 16 }] }),
      reason: /model\.safetensors with 16 bytes: too small to hold weights/,
    },
    {
      rule: 'cell without a run',
      facts: { ...good, runs: others },
      reason: /neutral, seed 11, has no settled run/,
    },
    { rule: 'primary metric missing', facts: withFirst({ metrics: [] }), reason: /no value of mean_reward/ },
    { rule: 'output missing', facts: withFirst({ outputs: [] }), reason: /did not write result\.json/ },
  ],
}

function metricsOf(value: number): Partial<Run> {
  return { metrics: [{ name: 'mean_reward', step: null, value }] }
}
