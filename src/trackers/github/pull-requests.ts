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
  const known = await ofBranch(desk, request, signal)
  if (known !== null) return toPullRequest(desk, known)
  const { branch, base, title, body, issue } = request
  const text = withMark(`${body.trim()}\n\nFor ${issue}.`, { kind: 'pull', key: branch })
  try {
    const data = await desk.client.ask(`pull request of ${branch}`, signal, (octokit, sending) =>
      octokit.rest.pulls.create({ ...sending, head: branch, base, title, body: text, draft: true }),
    )
    return toPullRequest(desk, Pull.parse(data))
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

async function ready(desk: Desk, ref: string, signal: AbortSignal): Promise<void> {
  const pull = await pullOf(desk, ref, signal)
  if (pull.draft !== true || pull.state !== 'open') return
  await desk.client.ask(`pull request ${ref}`, signal, async (octokit, { request }) => ({
    ...ANSWERED,
    data: await octokit.graphql(MARK_READY, { id: pull.node_id, request }),
  }))
}

const ANSWERED = { status: 200, headers: {} }

async function merge(
  desk: Desk,
  { ref, expectedHead, title }: Parameters<PullRequests['merge']>[0],
  signal: AbortSignal,
): Promise<{ readonly commit: string }> {
  const before = await pullOf(desk, ref, signal)
  const merged = mergedAs(before)
  if (merged !== null) return { commit: merged }
  if (before.head.sha !== expectedHead) throw otherHead(ref, expectedHead, before.head.sha)
  try {
    const data = await desk.client.ask(`pull request ${ref}`, signal, (octokit, sending) =>
      octokit.rest.pulls.merge({
        ...sending,
        pull_number: before.number,
        sha: expectedHead,
        commit_title: title,
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
  if (merged !== null) return { commit: merged }
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

/** As checks, which GitHub takes from apps alone; of a token as commit statuses, which look nearly the same. */
async function check(desk: Desk, { commit, checks }: Checking, signal: AbortSignal): Promise<void> {
  const known = await statusesOf(desk, commit, signal)
  for (const one of checks) {
    const wanted = { context: `hooke/${one.name}`, state: STATES[one.verdict], description: shortened(one) }
    const before = known.get(wanted.context)
    if (before?.state === wanted.state && before.description === wanted.description) continue
    await desk.client.ask(`gates of ${commit.slice(0, 12)}`, signal, (octokit, sending) =>
      octokit.rest.repos.createCommitStatus({ ...sending, sha: commit, ...wanted }),
    )
  }
}

const STATES = { pass: 'success', refuse: 'failure', skipped: 'success', pending: 'pending' } as const

/** GitHub shows 140 characters. */
function shortened({ verdict, summary }: Check): string {
  const text = `${verdict === 'skipped' ? 'skipped: ' : ''}${summary}`.replace(/\s+/g, ' ').trim()
  return text.length <= 140 ? text : `${text.slice(0, 139)}…`
}

async function statusesOf(
  desk: Desk,
  commit: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, { state: string; description: string }>> {
  const data = await desk.client.ask(`gates of ${commit.slice(0, 12)}`, signal, (octokit, sending) =>
    octokit.rest.repos.getCombinedStatusForRef({ ...sending, ref: commit, per_page: 100 }),
  )
  return new Map(
    data.statuses.map(({ context, state, description }) => [
      context,
      { state, description: description ?? '' },
    ]),
  )
}

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof HookeError && statusOf(error.cause) === status
