import type { FindingsAnsweredFacts } from '../findings-answered.gate.ts'
import type { Fixtures } from './fixture.ts'

const ties = {
  name: 'tie-breaking',
  by: 'critic-methodology',
  severity: 'must-fix' as const,
  text: 'say how ties are broken',
  answer: 'addressed' as const,
  how: 'protocol, step 2: by the lowest index',
}
const style = {
  name: 'critic-statistics-1/wording',
  by: 'critic-statistics',
  severity: 'minor' as const,
  text: 'the word "proves" is too strong',
  answer: 'pushed-back' as const,
  how: 'it is a quotation of the issue',
}
const good: FindingsAnsweredFacts = { author: 'planner', findings: [ties, style] }

export const findingsAnswered: Fixtures<FindingsAnsweredFacts> = {
  good: [
    { rule: 'each answered', facts: good },
    { rule: 'a first round, without findings', facts: { author: 'planner', findings: [] } },
  ],
  bad: [
    {
      rule: 'a finding without an answer',
      facts: { ...good, findings: [{ ...ties, answer: null, how: null }, style] },
      reason: /`tie-breaking` \[must-fix, critic-methodology\] has no answer: say how ties are broken/,
    },
    {
      rule: 'a small one left out',
      facts: { ...good, findings: [ties, { ...style, answer: null, how: null }] },
      reason: /`critic-statistics-1\/wording` \[minor, critic-statistics\] has no answer/,
    },
    {
      rule: 'an answer that says nothing',
      facts: { ...good, findings: [{ ...ties, how: 'Noted.' }] },
      reason: /says nothing/,
    },
  ],
}
