import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { withMark } from '../shared/marks.ts'
import type { Check, PullRequest, PullRequests } from '../pull-requests.ts'
import type { Desk } from './desk.ts'
import { numberFor } from './desk.ts'
import { statusOf } from './errors.ts'
import { refTo } from './refs.ts'

const Pull = z.object({
  number: z.number(),
  node_id: z.string(),
  html_url: z.string(),
  draft: z.boolean().optional(),
  state: z.string(),
  merged: z.boolean().optional(),
  merged_at: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ ref: z.string(), sha: z.string() }),
})
type Pull = z.infer<typeof Pull>
type Opening = Parameters<PullRequests['open']>[0]
type Merging = Parameters<PullRequests['merge']>[0]

/** Pull requests of the repository (T-7). Numbers are shared with issues: `owner/repo#13`. */
export function createPullRequests(desk: Desk): PullRequests {
  return {
    open: (request, signal) => open(desk, request, signal),
    check: (request, signal) => check(desk, request, signal),
    ready: (ref, signal) => ready(desk, ref, signal),
    read: async (ref, signal) => toPullRequest(desk, await pullOf(desk, ref, signal)),
    merge: (request, signal) => merge(desk, request, signal),
  }
}

function toPullRequest({ place }: Desk, pull: Pull): PullRequest {
  const isMerged = pull.merged === true || (pull.merged_at ?? null) !== null
  return {
    ref: refTo(place, pull.number),
    url: pull.html_url,
    draft: pull.draft ?? false,
    state: isMerged ? 'merged' : pull.state === 'open' ? 'open' : 'closed',
    head: pull.head.sha,
  }
}

/** GitHub allows one open pull request of a branch: a second one is refused, and then the first is found. */
async function open(desk: Desk, request: Opening, signal: AbortSignal): Promise<PullRequest> {
  const { branch, base, title, body, issue } = request
  const text = withMark(`${body.trim()}\n\nFor ${issue}.`, { kind: 'pull', key: branch })
  try {
    const data = await desk.client.ask(`pull request of ${branch}`, signal, (octokit, sending) =>
      octokit.rest.pulls.create({ ...sending, head: branch, base, title, body: text, draft: true }),
    )
    const pull = Pull.parse(data)
    desk.made.set(`pull ${refTo(desk.place, pull.number)}`, pull.node_id)
    return toPullRequest(desk, pull)
  } catch (error) {
    const made = isStatus(error, 422) ? await ofBranch(desk, request, signal) : null
    if (made === null) throw error
    return toPullRequest(desk, made)
  }
}

/** The open one, else the newest that was merged or closed: that one is not opened again. */
async function ofBranch(
  desk: Desk,
  { branch, base }: Pick<Opening, 'branch' | 'base'>,
  signal: AbortSignal,
): Promise<Pull | null> {
  const rows = await desk.client.ask(`pull requests of ${branch}`, signal, (octokit, sending) =>
    octokit.rest.pulls.list({ ...sending, head: `${sending.owner}:${branch}`, base, state: 'all' }),
  )
  const pulls = rows.map((row) => Pull.parse(row)).filter(({ head }) => head.ref === branch)
  return pulls.find(({ state }) => state === 'open') ?? pulls[0] ?? null
}

async function pullOf(desk: Desk, ref: string, signal: AbortSignal): Promise<Pull> {
  const number = numberFor(desk, ref)
  const data = await desk.client.ask(`pull request ${ref}`, signal, (octokit, sending) =>
    octokit.rest.pulls.get({ ...sending, pull_number: number }),
  )
  return Pull.parse(data)
}

/** REST cannot do this; GraphQL can. */
const MARK_READY =
  'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft } } }'

/** One that this process opened is a draft as far as anybody knows; of any other it is asked first. */
async function ready(desk: Desk, ref: string, signal: AbortSignal): Promise<void> {
  const opened = desk.made.get(`pull ${ref}`)
  if (opened !== undefined && (await becomesReady(desk, { ref, id: opened }, signal))) return
  const pull = await pullOf(desk, ref, signal)
  if (pull.draft !== true || pull.state !== 'open') return
  await markReady(desk, { ref, id: pull.node_id }, signal)
}

/** False when GitHub refused: a person may have made it ready, merged or closed it. */
async function becomesReady(
  desk: Desk,
  pull: { ref: string; id: string },
  signal: AbortSignal,
): Promise<boolean> {
  desk.made.delete(`pull ${pull.ref}`)
  try {
    await markReady(desk, pull, signal)
    return true
  } catch (error) {
    if (error instanceof HookeError && error.code === 'tracker.refused') return false
    throw error
  }
}

async function markReady(
  desk: Desk,
  { ref, id }: { ref: string; id: string },
  signal: AbortSignal,
): Promise<void> {
  await desk.client.ask(`pull request ${ref}`, signal, async (octokit, { request }) => ({
    ...ANSWERED,
    data: await octokit.graphql(MARK_READY, { id, request }),
  }))
}

const ANSWERED = { status: 200, headers: {} }

/** GitHub compares the head itself; what it refuses is looked at, so that a merge whose answer was lost is found. */
async function merge(
  desk: Desk,
  { ref, expectedHead, title, message }: Merging,
  signal: AbortSignal,
): Promise<{ readonly commit: string }> {
  try {
    const data = await desk.client.ask(`pull request ${ref}`, signal, (octokit, sending) =>
      octokit.rest.pulls.merge({
        ...sending,
        pull_number: numberFor(desk, ref),
        sha: expectedHead,
        commit_title: title,
        commit_message: message,
        merge_method: 'merge',
      }),
    )
    return { commit: z.object({ sha: z.string() }).parse(data).sha }
  } catch (error) {
    return await afterRefusal(desk, { ref, expectedHead, error }, signal)
  }
}

/** A merge whose answer was lost is found; another head and everything that GitHub will not merge is a conflict. */
async function afterRefusal(
  desk: Desk,
  { ref, expectedHead, error }: { ref: string; expectedHead: string; error: unknown },
  signal: AbortSignal,
): Promise<{ readonly commit: string }> {
  if (![405, 409, 422].some((status) => isStatus(error, status))) throw error
  const now = await pullOf(desk, ref, signal)
  const merged = mergedAs(now)
  if (merged !== null && now.head.sha === expectedHead) return { commit: merged }
  if (now.head.sha !== expectedHead) throw otherHead(ref, expectedHead, now.head.sha)
  throw new HookeError('git.conflict', `GitHub does not merge ${ref}`, {
    found: error instanceof HookeError ? (error.found ?? error.message) : String(error),
    advice: 'look at its page for conflicts, drafts and required reviews',
    cause: error,
  })
}

function mergedAs(pull: Pull): string | null {
  const isMerged = pull.merged === true || (pull.merged_at ?? null) !== null
  return isMerged ? (pull.merge_commit_sha ?? pull.head.sha) : null
}

function otherHead(ref: string, expected: string, found: string): HookeError {
  return new HookeError('git.conflict', `the head of ${ref} is not the one that was approved`, {
    found: `${found.slice(0, 12)} instead of ${expected.slice(0, 12)}`,
    advice: 'somebody pushed to the branch: look at it, then approve again',
  })
}

type Checking = Parameters<PullRequests['check']>[0]

/**
 * As commit statuses, which GitHub takes from everybody (checks are for apps alone). One says it for all gates; besides,
 * each that refused has its own, and it passes with the gate. A status for every gate would be a request for each (F-8);
 * a newer one of the same name replaces the older one.
 */
async function check(desk: Desk, { commit, checks }: Checking, signal: AbortSignal): Promise<void> {
  const own = checks.filter(
    ({ name, verdict }) =>
      verdict === 'refuse' || verdict === 'pending' || desk.made.has(statusKey(commit, contextOf(name))),
  )
  for (const one of [inAll(checks), ...own.map(statusFor)]) {
    const said = JSON.stringify(one)
    if (desk.made.get(statusKey(commit, one.context)) === said) continue
    await desk.client.ask(`gates of ${commit.slice(0, 12)}`, signal, (octokit, sending) =>
      octokit.rest.repos.createCommitStatus({ ...sending, sha: commit, ...one }),
    )
    desk.made.set(statusKey(commit, one.context), said)
  }
}

const statusKey = (commit: string, context: string): string => `status ${commit} ${context}`

const STATES = { pass: 'success', refuse: 'failure', skipped: 'success', pending: 'pending' } as const
const contextOf = (name: string): string => `hooke/${name}`

interface NewStatus {
  readonly context: string
  readonly state: 'success' | 'failure' | 'pending'
  readonly description: string
}

function statusFor({ name, verdict, summary }: Check): NewStatus {
  const text = `${verdict === 'skipped' ? 'skipped: ' : ''}${summary}`
  return { context: contextOf(name), state: STATES[verdict], description: shortened(text) }
}

function inAll(checks: readonly Check[]): NewStatus {
  const named = (verdict: Check['verdict']): string =>
    checks.flatMap((one) => (one.verdict === verdict ? one.name : [])).join(', ')
  const [refused, pending, skipped] = [named('refuse'), named('pending'), named('skipped')]
  const passed = `${checks.filter(({ verdict }) => verdict === 'pass').length} of ${checks.length} gates passed`
  const rest = [
    ...(refused === '' ? [] : [`refused: ${refused}`]),
    ...(pending === '' ? [] : [`not yet: ${pending}`]),
    ...(skipped === '' ? [] : [`skipped: ${skipped}`]),
  ]
  return {
    context: contextOf('gates'),
    state: refused === '' ? (pending === '' ? 'success' : 'pending') : 'failure',
    description: shortened([passed, ...rest].join('; ')),
  }
}

/** GitHub shows 140 characters. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 140 ? line : `${line.slice(0, 139)}…`
}

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof HookeError && statusOf(error.cause) === status
