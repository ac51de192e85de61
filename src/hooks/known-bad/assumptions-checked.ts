import type { AssumptionsCheckedFacts } from '../assumptions-checked.gate.ts'
import type { Fixtures } from './fixture.ts'

const seeded = { id: 'seeded', text: 'the simulator is seeded' }
const check = { assumption: 'seeded', source: 'bandits/arms.py:12', acceptedBy: null }

export const assumptionsChecked: Fixtures<AssumptionsCheckedFacts> = {
  good: [
    {
      rule: 'confirmed with a source',
      facts: { assumptions: [seeded], checks: [{ ...check, verdict: 'confirmed' }] },
    },
    {
      rule: 'unverified, accepted by a person',
      facts: {
        assumptions: [seeded],
        checks: [{ ...check, verdict: 'unverified', source: '', acceptedBy: 'ada' }],
      },
    },
  ],
  bad: [
    {
      rule: 'not checked',
      facts: { assumptions: [seeded], checks: [] },
      reason: /`seeded` .* was not checked/,
    },
    {
      rule: 'no evidence',
      facts: { assumptions: [seeded], checks: [{ ...check, verdict: 'confirmed', source: '' }] },
      reason: /source is empty/,
    },
    {
      rule: 'unverified and not accepted',
      facts: { assumptions: [seeded], checks: [{ ...check, verdict: 'unverified' }] },
      reason: /unverified and nobody accepted/,
    },
    {
      rule: 'found wrong',
      facts: { assumptions: [seeded], checks: [{ ...check, verdict: 'wrong' }] },
      reason: /was found wrong/,
    },
  ],
}
