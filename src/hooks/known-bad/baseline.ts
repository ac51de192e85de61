import type { BaselineFacts } from '../baseline.gate.ts'
import type { Fixtures } from './fixture.ts'

const plan = {
  at: 'plan' as const,
  current: { experiment: 'BANDIT-001', config: { epsilon: 0.1, steps: 500 } },
  planned: { epsilon: 0.1, steps: 500, initial_value: 0 },
  axisKeys: ['initial_value'],
  divergences: [],
}
const publish = {
  at: 'publish' as const,
  move: { from: 'BANDIT-001', to: 'BANDIT-002', by: 'ada' },
  weight: 'replicated' as const,
}

export const baseline: Fixtures<BaselineFacts> = {
  good: [
    { rule: 'compares with the baseline', facts: plan },
    { rule: 'the study has none yet', facts: { ...plan, current: null } },
    { rule: 'a person moves it on replicated evidence', facts: publish },
    { rule: 'the baseline stays', facts: { ...publish, move: null, weight: 'exploratory' } },
  ],
  bad: [
    {
      rule: 'not the current baseline',
      facts: { ...plan, planned: { epsilon: 0.2, steps: 500, initial_value: 0 } },
      reason: /not the study’s baseline BANDIT-001: `epsilon` is 0\.2/,
    },
    {
      rule: 'no baseline condition',
      facts: { ...plan, planned: null },
      reason: /no condition of the plan is the baseline/,
    },
    {
      rule: 'moved without a person',
      facts: { ...publish, move: { ...publish.move, by: null } },
      reason: /no person asked for it/,
    },
    {
      rule: 'moved without replicated evidence',
      facts: { ...publish, weight: 'exploratory' },
      reason: /on exploratory evidence/,
    },
  ],
}
