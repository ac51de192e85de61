import type { PublishedFacts } from '../published.gate.ts'
import { A_COMMIT, A_HASH, type Fixtures, OTHER_COMMIT } from './fixture.ts'

const tag = {
  name: 'hooke/BANDIT-002',
  commit: A_COMMIT,
  object: OTHER_COMMIT,
  message: `record ${A_HASH}`,
  onRemote: OTHER_COMMIT as string | false | null,
}
const issue = {
  ref: 'BANDIT-I1',
  tldr: 'An optimistic start earns more.',
  nextSteps: ['Try it on arms whose means drift.'],
  body: 'logbook: .agents/logbooks/bandits.md',
  status: 'done',
}
const logbook = { path: '.agents/logbooks/bandits.md', entry: 'BANDIT-002, issue BANDIT-I1' }
const good: PublishedFacts = {
  commit: A_COMMIT,
  recordHash: A_HASH,
  tag,
  merge: { wanted: true, commit: OTHER_COMMIT, onTarget: true },
  issue,
  expectedStatus: 'done',
  logbook,
  artifacts: [{ name: 'record', place: 'local', reachable: true }],
  deliveries: [{ what: 'the closing comment', queued: true }],
  followUps: [{ title: 'drifting arms', issue: 'BANDIT-I2' }],
}

export const published: Fixtures<PublishedFacts> = {
  good: [
    { rule: 'all out', facts: good },
    {
      rule: 'a study without a remote, branch kept',
      facts: {
        ...good,
        tag: { ...tag, onRemote: null },
        merge: { wanted: false, commit: null, onTarget: false },
      },
    },
  ],
  bad: [
    { rule: 'TL;DR missing', facts: { ...good, issue: { ...issue, tldr: '' } }, reason: /TL;DR is missing/ },
    {
      rule: 'next steps missing',
      facts: { ...good, issue: { ...issue, nextSteps: [] } },
      reason: /next steps are missing/,
    },
    { rule: 'no tag', facts: { ...good, tag: null }, reason: /has no tag/ },
    { rule: 'tag not pushed', facts: { ...good, tag: { ...tag, onRemote: false } }, reason: /is not pushed/ },
    {
      rule: 'tag on another commit',
      facts: { ...good, tag: { ...tag, commit: OTHER_COMMIT } },
      reason: /the approved commit is/,
    },
    {
      rule: 'tag without the record hash',
      facts: { ...good, tag: { ...tag, message: '' } },
      reason: /does not hold the record hash/,
    },
    {
      rule: 'issue does not link the logbook',
      facts: { ...good, issue: { ...issue, body: '' } },
      reason: /does not link to the logbook/,
    },
    {
      rule: 'logbook does not link the issue',
      facts: { ...good, logbook: { ...logbook, entry: 'issue BANDIT-I12' } },
      reason: /does not link to BANDIT-I1$/,
    },
    { rule: 'no logbook entry', facts: { ...good, logbook: null }, reason: /logbook has no entry/ },
    {
      rule: 'status not set',
      facts: { ...good, issue: { ...issue, status: 'open' } },
      reason: /status of BANDIT-I1 is "open"/,
    },
    {
      rule: 'merge not done',
      facts: { ...good, merge: { wanted: true, commit: null, onTarget: false } },
      reason: /merge is not on its target/,
    },
    {
      rule: 'artifact not reachable',
      facts: { ...good, artifacts: [{ name: 'record', place: 'local', reachable: false }] },
      reason: /cannot be reached at local/,
    },
    {
      rule: 'delivery not queued',
      facts: { ...good, deliveries: [{ what: 'the closing comment', queued: false }] },
      reason: /neither delivered nor queued/,
    },
    {
      rule: 'follow-up without an issue',
      facts: { ...good, followUps: [{ title: 'drifting arms', issue: null }] },
      reason: /has no issue/,
    },
  ],
}
