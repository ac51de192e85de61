import type { Finding } from '../../../src/domain/findings.ts'
import type { Critique, Implementation } from '../../../src/domain/outputs.ts'
import { acting, type Scripts, write } from '../scripted-agent.ts'
import { scaleDraft } from './draft.ts'
import { scalePlan } from './plan.ts'

export const RESCALE = `/** Times the scale. */
export const rescale = (value, factor) => value * factor
`

export const RESCALE_TEST = `import test from 'node:test'
import assert from 'node:assert/strict'
import { rescale } from '../src/rescale.js'

test('a doubled scale doubles', () => assert.equal(rescale(3, 2), 6))
`

export function aFinding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'too-few-seeds',
    severity: 'must-fix',
    text: 'three seeds are few',
    evidence: 'seeds: 1, 2, 3',
    where: 'seeds',
    needsPerson: false,
    ...given,
  }
}

export const approval: Critique = { verdict: 'approve', findings: [], simplestAlternative: 'none simpler' }

export function implementation(given: Partial<Implementation> = {}): Implementation {
  return {
    summary: 'the scale as a function',
    files: [{ path: 'src/rescale.js', why: 'the planned function' }],
    reuse: [{ searched: 'summarise', found: 'src/summarise.js', used: 'yes' }],
    adherence: [{ item: 'rescale', status: 'done', note: '' }],
    assumptions: [],
    checks: [],
    lookAt: [],
    answers: [],
    ...given,
  }
}

export const followUp = {
  title: 'Does a halved scale halve the score?',
  changedVariable: 'factor',
  hypothesis: 'A halved scale halves the score.',
  refutedBy: 'a score that is not about half',
  gpuHours: 0,
  usd: 0,
  ifWorks: 'the scale is linear below one',
  ifFails: 'look for rounding',
}

/** Every role of an uneventful experiment. */
export const uneventfulScripts: Scripts = {
  clarifier: () => ({
    questions: [],
    assumptions: ['the points stay as they are'],
    kind: 'experiment',
    track: 'full',
    related: [],
    brief: 'Compare a doubled scale with a plain one.',
  }),
  planner: () => ({ plan: scalePlan(), answers: [] }),
  'fact-checker': () => ({
    checks: [
      { assumption: 'points-are-numbers', verdict: 'confirmed', source: 'data/points.csv:2', note: '' },
    ],
  }),
  'critic-methodology': () => approval,
  'critic-statistics': () => approval,
  'critic-alternatives': () => approval,
  implementer: () => acting([write('src/rescale.js', RESCALE)], implementation()),
  'code-reviewer': () => ({ verdict: 'approve', findings: [] }),
  tester: () =>
    acting([write('test/rescale.test.js', RESCALE_TEST)], {
      summary: 'the scale is tested',
      tests: [{ path: 'test/rescale.test.js', proves: 'a doubled scale doubles' }],
      notTested: [],
    }),
  experimenter: () => ({
    diagnosis: 'nothing is wrong',
    evidence: 'the log',
    action: 'continue',
    because: 'it goes on by itself',
    fix: '',
  }),
  verifier: () => ({ items: [{ item: 'result.json', status: 'present', where: 'artifacts', note: '' }] }),
  analyzer: () => ({ draft: scaleDraft(), answers: [] }),
  auditor: () => ({ verdict: 'approve', findings: [], overclaims: [], unreportedDeviations: [] }),
  'follow-up-designer': () => ({ proposals: [followUp] }),
}
