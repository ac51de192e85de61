import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Check, happened, type Issue } from '../model.ts'
import { type Asked, created, forbidden, invalid, notFound, ok, paged, type Reply, route } from '../router.ts'
import { pullShape } from '../shapes.ts'
import { addIssue, tellIssue, touch } from './issues.ts'

const NewPull = z.object({
  title: z.string().min(1),
  head: z.string(),
  base: z.string(),
  body: z.string().default(''),
  draft: z.boolean().default(false),
})
const PullPatch = z.strictObject({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
})
const Merge = z.object({
  sha: z.string().optional(),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
})

const shown = ({ repository, request }: Asked, issue: Issue) => pullShape(repository, issue, request.origin)
const pullOf = ({ repository, params }: Asked): Issue | undefined => {
  const found = repository.issues.get(Number(params['number']))
  return found?.pull === null ? undefined : found
}

function create(asked: Asked): Reply {
  const { data, error } = NewPull.safeParse(asked.json)
  if (data === undefined) return invalid('Validation Failed', error.issues)
  const { repository, model, by } = asked
  const head = data.head.split(':').at(-1) ?? ''
  const tip = repository.refs.get(`refs/heads/${head}`)
  const base = repository.refs.get(`refs/heads/${data.base}`)
  if (tip === undefined) return invalid('Validation Failed', [{ field: 'head', code: 'invalid' }])
  if (base === undefined) return invalid('Validation Failed', [{ field: 'base', code: 'invalid' }])
  const isMerged = [...repository.issues.values()].some(
    ({ pull }) => pull?.head === head && pull.mergedTip === tip,
  )
  if (tip === base || isMerged)
    return invalid('Validation Failed', [{ message: `No commits between ${data.base} and ${head}` }])
  const open = [...repository.issues.values()].find(
    ({ pull, state }) => pull?.head === head && pull.base === data.base && state === 'open',
  )
  if (open !== undefined)
    return invalid('Validation Failed', [
      { message: `A pull request already exists for ${repository.owner}:${head}.` },
    ])
  const issue = addIssue(asked, { title: data.title, body: data.body, labels: [], assignees: [] })
  issue.pull = { draft: data.draft, merged: false, mergeSha: null, mergedTip: null, head, base: data.base }
  happened(model, { what: 'created', kind: 'pull', id: issue.id, by, text: data.body })
  tellIssue(asked, 'opened', issue)
  return created(shown(asked, issue))
}

function list(asked: Asked): Reply {
  const { query } = asked.request
  const [, branch] = (query.get('head') ?? '').split(':')
  const state = query.get('state') ?? 'open'
  const rows = [...asked.repository.issues.values()]
    .filter(({ pull }) => pull !== null && (branch === undefined || pull.head === branch))
    .filter((one) => state === 'all' || one.state === state)
    .sort((a, b) => b.number - a.number)
  return paged(
    asked,
    rows.map((one) => shown(asked, one)),
  )
}

/** The tip must be the one that the client saw; neither a draft nor what lacks a required status can be merged. */
function refusedMerge(
  { repository }: Asked,
  issue: Issue,
  { sha, tip }: { sha?: string | undefined; tip: string },
) {
  if (issue.pull === null || issue.pull.merged || issue.state === 'closed' || issue.pull.draft)
    return UNMERGEABLE
  if (sha !== undefined && sha !== tip)
    return { status: 409, body: { message: 'Head branch was modified. Review and try the merge again.' } }
  const good = repository.statuses.filter((one) => one.sha === tip && one.state === 'success')
  const [missing] = [...repository.required].filter((name) => !good.some(({ context }) => context === name))
  if (missing === undefined) return null
  return { status: 405, body: { message: `Required status check "${missing}" is expected.` } }
}

const UNMERGEABLE = { status: 405, body: { message: 'Pull Request is not mergeable' } }

function merge(asked: Asked): Reply {
  const issue = pullOf(asked)
  if (issue?.pull == null) return notFound
  const { repository, model, by } = asked
  const { sha, commit_title: title = 'Merge', commit_message: text = '' } = Merge.parse(asked.json ?? {})
  const tip = repository.refs.get(`refs/heads/${issue.pull.head}`) ?? ''
  const refused = refusedMerge(asked, issue, { sha, tip })
  if (refused !== null) return refused
  const mergeSha = model.merging
    ? model.merging({ base: issue.pull.base, tip, message: `${title}\n\n${text}\n` })
    : createHash('sha1').update(`merge ${tip}`).digest('hex')
  if (mergeSha === null) return UNMERGEABLE
  issue.pull = { ...issue.pull, merged: true, mergeSha, mergedTip: tip }
  issue.state = 'closed'
  touch(asked, issue)
  repository.refs.set(`refs/heads/${issue.pull.base}`, mergeSha)
  happened(model, { what: 'changed', kind: 'pull', id: issue.id, by })
  tellIssue(asked, 'closed', issue)
  return ok({ sha: mergeSha, merged: true, message: 'Pull Request successfully merged' })
}

function patch(asked: Asked): Reply {
  const issue = pullOf(asked)
  if (issue === undefined) return notFound
  const { data, error } = PullPatch.safeParse(asked.json)
  if (data === undefined) return invalid('Validation Failed', error.issues)
  issue.title = data.title ?? issue.title
  issue.body = data.body ?? issue.body
  issue.state = data.state ?? issue.state
  touch(asked, issue)
  return ok(shown(asked, issue))
}

const NewStatus = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string(),
  description: z.string().max(140).default(''),
  target_url: z.string().optional(),
})
const NewCheck = z.object({
  name: z.string(),
  head_sha: z.string().length(40),
  conclusion: z.string().optional(),
  output: z.object({ title: z.string(), summary: z.string() }).optional(),
})

const checkShape = ({ id, sha, name, conclusion, title }: Check) => ({
  id,
  name,
  head_sha: sha,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  output: { title },
})

export const pullRoutes = [
  route('POST /repos/{owner}/{repo}/pulls', create, { isContent: true }),
  route('GET /repos/{owner}/{repo}/pulls', list),
  route('GET /repos/{owner}/{repo}/pulls/{number}', (asked) => {
    const issue = pullOf(asked)
    return issue === undefined ? notFound : ok(shown(asked, issue))
  }),
  route('PATCH /repos/{owner}/{repo}/pulls/{number}', patch),
  route('PUT /repos/{owner}/{repo}/pulls/{number}/merge', merge),
  route('POST /repos/{owner}/{repo}/statuses/{sha}', ({ model, repository, params, json, by }) => {
    const { data, error } = NewStatus.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    const id = model.nextId()
    repository.statuses.push({ sha: params['sha'] ?? '', ...data })
    happened(model, { what: 'created', kind: 'status', id, by })
    return created({ id, ...data })
  }),
  route('GET /repos/{owner}/{repo}/commits/{sha}/status', ({ repository, params }) => {
    const latest = new Map(
      repository.statuses.filter(({ sha }) => sha === params['sha']).map((one) => [one.context, one]),
    )
    return ok({ sha: params['sha'], statuses: [...latest.values()], total_count: latest.size })
  }),
  // GitHub takes checks from apps alone
  route('POST /repos/{owner}/{repo}/check-runs', ({ model, repository, json, token }) => {
    if (token.scopes !== null) return forbidden('You must authenticate via a GitHub App.')
    const { data, error } = NewCheck.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    const check = {
      id: model.nextId(),
      sha: data.head_sha,
      name: data.name,
      conclusion: data.conclusion ?? null,
      title: data.output?.title ?? '',
    }
    repository.checks.push(check)
    return created(checkShape(check))
  }),
  route('GET /repos/{owner}/{repo}/commits/{sha}/check-runs', ({ repository, params }) => {
    const latest = new Map(
      repository.checks.filter(({ sha }) => sha === params['sha']).map((one) => [one.name, one]),
    )
    return ok({ total_count: latest.size, check_runs: [...latest.values()].map(checkShape) })
  }),
]
