import type { TestsPassFacts } from '../tests-pass.gate.ts'
import { A_COMMIT, type Fixtures } from './fixture.ts'

const suite = {
  command: ['python3', '-m', 'unittest'],
  exit: 0,
  passed: 6,
  failed: 0,
  skipped: 0,
  tail: 'OK',
}
const smoke = {
  run: 'BANDIT-002.neutral.s99.1',
  exit: 0,
  reason: '',
  outputs: [{ path: 'result.json', bytes: 120, minimumBytes: 2 }],
  metrics: ['mean_reward'],
  uploads: 'verified' as const,
}
const good: TestsPassFacts = { commit: A_COMMIT, suite, testsBefore: 4, smoke, primaryMetric: 'mean_reward' }

export const testsPass: Fixtures<TestsPassFacts> = {
  good: [{ rule: 'tests and smoke run pass', facts: good }],
  bad: [
    {
      rule: 'test command fails',
      facts: { ...good, suite: { ...suite, exit: 1, failed: 1 } },
      reason: /unittest` ended with 1/,
    },
    {
      rule: 'no test executed',
      facts: { ...good, suite: { ...suite, passed: 0, skipped: 6 } },
      reason: /executed no test/,
    },
    { rule: 'test command did not run', facts: { ...good, suite: null }, reason: /test command did not run/ },
    {
      rule: 'tests removed',
      facts: { ...good, suite: { ...suite, passed: 2 } },
      reason: /only 2 tests ran, 4 did before/,
    },
    {
      rule: 'smoke run fails',
      facts: { ...good, smoke: { ...smoke, exit: 2, reason: 'no such flag' } },
      reason: /smoke run ended with 2: no such flag/,
    },
    { rule: 'smoke run did not happen', facts: { ...good, smoke: null }, reason: /smoke run did not happen/ },
    {
      rule: 'smoke run without the metric',
      facts: { ...good, smoke: { ...smoke, metrics: [] } },
      reason: /did not report the primary metric/,
    },
    {
      rule: 'smoke run without an output',
      facts: {
        ...good,
        smoke: { ...smoke, outputs: [{ path: 'result.json', bytes: null, minimumBytes: 2 }] },
      },
      reason: /did not write result\.json/,
    },
    {
      rule: 'smoke uploads fail',
      facts: { ...good, smoke: { ...smoke, uploads: 'failed' } },
      reason: /could not be stored/,
    },
  ],
}
