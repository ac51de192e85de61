import type { ConsistencyFacts } from '../consistency.gate.ts'
import { A_HASH, type Fixtures, OTHER_HASH } from './fixture.ts'

const setup: ConsistencyFacts['setup'] = {
  configs: [
    { condition: 'neutral', config: { epsilon: 0.1, steps: 500, initial_value: 0 } },
    { condition: 'optimistic', config: { epsilon: 0.1, steps: 500, initial_value: 5 } },
  ],
  data: [{ name: 'arms', version: 'v1', sha256: A_HASH, split: 'eval' }],
  evaluation: 'mean of the reward over all steps of a run',
  command: ['python3', 'run.py', '${config}', '--seed=${seed}'],
  seeds: 4,
  compute: 'local',
  softwareLock: A_HASH,
}
const sibling = {
  experiment: 'BANDIT-001',
  primaryMetric: 'mean_reward',
  setup: {
    ...setup,
    configs: [
      { condition: 'low', config: { epsilon: 0.1, steps: 500 } },
      { condition: 'high', config: { epsilon: 0.3, steps: 500 } },
    ],
  },
}
const good: ConsistencyFacts = {
  phase: 'plan',
  axis: { key: 'initial_value', interactionOf: [] },
  primaryMetric: 'mean_reward',
  setup,
  siblings: [sibling],
  divergences: [],
  newCode: [{ path: 'bandits/start.py', symbol: 'optimistic_start' }],
  codeMap: [],
  runs: [],
}
const run = {
  run: 'BANDIT-002.neutral.s11.1',
  condition: 'neutral',
  seed: 11,
  config: { epsilon: 0.1, steps: 500, initial_value: 0, seed: 11 },
  argv: ['python3', 'run.py', '/runs/1/config.json', '--seed=11'],
}
const result: ConsistencyFacts = { ...good, phase: 'result', runs: [run] }
const withSetup = (changes: Partial<ConsistencyFacts['setup']>): ConsistencyFacts => ({
  ...good,
  setup: { ...setup, ...changes },
})
const longer = withSetup({
  configs: setup.configs.map((each) => ({ ...each, config: { ...each.config, steps: 900 } })),
})

export const consistency: Fixtures<ConsistencyFacts> = {
  good: [
    { rule: 'one axis, equal to its sibling', facts: good },
    {
      rule: 'a divergence with its reason',
      facts: {
        ...longer,
        divergences: [{ key: 'steps', from: '500', to: '900', because: 'the curve was not flat' }],
      },
    },
    { rule: 'runs as planned', facts: result },
  ],
  bad: [
    {
      rule: 'two axes',
      facts: withSetup({
        configs: [
          { condition: 'neutral', config: { epsilon: 0.1, steps: 500, initial_value: 0 } },
          { condition: 'optimistic', config: { epsilon: 0.3, steps: 500, initial_value: 5 } },
        ],
      }),
      reason: /conditions differ in `epsilon`.*not the tested axis/,
    },
    {
      rule: 'axis not varied',
      facts: withSetup({
        configs: setup.configs.map((each) => ({
          ...each,
          config: { epsilon: 0.1, steps: 500, initial_value: 0 },
        })),
      }),
      reason: /do not differ in `initial_value`/,
    },
    {
      rule: 'config differs from a sibling',
      facts: longer,
      reason: /`steps` differs from BANDIT-001 without a recorded reason/,
    },
    {
      rule: 'reason speaks of another value',
      facts: { ...longer, divergences: [{ key: 'steps', from: '500', to: '700', because: 'longer' }] },
      reason: /`steps` differs from BANDIT-001/,
    },
    {
      rule: 'data differ from a sibling',
      facts: withSetup({ data: [{ name: 'arms', version: 'v2', sha256: OTHER_HASH, split: 'eval' }] }),
      reason: /`data` differs from BANDIT-001/,
    },
    {
      rule: 'evaluation differs from a sibling',
      facts: withSetup({ evaluation: 'last reward' }),
      reason: /`evaluation` differs/,
    },
    {
      rule: 'command differs from a sibling',
      facts: withSetup({ command: ['python3', 'other.py', '${config}'] }),
      reason: /`command` differs/,
    },
    {
      rule: 'number of seeds differs from a sibling',
      facts: withSetup({ seeds: 9 }),
      reason: /`seeds` differs/,
    },
    {
      rule: 'software lock differs from a sibling',
      facts: withSetup({ softwareLock: OTHER_HASH }),
      reason: /`software-lock` differs/,
    },
    {
      rule: 'planned function exists',
      facts: { ...good, codeMap: [{ path: 'bandits/old.py', symbol: 'optimisticStart' }] },
      reason: /exists already as `optimisticStart` in bandits\/old\.py/,
    },
    {
      rule: 'already answered',
      facts: { ...good, siblings: [{ experiment: 'BANDIT-001', primaryMetric: 'mean_reward', setup }] },
      reason: /BANDIT-001 already answered this/,
    },
    {
      rule: 'run with another config',
      facts: { ...result, runs: [{ ...run, config: { ...run.config, epsilon: 0.2 } }] },
      reason: /ran with `epsilon` = 0\.2, the plan says 0\.1/,
    },
    {
      rule: 'run with another seed',
      facts: { ...result, runs: [{ ...run, argv: ['python3', 'run.py', 'c', '--seed=12'] }] },
      reason: /not the planned command/,
    },
  ],
}
