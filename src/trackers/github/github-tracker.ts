import { createOnceAt } from '../../lib/create-once.ts'
import type { Tracker } from '../tracker.ts'
import { attachFile } from './attach.ts'
import { changesSince, type Remembered } from './changes.ts'
import { createGithubClient } from './client.ts'
import { listComments, postComment } from './comments.ts'
import { type Desk, numberFor } from './desk.ts'
import { createIssue, readIssue } from './issues.ts'
import { type GithubOptions, LISTING_LAG_MS, REQUEST_TIMEOUT_MS } from './options.ts'
import { createOwnAccount } from './own-account.ts'
import { allRefs, readPast } from './past.ts'
import { probe } from './probe.ts'
import { createPullRequests } from './pull-requests.ts'
import { refOf } from './refs.ts'
import { setUpRepository } from './set-up.ts'
import { showIssue } from './show.ts'
import { createStatusLabels } from './status-labels.ts'
import { createGithubWebhooks } from './webhooks.ts'

/** One repository of GitHub as a tracker (T-1): issues, labels, comments by marks, pull requests. */
export function createGithubTracker(options: GithubOptions): Tracker {
  const desk = deskOf(options)
  const { name, place } = desk
  const remembered: Remembered = new Map()
  return {
    name,
    kind: 'github',
    probe: (signal) => probe(desk, signal),
    refOf: (text) => refOf(place, text),
    read: (ref, signal) => readIssue(desk, ref, signal),
    comments: async (ref, since, signal) =>
      listComments(desk, { number: numberFor(desk, ref), since }, signal),
    changes: (cursor, signal) => changesSince(desk, { cursor, remembered }, signal),
    refs: (signal) => allRefs(desk, signal),
    create: (issue, signal) => createIssue(desk, issue, signal),
    comment: async (comment, signal) => postComment(desk, comment, signal),
    show: (shown, signal) => showIssue(desk, shown, signal),
    attach: (attachment, signal) => attachFile(desk, attachment, signal),
    webhooks: createGithubWebhooks({
      place,
      secrets: options.webhookSecrets ?? (() => []),
      ownId: () => desk.account.known()?.id,
    }),
    pullRequests: createPullRequests(desk),
    readPast: (wanted, signal) => readPast(desk, wanted, signal),
    setUp: (what, signal) => setUpRepository(desk, what, signal),
  }
}

function deskOf(options: GithubOptions): Desk {
  const { name, owner, repo, auth, clock, webUrl = 'https://github.com' } = options
  const client = createGithubClient(options)
  return {
    name,
    place: { owner, repo, webUrl },
    client,
    clock,
    labels: createStatusLabels(options.labels),
    once: createOnceAt({
      clock,
      requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
      listingLagMs: options.listingLagMs ?? LISTING_LAG_MS,
    }),
    account: createOwnAccount(client, auth),
    made: new Map(),
    issues: new Map(),
    nodes: new Map(),
    graphql: { notBefore: -Infinity, hasLabels: false },
    bodies: new Map(),
  }
}
