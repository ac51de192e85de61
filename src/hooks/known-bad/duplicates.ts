import type { DuplicatesFacts } from '../duplicates.gate.ts'
import type { Fixtures } from './fixture.ts'

const clone = {
  id: 'clone-1',
  kind: 'exact' as const,
  file: 'bandits/start.py',
  lines: { from: 3, to: 32 },
  otherFile: 'bandits/greedy.py',
  otherLines: { from: 10, to: 39 },
  tokens: 180,
  head: 'def choose(values):',
}
const good: DuplicatesFacts = {
  clones: [],
  changedFiles: ['bandits/start.py'],
  readFiles: ['bandits/start.py'],
  comparedWith: 8,
  answers: [],
}

export const duplicates: Fixtures<DuplicatesFacts> = {
  good: [
    { rule: 'no clone', facts: good },
    {
      rule: 'answered',
      facts: {
        ...good,
        clones: [clone],
        answers: [{ clone: 'clone-1', how: 'measurement code stays apart' }],
      },
    },
  ],
  bad: [
    {
      rule: 'code that exists elsewhere',
      facts: { ...good, clones: [clone] },
      reason: /start\.py:3-32 repeats bandits\/greedy\.py:10-39/,
    },
    {
      rule: 'empty answer',
      facts: { ...good, clones: [clone], answers: [{ clone: 'clone-1', how: ' ' }] },
      reason: /reuse that code/,
    },
    { rule: 'changed file not compared', facts: { ...good, readFiles: [] }, reason: /could not be compared/ },
  ],
}
