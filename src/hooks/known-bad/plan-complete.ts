import { JsonRecord } from '../../domain/plan.ts'
import type { PlanCompleteFacts } from '../plan-complete.gate.ts'
import type { Fixtures } from './fixture.ts'
import { aPlan } from './plan.ts'

const good: PlanCompleteFacts = {
  plan: JsonRecord.parse(aPlan),
  study: { minimumSeeds: 3, remainingUsd: 20 },
  computes: ['local', 'cluster'],
  testedAxes: ['epsilon'],
}
const withPlan = (changes: PlanCompleteFacts['plan']): PlanCompleteFacts => ({
  ...good,
  plan: { ...good.plan, ...changes },
})
const { hypothesis: _dropped, ...withoutHypothesis } = aPlan

export const planComplete: Fixtures<PlanCompleteFacts> = {
  good: [
    { rule: 'a complete plan', facts: good },
    {
      rule: 'over the budget and saying why',
      facts: withPlan({
        forecast: { minutes: 1, gpuHours: 0, usd: 9 },
        budget: { capUsd: 5, overCapBecause: 'ada granted it' },
      }),
    },
  ],
  bad: [
    {
      rule: 'missing field',
      facts: { ...good, plan: JsonRecord.parse(withoutHypothesis) },
      reason: /`hypothesis` is missing/,
    },
    {
      rule: 'placeholder text',
      facts: withPlan({ evaluation: 'TBD' }),
      reason: /`evaluation` is a placeholder/,
    },
    {
      rule: 'metric without direction',
      facts: withPlan({
        metrics: { primary: { name: 'mean_reward', label: 'reward', unit: '' }, secondary: [] },
      }),
      reason: /metrics\.primary\.direction` is missing/,
    },
    {
      rule: 'no baseline',
      facts: withPlan({ conditions: aPlan.conditions.map((each) => ({ ...each, baseline: false })) }),
      reason: /0 baseline conditions/,
    },
    {
      rule: 'too few seeds',
      facts: withPlan({ seeds: [1, 2] }),
      reason: /2 seeds per condition are planned, at least 3/,
    },
    {
      rule: 'unknown placeholder',
      facts: withPlan({ command: 'python3 run.py ${config} ${gpu}' }),
      reason: /unknown placeholder \$\{gpu\}/,
    },
    {
      rule: 'command blind to the seed',
      facts: withPlan({ command: 'python3 run.py' }),
      reason: /same for every seed/,
    },
    {
      rule: 'over the budget without saying so',
      facts: withPlan({ forecast: { minutes: 1, gpuHours: 0, usd: 9 } }),
      reason: /forecast of \$9 is over the budget of \$5/,
    },
    {
      rule: 'unknown compute',
      facts: withPlan(JsonRecord.parse({ compute: { ...aPlan.compute, driver: 'clutser' } })),
      reason: /the compute "clutser" is not configured: name one of local, cluster/,
    },
    {
      rule: 'interaction before single axes',
      facts: withPlan({
        axis: { key: 'initial_value', label: 'start', interactionOf: ['epsilon', 'initial_value'] },
      }),
      reason: /approved result on `initial_value` alone first/,
    },
  ],
}
