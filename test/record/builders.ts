import type { Draft } from '../../src/domain/draft.ts'
import { Plan } from '../../src/domain/plan.ts'
import type { MetricPoint } from '../../src/domain/run.ts'
import type { MeasuredRun } from '../../src/record/statistics.ts'

export function aPlan(over: Partial<Plan> = {}): Plan {
  return Plan.parse({
    title: 'Optimistic start against epsilon-greedy',
    question: 'Does optimistic initialisation beat ε-greedy early?',
    hypothesis: 'It does.',
    why: 'Early reward matters when pulls are dear.',
    brief: 'Goal: early reward. Conditions: two. Readout: mean reward.',
    expectedOutcomes: [
      { outcome: 'higher mean reward', meaning: 'optimism explores well' },
      { outcome: 'no difference', meaning: 'exploration is not the bottleneck' },
    ],
    conditions: [
      { name: 'greedy', label: 'ε-greedy', baseline: true, params: { initial: 0 } },
      { name: 'optimistic', label: 'optimistic start', baseline: false, params: { initial: 5 } },
    ],
    axis: { key: 'initial', label: 'initial estimate', interactionOf: [] },
    seeds: [1, 2, 3, 4, 5],
    metrics: {
      primary: { name: 'mean_reward', label: 'mean reward', direction: 'higher', unit: 'per pull' },
      secondary: [{ name: 'regret', label: 'regret', direction: 'lower', unit: '' }],
    },
    statistics: { test: 'welch-t', threshold: 0.01, minimumN: 3, confidenceLevel: 0.95 },
    data: [],
    command: ['node', 'run.ts', '--config', '${config}', '--seed', '${seed}', '--out', '${run_dir}'],
    entry: 'run.ts',
    evaluation: 'mean over all steps',
    reuse: [{ path: 'src/bandit.ts', symbol: 'Bandit', why: 'the environment' }],
    newCode: [],
    outputs: [{ path: 'result.json', kind: 'result', minimumBytes: 10 }],
    compute: { driver: 'local', devices: 0, memoryMb: 200, diskMb: 10, minutesPerRun: 1 },
    forecast: { minutes: 1, gpuHours: 0, usd: 0 },
    budget: { capUsd: 1, overCapBecause: '' },
    stopCriteria: [{ metric: 'mean_reward', rule: 'not-finite', value: 0, because: 'a broken run' }],
    assumptions: [{ id: 'arms', text: 'ten arms', verify: 'read src/bandit.ts' }],
    related: [{ kind: 'experiment', ref: 'BANDIT-001', quote: 'ε = 0.1 is best', relation: 'the baseline' }],
    divergences: [],
    environment: { LC_ALL: 'C' },
    config: { steps: 500, arms: 10 },
    determinism: { switches: ['seeded generator'], concurrency: 2 },
    smoke: { params: { steps: 5 }, seed: 1, subset: 'five steps' },
    tolerances: { mean_reward: 0.01 },
    skipped: [
      { what: 'model', because: 'no model is used' },
      { what: 'training', because: 'nothing is trained' },
      { what: 'data', because: 'the bandits are simulated' },
    ],
    protocol: ['run', 'compare'],
    ...over,
  })
}

export function aDraft(over: Partial<Draft> = {}): Draft {
  return {
    claim: 'Optimistic initialisation earns more than ε-greedy in the first 500 steps',
    confidence: 'HIGH',
    confidenceBecause: 'five seeds per condition and the planned test passed',
    background: 'A bandit has arms. BANDIT-001 found ε-greedy with {{ constant ε = 0.1 }} best.',
    methodology: 'We ran {{ metric runs.total as integer }} runs with the same seeds for both conditions.',
    results:
      'Optimistic start earned {{ metric mean_reward.optimistic.mean as 3 }}, ' +
      'ε-greedy {{ metric mean_reward.greedy.mean as 3 }} ({{ metric mean_reward.optimistic.vs-baseline.p as p }}).',
    takeaways: [
      'Optimism gains {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }} per pull.',
      'The effect is large.',
    ],
    nextSteps: ['A longer horizon.'],
    figure: {
      kind: 'bars',
      metric: 'mean_reward',
      title: 'Optimistic start earns more early',
      caption:
        'n = {{ metric mean_reward.optimistic.n as integer }} runs per condition; bars are 95 % intervals.',
      xLabel: 'condition',
      yLabel: 'mean reward',
    },
    expectedVsObserved: [
      { outcome: 0, observed: 'mean reward was higher', happened: 'yes' },
      { outcome: 1, observed: 'there was a difference', happened: 'no' },
    ],
    didNotWork: ['nothing'],
    limitations: ['one kind of bandit'],
    openConfounds: [],
    samplesRule: 'the best, the median and the worst run of each condition',
    bears: { claim: 'optimism-helps', statement: 'Optimism helps early.', how: 'supports' },
    cardNotes: {},
    ...over,
  }
}

export const SAMPLES: Record<string, readonly number[]> = {
  greedy: [1.0, 1.1, 0.9, 1.05, 0.95],
  optimistic: [1.4, 1.5, 1.3, 1.45, 1.35],
}

/** Five runs per condition whose final values are `samples`, each with a curve of `steps` points. */
export function someRuns(samples: Record<string, readonly number[]> = SAMPLES, steps = 10): MeasuredRun[] {
  return Object.entries(samples).flatMap(([condition, values]) =>
    values.map((value, index) => ({
      condition,
      seed: index + 1,
      metrics: [...curve(value, steps), { name: 'mean_reward', step: null, value }],
    })),
  )
}

function curve(end: number, steps: number): MetricPoint[] {
  return Array.from({ length: steps }, (_, step) => ({
    name: 'mean_reward',
    step,
    value: end * (1 - Math.exp((-4 * (step + 1)) / steps)),
  }))
}
