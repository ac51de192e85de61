import type { SecretsFacts } from '../secrets.gate.ts'
import { A_COMMIT, A_HASH, type Fixtures } from './fixture.ts'

const value = 'correct-horse-battery-staple'
/** Put together here, so that the shape of a token stands in no file. */
const token = ['gh', 'p_', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
const live = [{ name: 'TRACKER_TOKEN', value }]
const outbound = (text: string): SecretsFacts => ({ outbound: [{ where: 'comment', text }], live })

export const secrets: Fixtures<SecretsFacts> = {
  good: [
    {
      rule: 'hashes and names only',
      facts: outbound(`commit ${A_COMMIT}, sha256 ${A_HASH}, uses TRACKER_TOKEN`),
    },
  ],
  bad: [
    {
      rule: 'live secret',
      facts: outbound(`sent with ${value}`),
      reason: /holds the live secret TRACKER_TOKEN/,
    },
    {
      rule: 'known pattern',
      facts: outbound(`use ${token}`),
      reason: /looks like a secret \(github-token\)/,
    },
    {
      rule: 'encoded live secret',
      facts: outbound(Buffer.from(`x${value}`).toString('base64')),
      reason: /TRACKER_TOKEN, (?:encoded|split)|TRACKER_TOKEN/,
    },
    {
      rule: 'encoded pattern',
      facts: outbound(Buffer.from(token).toString('base64')),
      reason: /\(github-token\), encoded/,
    },
    {
      rule: 'split live secret',
      facts: outbound('"correct-horse-" +\n  "battery-staple"'),
      reason: /TRACKER_TOKEN, split/,
    },
    {
      rule: 'split pattern',
      facts: outbound(`${token.slice(0, 12)}\n${token.slice(12)}`),
      reason: /\(github-token\), split/,
    },
  ],
}
