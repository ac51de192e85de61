import { BUDGET_LEVELS, type BudgetFacts } from '../budget.gate.ts'
import type { Fixtures } from './fixture.ts'

const good: BudgetFacts = {
  phase: 'approval',
  caps: [{ scope: 'experiment', capUsd: 10, spentUsd: 1 }],
  nextUsd: 4,
  acceptedBy: null,
  levels: BUDGET_LEVELS,
}
const strict = { warn: 0.4, stopNew: 0.5, stopRunning: 1 }
const spent = (spentUsd: number, phase: BudgetFacts['phase']): BudgetFacts => ({
  ...good,
  phase,
  caps: [{ scope: 'experiment', capUsd: 10, spentUsd }],
  nextUsd: 0,
})

export const budget: Fixtures<BudgetFacts> = {
  good: [
    { rule: 'within the cap', facts: good },
    { rule: 'warns at 80 %', facts: spent(8, 'turn') },
    { rule: 'new work goes on at 90 %', facts: spent(9, 'turn') },
    { rule: 'running work goes on at 110 %', facts: spent(11, 'running') },
    { rule: 'over the cap, accepted by a person', facts: { ...good, nextUsd: 40, acceptedBy: 'ada' } },
  ],
  bad: [
    {
      rule: 'forecast over the cap',
      facts: { ...good, nextUsd: 12 },
      reason: /next \$12 would go over the cap/,
    },
    { rule: 'new work stops at 100 %', facts: spent(10, 'start'), reason: /no new work starts/ },
    {
      rule: 'new work stops at the share that is configured',
      facts: { ...spent(5, 'start'), levels: strict },
      reason: /no new work starts/,
    },
    {
      rule: 'a forecast over the share that is configured',
      facts: { ...good, levels: strict, nextUsd: 4.5 },
      reason: /would go over/,
    },
    {
      rule: 'running work stops at the share that is configured',
      facts: { ...spent(10, 'running'), levels: strict },
      reason: /over 100 %: running work stops/,
    },
    { rule: 'every turn stops at 100 %', facts: spent(10, 'turn'), reason: /no new work starts/ },
    { rule: 'running work stops at 120 %', facts: spent(12, 'running'), reason: /running work stops/ },
  ],
}
