import type { ReproducibilityFacts } from '../reproducibility.gate.ts'
import { CARD_SECTIONS } from '../reproducibility-card.ts'
import { A_COMMIT, A_HASH, type Fixtures, OTHER_COMMIT, OTHER_HASH } from './fixture.ts'

type Run = ReproducibilityFacts['runs'][number]

const run: Run = {
  run: 'BANDIT-002.neutral.s11.1',
  condition: 'neutral',
  seed: 11,
  commit: A_COMMIT,
  branch: 'hooke/BANDIT-002',
  diffSha256: A_HASH,
  diffSeen: A_HASH,
  environmentHash: A_HASH,
  environmentSeen: A_HASH,
  lock: A_HASH,
  hardware: 'node-1, 8 cores',
  argv: ['python3', 'run.py', '/runs/1/config.json', '11'],
  configHash: A_HASH,
  data: [{ name: 'arms', sha256: A_HASH }],
  used: [{ name: 'data/arms.csv', sha256: A_HASH, seen: A_HASH }],
  created: [{ name: 'BANDIT-002.neutral.s11.1/result.json', sha256: A_HASH, seen: A_HASH }],
}
const card = CARD_SECTIONS.map((section) => ({ section, row: 'what', value: 'written out', fact: null }))
const good: ReproducibilityFacts = {
  sealed: { hash: A_HASH, seen: A_HASH, at: 1_000, by: 'ada', isApproved: true },
  firstRunAt: 2_000,
  expected: {
    cells: [{ condition: 'neutral', seed: 11, configHash: A_HASH }],
    branch: 'hooke/BANDIT-002',
    commits: [A_COMMIT],
    command: ['python3', 'run.py', '${config}', '${seed}'],
    data: [{ name: 'arms', sha256: A_HASH }],
    outputs: ['result.json'],
  },
  runs: [run],
  card,
}
const withRun = (changes: Partial<Run>): ReproducibilityFacts => ({ ...good, runs: [{ ...run, ...changes }] })
const withRow = (value: string, fact: string | null = null): ReproducibilityFacts => ({
  ...good,
  card: [...card, { section: 'Training', row: 'precision', value, fact }],
})
const absent = (rule: string, changes: Partial<Run>) => ({
  rule: `${rule} missing`,
  facts: withRun(changes),
  reason: new RegExp(`has no ${rule}`),
})

export const reproducibility: Fixtures<ReproducibilityFacts> = {
  good: [
    { rule: 'everything stored', facts: good },
    { rule: 'a card row equal to its fact', facts: withRow('bf16', 'bf16') },
  ],
  bad: [
    absent('commit', { commit: null }),
    absent('branch', { branch: '' }),
    absent('diff', { diffSha256: null }),
    absent('environment lock', { lock: null }),
    absent('environment snapshot', { environmentHash: null }),
    absent('hardware', { hardware: null }),
    absent('command', { argv: [] }),
    absent('seed', { seed: null }),
    absent('resolved config', { configHash: null }),
    absent('list of artifacts used', { used: null }),
    absent('artifact created', { created: [] }),
    {
      rule: 'data hash missing',
      facts: withRun({ data: [] }),
      reason: /hash of the data arms is not stored/,
    },
    {
      rule: 'data hash altered',
      facts: withRun({ data: [{ name: 'arms', sha256: OTHER_HASH }] }),
      reason: /data arms had the hash/,
    },
    {
      rule: 'run missing',
      facts: { ...good, runs: [] },
      reason: /no run is stored for neutral with the seed 11/,
    },
    {
      rule: 'commit altered',
      facts: withRun({ commit: OTHER_COMMIT }),
      reason: /is not on hooke\/BANDIT-002/,
    },
    { rule: 'branch altered', facts: withRun({ branch: 'main' }), reason: /the branch is main/ },
    { rule: 'diff altered', facts: withRun({ diffSha256: OTHER_HASH }), reason: /diff hash is not that/ },
    {
      rule: 'environment altered',
      facts: withRun({ environmentHash: OTHER_HASH }),
      reason: /environment snapshot was changed/,
    },
    {
      rule: 'config altered',
      facts: withRun({ configHash: OTHER_HASH }),
      reason: /resolved config is not the plan’s/,
    },
    {
      rule: 'command altered',
      facts: withRun({ argv: ['python3', 'run.py', 'c', '12'] }),
      reason: /command is not the planned one/,
    },
    { rule: 'seed altered', facts: withRun({ seed: 12 }), reason: /seed 12 of neutral is not in the plan/ },
    {
      rule: 'artifact altered',
      facts: withRun({ created: [{ name: 'result.json', sha256: A_HASH, seen: OTHER_HASH }] }),
      reason: /another hash in the store/,
    },
    {
      rule: 'output not among the artifacts',
      facts: withRun({ created: [{ name: 'x.log', sha256: A_HASH, seen: A_HASH }] }),
      reason: /output result\.json is not among/,
    },
    {
      rule: 'approval of the plan missing',
      facts: { ...good, sealed: { hash: A_HASH, seen: A_HASH, at: 1_000, by: 'ada', isApproved: false } },
      reason: /no approval of .* by ada is stored/,
    },
    { rule: 'plan not sealed', facts: { ...good, sealed: null }, reason: /plan is not sealed/ },
    {
      rule: 'plan changed after the seal',
      facts: { ...good, sealed: { hash: A_HASH, seen: OTHER_HASH, at: 1, by: 'ada', isApproved: true } },
      reason: /changed after the seal/,
    },
    { rule: 'run before the seal', facts: { ...good, firstRunAt: 10 }, reason: /before the plan was sealed/ },
    { rule: 'empty card row', facts: withRow(' '), reason: /Training: precision" is empty/ },
    { rule: 'TBD in a card row', facts: withRow('TBD'), reason: /is a placeholder/ },
    { rule: 'template mark in a card row', facts: withRow('{{ precision }}'), reason: /template mark/ },
    { rule: '"see config" in a card row', facts: withRow('see config'), reason: /points elsewhere/ },
    { rule: '"default" alone in a card row', facts: withRow('default'), reason: /says only "default"/ },
    {
      rule: 'card row against a fact',
      facts: withRow('fp32', 'bf16'),
      reason: /says "fp32", observed was "bf16"/,
    },
    { rule: 'card section missing', facts: { ...good, card: card.slice(1) }, reason: /no section Code/ },
  ],
}
