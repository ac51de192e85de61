import type { DiffInBoundsFacts } from '../diff-in-bounds.gate.ts'
import type { Fixtures } from './fixture.ts'

const file = { path: 'bandits/start.py', from: null, status: 'added' as const, added: 20, removed: 0 }
const good: DiffInBoundsFacts = {
  track: 'full',
  files: [file],
  writesOutside: [],
  protectedPaths: ['bandits/evaluate.py', '.ci/', 'hooks/**', 'results/**'],
  ownPaths: ['results/BANDIT-002/'],
  allowance: { paths: null, files: null, lines: null },
  commands: [{ name: 'lint', exit: 0, tail: '' }],
}
const touching = (path: string, from: string | null = null): DiffInBoundsFacts => ({
  ...good,
  files: [{ ...file, path, from }],
})
const config = { ...good, track: 'config', allowance: { paths: ['configs/**'], files: 2, lines: 10 } }

export const diffInBounds: Fixtures<DiffInBoundsFacts> = {
  good: [
    { rule: 'new code in its place', facts: good },
    { rule: 'own results', facts: touching('results/BANDIT-002/notes.md') },
  ],
  bad: [
    {
      rule: 'write outside the worktree',
      facts: { ...good, writesOutside: ['/home/ada/.bashrc'] },
      reason: /written outside the worktree/,
    },
    { rule: 'path that leads out', facts: touching('../other/x.py'), reason: /leads out of the worktree/ },
    {
      rule: 'evaluation code touched',
      facts: touching('bandits/evaluate.py'),
      reason: /evaluate\.py is protected/,
    },
    { rule: 'CI touched', facts: touching('.ci/run'), reason: /\.ci\/run is protected/ },
    {
      rule: 'hooks touched',
      facts: touching('hooks/result/check'),
      reason: /hooks\/result\/check is protected/,
    },
    {
      rule: "other experiment's results touched",
      facts: touching('results/BANDIT-001/result.json'),
      reason: /is protected/,
    },
    {
      rule: 'protected file renamed away',
      facts: touching('bandits/score.py', 'bandits/evaluate.py'),
      reason: /evaluate\.py is protected/,
    },
    {
      rule: 'path outside the allowance of the track',
      facts: config,
      reason: /track `config` does not allow changes to bandits/,
    },
    {
      rule: 'more lines than the track allows',
      facts: config,
      reason: /changes 20 lines, the track `config` allows 10/,
    },
    {
      rule: 'lint or build fails',
      facts: { ...good, commands: [{ name: 'lint', exit: 1, tail: 'unused import' }] },
      reason: /lint command ended with 1/,
    },
  ],
}
