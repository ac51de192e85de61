import type { UploadsVerifiedFacts } from '../uploads-verified.gate.ts'
import { A_HASH, type Fixtures, OTHER_HASH } from './fixture.ts'

const artifact = { name: 'BANDIT-002.neutral.s11.1/result.json', store: 'local', bytes: 120, sha256: A_HASH }
const found = { ...artifact, exists: true }
const good: UploadsVerifiedFacts = { runs: 1, outputs: 1, declared: [artifact], found: [found] }

export const uploadsVerified: Fixtures<UploadsVerifiedFacts> = {
  good: [{ rule: 'read back from the store', facts: good }],
  bad: [
    {
      rule: 'artifact missing',
      facts: { ...good, found: [{ ...found, exists: false, bytes: null, sha256: null }] },
      reason: /is missing in local/,
    },
    { rule: 'artifact not looked up', facts: { ...good, found: [] }, reason: /is missing in local/ },
    {
      rule: 'size differs',
      facts: { ...good, found: [{ ...found, bytes: 119 }] },
      reason: /has 119 bytes in local/,
    },
    {
      rule: 'hash differs',
      facts: { ...good, found: [{ ...found, sha256: OTHER_HASH }] },
      reason: /has the hash/,
    },
    { rule: 'nothing declared', facts: { ...good, outputs: 0, declared: [] }, reason: /no artifact of them/ },
    { rule: 'only data declared', facts: { ...good, outputs: 0 }, reason: /no artifact of them/ },
  ],
}
