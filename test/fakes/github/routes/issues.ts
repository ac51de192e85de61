import { z } from 'zod'
import {
  type Account,
  ensureLabel,
  happened,
  type Issue,
  type Model,
  noteEvent,
  type Repository,
} from '../model.ts'
import {
  type Asked,
  created,
  forbidden,
  invalid,
  noContent,
  notFound,
  ok,
  paged,
  type Reply,
  route,
} from '../router.ts'
import { eventShape, issueShape, time } from '../shapes.ts'

export const LONGEST_BODY = 65_536

const NewIssue = z.object({
  title: z.string().min(1),
  body: z.string().nullish(),
  labels: z.array(z.string()).default([]),
  assignees: z.array(z.string()).default([]),
})
const Patch = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.string().nullish(),
  labels: z.array(z.string()).optional(),
  assignees: z.array(z.string()).optional(),
})

/** The issue of the path, or what is answered instead of it: gone, moved, never there. */
export function issueOf(asked: Asked): Issue | Reply {
  const { repository, params, request } = asked
  if (!repository.hasIssues) return { status: 410, body: { message: 'Issues are disabled for this repo' } }
  const issue = repository.issues.get(Number(params['number']))
  if (issue === undefined) return notFound
  if (issue.deleted) return { status: 410, body: { message: 'This issue was deleted' } }
  if (issue.movedTo === null) return issue
  const { owner, repo, number } = issue.movedTo
  const tail = /\/issues\/\d+(\/.*)?$/.exec(request.pathname)?.[1] ?? ''
  const location = `${request.origin}/repos/${owner}/${repo}/issues/${number}${tail}`
  return { status: 301, body: { message: 'Moved Permanently', url: location }, headers: { location } }
}

export const isReply = (found: object): found is Reply => 'status' in found

export function touch({ model }: { model: Model }, issue: Issue): void {
  issue.updatedAt = model.clock.now()
}

export function tellIssue(asked: Asked, action: string, issue: Issue, more: object = {}): void {
  const { model, repository, request, by } = asked
  model.webhooks.tell(issue.pull === null ? 'issues' : 'pull_request', {
    action,
    issue: issueShape(repository, issue, request.origin, model.accounts),
    repository: { id: repository.id, full_name: `${repository.owner}/${repository.name}` },
    sender: { id: by.id, login: by.login, type: by.type },
    ...more,
  })
}

export const shown = ({ model, repository, request }: Asked, issue: Issue) =>
  issueShape(repository, issue, request.origin, model.accounts)

export function addIssue(
  { model, repository, by }: Pick<Asked, 'model' | 'repository' | 'by'>,
  fields: { title: string; body: string; labels: readonly string[]; assignees: readonly string[] },
): Issue {
  const at = model.clock.now()
  const issue: Issue = {
    id: model.nextId(),
    number: repository.issues.size + 1,
    user: by,
    createdAt: at,
    updatedAt: at,
    title: fields.title,
    body: fields.body,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: assignable(model, fields.assignees),
    closedAt: null,
    locked: false,
    movedTo: null,
    deleted: false,
    parent: null,
    pull: null,
  }
  repository.issues.set(issue.number, issue)
  setLabels({ model, repository, by }, issue, fields.labels)
  return issue
}

/** Who is unknown is left out without a word. */
export function assignable({ accounts }: Model, logins: readonly string[]): string[] {
  return logins.flatMap((login) => accounts.get(login.toLowerCase())?.login ?? [])
}

export function setLabels(
  { model, repository, by }: { model: Model; repository: Repository; by: Account },
  issue: Issue,
  names: readonly string[],
): void {
  const wanted = [...new Set(names.map((name) => ensureLabel(model, repository, name).name))]
  for (const label of issue.labels.filter((one) => !wanted.includes(one)))
    noteEvent(model, repository, { issue: issue.number, actor: by, event: 'unlabeled', label })
  for (const label of wanted.filter((one) => !issue.labels.includes(one)))
    noteEvent(model, repository, { issue: issue.number, actor: by, event: 'labeled', label })
  issue.labels = wanted
}

function create(asked: Asked): Reply {
  if (!asked.repository.hasIssues)
    return { status: 410, body: { message: 'Issues are disabled for this repo' } }
  const { data, error } = NewIssue.safeParse(asked.json)
  if (data === undefined) return invalid('Validation Failed', error.issues)
  if ((data.body ?? '').length > LONGEST_BODY)
    return invalid('body is too long (maximum is 65536 characters)')
  const issue = addIssue(asked, { ...data, body: data.body ?? '' })
  happened(asked.model, { what: 'created', kind: 'issue', id: issue.id, by: asked.by, text: issue.body })
  tellIssue(asked, 'opened', issue)
  return created(shown(asked, issue))
}

function list(asked: Asked): Reply {
  const { repository, request, model } = asked
  const { query } = request
  const state = query.get('state') ?? 'open'
  const labels = (query.get('labels') ?? '').split(',').filter((one) => one !== '')
  const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z')
  const order = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const sign = query.get('direction') === 'asc' ? 1 : -1
  const rows = [...repository.issues.values()]
    .filter((one) => !one.deleted && one.movedTo === null)
    .filter((one) => state === 'all' || one.state === state)
    .filter((one) => labels.every((label) => one.labels.some((own) => same(own, label))))
    .filter((one) => Date.parse(time(one.updatedAt)) >= since)
    .filter((one) => model.clock.now() - one.createdAt >= model.weather.listingLagMs)
    .sort((a, b) => sign * (a[order] - b[order] || a.number - b.number))
  return paged(
    asked,
    rows.map((one) => shown(asked, one)),
  )
}

export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

type Patch = z.infer<typeof Patch>

function patch(asked: Asked): Reply {
  const issue = issueOf(asked)
  if (isReply(issue)) return issue
  const { data, error } = Patch.safeParse(asked.json)
  if (data === undefined) return invalid('Validation Failed', error.issues)
  if ((data.body ?? '').length > LONGEST_BODY)
    return invalid('body is too long (maximum is 65536 characters)')
  const moved = change(asked, issue, data)
  touch(asked, issue)
  happened(asked.model, { what: 'changed', kind: 'issue', id: issue.id, by: asked.by })
  tellIssue(asked, moved ? (issue.state === 'closed' ? 'closed' : 'reopened') : 'edited', issue)
  return ok(shown(asked, issue))
}

/** Gives whether the state changed. */
function change(asked: Asked, issue: Issue, { title, body, assignees, labels, ...rest }: Patch): boolean {
  if (title !== undefined) issue.title = title
  if (body !== undefined) issue.body = body ?? ''
  if (assignees !== undefined) issue.assignees = assignable(asked.model, assignees)
  if (labels !== undefined) setLabels(asked, issue, labels)
  const isMove = rest.state !== undefined && rest.state !== issue.state
  if (isMove) setState(asked, issue, rest)
  return isMove
}

export function setState(
  { model, repository, by }: Pick<Asked, 'model' | 'repository' | 'by'>,
  issue: Issue,
  { state, state_reason }: Partial<Patch>,
): void {
  const isClosed = state === 'closed'
  issue.state = isClosed ? 'closed' : 'open'
  issue.stateReason = isClosed ? (state_reason ?? 'completed') : 'reopened'
  issue.closedAt = isClosed ? model.clock.now() : null
  noteEvent(model, repository, {
    issue: issue.number,
    actor: by,
    event: isClosed ? 'closed' : 'reopened',
  })
}

export const issueRoutes = [
  route('POST /repos/{owner}/{repo}/issues', create, { isContent: true }),
  route('GET /repos/{owner}/{repo}/issues', list),
  // of all issues, newest first
  route('GET /repos/{owner}/{repo}/issues/events', (asked) =>
    paged(
      asked,
      asked.repository.events
        .toReversed()
        .map((one) => ({ ...eventShape(one), issue: { number: one.issue } })),
    ),
  ),
  route('GET /repos/{owner}/{repo}/issues/{number}', (asked) => {
    const issue = issueOf(asked)
    return isReply(issue) ? issue : ok(shown(asked, issue))
  }),
  route('PATCH /repos/{owner}/{repo}/issues/{number}', patch),
  route('GET /repos/{owner}/{repo}/issues/{number}/events', (asked) => {
    const issue = issueOf(asked)
    if (isReply(issue)) return issue
    return paged(asked, asked.repository.events.filter((one) => one.issue === issue.number).map(eventShape))
  }),
  route('PUT /repos/{owner}/{repo}/issues/{number}/lock', (asked) => {
    const issue = issueOf(asked)
    if (isReply(issue)) return issue
    if (asked.token.scopes === null) return forbidden('Resource not accessible by integration')
    issue.locked = true
    return noContent
  }),
]
