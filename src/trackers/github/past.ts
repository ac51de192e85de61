import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Past, PastComment, PastIssue, PastLabel, WantedPast } from '../past.ts'
import { type Desk, readingOf } from './desk.ts'
import { statusOf } from './errors.ts'
import { refTo } from './refs.ts'
import { CommentPayload, isOfIssue, IssuePayload, type Reading, toComment, toIssue } from './shapes.ts'

const PAGE = 100
/** Who may write to the repository; a bot that speaks there was let in by its owner. */
const TRUSTED: readonly string[] = ['OWNER', 'MEMBER', 'COLLABORATOR']

const Associated = z.object({ author_association: z.string().nullish() })
const Event = z.object({
  id: z.union([z.number(), z.bigint(), z.string()]).transform(String),
  event: z.string(),
  actor: z.object({ login: z.string() }).nullish(),
  created_at: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  label: z.object({ name: z.string() }).nullish(),
  issue: z.object({ number: z.number() }).nullish(),
})

/**
 * Comments and history of labels that are wanted, then the issues that have any: a list each for the whole repository, a
 * hundred rows a request. Nothing is written, and of a large repository only what is wanted is held.
 */
export async function readPast(desk: Desk, wanted: WantedPast, signal: AbortSignal): Promise<Past> {
  const reading = await readingOf(desk, signal)
  const comments = Map.groupBy(await commentsOf(desk, { wanted, reading }, signal), ({ issue }) => issue)
  const { labels, withoutLabels } = await labelsOf(desk, wanted, signal)
  const issues = new Map<number, PastIssue>()
  const others = new Set<number>()
  await eachIssue(desk, signal, (payload) => {
    const issue = toIssue(reading, payload)
    const past = {
      issue,
      parent: parentOf(desk, payload),
      comments: comments.get(issue.ref)?.map(({ comment }) => comment) ?? [],
      labels: labels.get(payload.number) ?? [],
    }
    const isWanted = past.comments.length + past.labels.length > 0 || issue.labels.some(wanted.label)
    if (isWanted) issues.set(payload.number, past)
    else others.add(payload.number)
  })
  const inOrder = [...issues].sort(([a], [b]) => a - b).map(([, past]) => past)
  return { withoutLabels, issues: inOrder, others: others.size }
}

/** All issues of the repository, without its pull requests. */
export async function allRefs(desk: Desk, signal: AbortSignal): Promise<readonly string[]> {
  const numbers = new Set<number>()
  await eachIssue(desk, signal, ({ number }) => void numbers.add(number))
  return [...numbers].sort((a, b) => a - b).map((number) => refTo(desk.place, number))
}

/** In the order they were made; one that moves from page to page is told twice. */
async function eachIssue(
  desk: Desk,
  signal: AbortSignal,
  take: (issue: IssuePayload) => void,
): Promise<void> {
  await eachPage(
    (page) =>
      desk.client.ask(aboutOf(desk, 'issues'), signal, (octokit, sending) =>
        octokit.rest.issues.listForRepo({
          ...{ ...sending, state: 'all', sort: 'created', direction: 'asc', per_page: PAGE, page },
        }),
      ),
    (row) => {
      const payload = IssuePayload.parse(row)
      if (payload.pull_request === undefined) take(payload)
    },
  )
}

interface Reader {
  readonly wanted: WantedPast
  readonly reading: Reading
}

async function commentsOf(
  desk: Desk,
  { wanted, reading }: Reader,
  signal: AbortSignal,
): Promise<readonly { issue: string; comment: PastComment }[]> {
  const found = new Map<string, { issue: string; comment: PastComment }>()
  await eachPage(
    (page) =>
      desk.client.ask(aboutOf(desk, 'comments'), signal, (octokit, sending) =>
        octokit.rest.issues.listCommentsForRepo({
          ...{ ...sending, sort: 'created', direction: 'asc', per_page: PAGE, page },
        }),
      ),
    (row) => {
      const payload = CommentPayload.parse(row)
      if (!isOfIssue(payload) || !wanted.comment(payload.body ?? '')) return
      const { id, issue, author, body, createdAt } = toComment(reading, payload)
      const association = Associated.parse(row).author_association ?? ''
      const isTrusted = author.isBot || TRUSTED.includes(association)
      const url = payload.html_url
      found.set(id, { issue, comment: { id, author, isTrusted, body, url, createdAt } })
    },
  )
  return [...found.values()]
}

interface Labels {
  readonly labels: ReadonlyMap<number, readonly PastLabel[]>
  readonly withoutLabels: string | null
}

/** Newest first at GitHub. Of a large repository the oldest are not to be had: then the labels of today must do. */
async function labelsOf(desk: Desk, wanted: WantedPast, signal: AbortSignal): Promise<Labels> {
  const found = new Map<string, PastLabel & { readonly number: number }>()
  const take = (row: unknown): void => {
    const { id, event, actor, label, issue, created_at: at } = Event.parse(row)
    if (!label || !issue || (event !== 'labeled' && event !== 'unlabeled') || !wanted.label(label.name))
      return
    const isOn = event === 'labeled'
    found.set(id, { id, label: label.name, isOn, by: actor?.login ?? 'ghost', at, number: issue.number })
  }
  const withoutLabels = await untilRefused(() =>
    eachPage(
      (page) =>
        desk.client.ask(aboutOf(desk, 'history of labels'), signal, (octokit, sending) =>
          octokit.rest.issues.listEventsForRepo({ ...sending, per_page: PAGE, page }),
        ),
      take,
    ),
  )
  const oldestFirst = [...found.values()].reverse()
  return { labels: Map.groupBy(oldestFirst, ({ number }) => number), withoutLabels }
}

async function untilRefused(read: () => Promise<void>): Promise<string | null> {
  try {
    await read()
    return null
  } catch (error) {
    const isRefused = error instanceof HookeError && [403, 404, 410, 422].includes(statusOf(error.cause) ?? 0)
    if (!isRefused || error.retryable) throw error
    return error.found ?? error.message
  }
}

async function eachPage(
  ask: (page: number) => Promise<readonly unknown[]>,
  take: (row: unknown) => void,
): Promise<void> {
  for (let page = 1; ; page += 1) {
    const rows = await ask(page)
    rows.forEach(take)
    if (rows.length < PAGE) return
  }
}

const aboutOf = ({ place }: Desk, what: string): string => `${what} of ${place.owner}/${place.repo}`

/** Only within the repository: an issue of another one was not imported with this one. */
function parentOf({ place }: Desk, { parent_issue_url: url }: IssuePayload): string | null {
  const found = /\/repos\/([^/]+)\/([^/]+)\/issues\/(\d+)$/.exec(url ?? '')
  if (found === null) return null
  const [, owner = '', repo = '', number = ''] = found
  const isOurs = `${owner}/${repo}`.toLowerCase() === `${place.owner}/${place.repo}`.toLowerCase()
  return isOurs ? refTo(place, Number(number)) : null
}
