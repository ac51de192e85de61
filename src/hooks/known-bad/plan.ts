import type { Plan } from '../../domain/plan.ts'
import { A_HASH } from './fixture.ts'

/** A complete plan that the fixtures vary. */
export const aPlan: Plan = {
  title: 'Optimistic start values in a ten-armed bandit',
  question: 'Does an optimistic start raise the mean reward?',
  hypothesis: 'An optimistic start explores early and then earns more.',
  why: 'It would replace a tuned exploration rate by a start value.',
  brief: 'Compare a neutral with an optimistic start on the same arms; read the mean reward.',
  expectedOutcomes: [
    { outcome: 'reward is higher', meaning: 'early exploration pays' },
    { outcome: 'no difference', meaning: 'the start is forgotten too soon' },
  ],
  conditions: [
    { name: 'neutral', label: 'neutral start', baseline: true, params: { initial_value: 0 } },
    { name: 'optimistic', label: 'optimistic start', baseline: false, params: { initial_value: 5 } },
  ],
  axis: { key: 'initial_value', label: 'start value', interactionOf: [] },
  seeds: [11, 12, 13, 14],
  metrics: {
    primary: { name: 'mean_reward', label: 'mean reward', direction: 'higher', unit: 'reward per step' },
    secondary: [],
  },
  statistics: { test: 'welch-t', threshold: 0.01, minimumN: 3, confidenceLevel: 0.95 },
  data: [
    {
      name: 'arms',
      version: 'v1',
      path: 'data/arms.csv',
      rows: 200,
      sha256: A_HASH,
      url: '',
      licence: 'CC0',
      split: 'eval',
    },
  ],
  command: ['python3', 'run.py', '--config', '${config}', '--seed', '${seed}', '--out', '${run_dir}'],
  entry: 'run.py',
  evaluation: 'mean of the reward over all steps of a run',
  reuse: [],
  newCode: [{ path: 'bandits/start.py', symbol: 'optimistic_start', why: 'the policy to test' }],
  outputs: [{ path: 'result.json', kind: 'result', minimumBytes: 2 }],
  compute: { driver: 'local', devices: 0, memoryMb: 256, diskMb: 100, minutesPerRun: 1 },
  forecast: { minutes: 2, gpuHours: 0, usd: 1 },
  budget: { capUsd: 5, overCapBecause: '' },
  stopCriteria: [],
  assumptions: [{ id: 'seeded', text: 'the simulator is seeded', verify: 'run it twice' }],
  related: [],
  divergences: [],
  environment: {},
  config: { epsilon: 0.1, steps: 500 },
  determinism: { switches: [], concurrency: 1 },
  smoke: { params: { steps: 20 }, seed: 99, subset: 'the first arms' },
  tolerances: { mean_reward: 0 },
  skipped: [],
  protocol: ['write the policy', 'test it', 'run the matrix'],
}
