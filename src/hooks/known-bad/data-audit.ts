import type { DataAuditFacts } from '../data-audit.gate.ts'
import { A_HASH, type Fixtures, OTHER_HASH } from './fixture.ts'

const arms = { name: 'arms', path: 'data/arms.csv', rows: 200, sha256: A_HASH, split: 'train' as const }
const held = { name: 'held', path: 'data/held.csv', rows: 2, sha256: OTHER_HASH, split: 'eval' as const }
const foundArms = {
  name: 'arms',
  rows: 200,
  sha256: A_HASH,
  split: 'train' as const,
  firstRows: ['a', 'b', 'c'],
  error: null,
}
const foundHeld = {
  name: 'held',
  rows: 2,
  sha256: OTHER_HASH,
  split: 'eval' as const,
  firstRows: ['x', 'y'],
  error: null,
}
const good: DataAuditFacts = {
  planned: [arms, held],
  found: [foundArms, foundHeld],
  overlaps: [{ train: 'arms', evaluation: 'held', rows: 0 }],
}
const withArms = (changes: Partial<DataAuditFacts['found'][number]>): DataAuditFacts => ({
  ...good,
  found: [{ ...foundArms, ...changes }, foundHeld],
})

export const dataAudit: Fixtures<DataAuditFacts> = {
  good: [
    { rule: 'data as planned', facts: good },
    { rule: 'no data', facts: { planned: [], found: [], overlaps: [] } },
  ],
  bad: [
    {
      rule: 'row count differs',
      facts: withArms({ rows: 199 }),
      reason: /arms has 199 rows, planned are 200/,
    },
    { rule: 'hash differs', facts: withArms({ sha256: OTHER_HASH }), reason: /arms has the hash/ },
    { rule: 'split differs', facts: withArms({ split: 'eval' }), reason: /arms is eval, planned as train/ },
    {
      rule: 'train and eval overlap',
      facts: { ...good, overlaps: [{ train: 'arms', evaluation: 'held', rows: 1 }] },
      reason: /1 rows of held are also in arms/,
    },
    {
      rule: 'overlap not counted',
      facts: { ...good, overlaps: [] },
      reason: /overlap of arms with held was not counted/,
    },
    {
      rule: 'first rows not recorded',
      facts: withArms({ firstRows: ['a'] }),
      reason: /first 3 rows of the data arms are not recorded/,
    },
    { rule: 'unreadable', facts: withArms({ error: 'ENOENT' }), reason: /arms cannot be read: ENOENT/ },
    { rule: 'not looked at', facts: { ...good, found: [foundHeld] }, reason: /arms was not looked at/ },
  ],
}
