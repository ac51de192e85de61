import { z } from 'zod'
import { type Comment, happened, type Issue } from '../model.ts'
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
import { commentShape, issueShape, time } from '../shapes.ts'
import { isReply, issueOf, touch } from './issues.ts'

const Body = z.object({ body: z.string().min(1).max(65_536) })

const shown = ({ repository, request }: Asked, comment: Comment) =>
  commentShape(repository, comment, request.origin)

function tell(asked: Asked, action: string, comment: Comment): void {
  const { model, repository, request, by } = asked
  const issue = repository.issues.get(comment.issue)
  model.webhooks.tell('issue_comment', {
    action,
    comment: shown(asked, comment),
    ...(issue === undefined ? {} : { issue: issueShape(repository, issue, request.origin, model.accounts) }),
    repository: { id: repository.id, full_name: `${repository.owner}/${repository.name}` },
    sender: { id: by.id, login: by.login, type: by.type },
  })
}

function create(asked: Asked): Reply {
  const issue = issueOf(asked)
  if (isReply(issue)) return issue
  if (issue.locked && asked.by.login !== asked.repository.owner)
    return forbidden('Unable to create comment because issue is locked.')
  const { data, error } = Body.safeParse(asked.json)
  if (data === undefined) return invalid('Validation Failed', error.issues)
  return created(shown(asked, addComment(asked, issue, data.body)))
}

export function addComment(asked: Asked, issue: Issue, body: string): Comment {
  const at = asked.model.clock.now()
  const comment: Comment = {
    id: asked.model.nextId(),
    issue: issue.number,
    user: asked.by,
    createdAt: at,
    updatedAt: at,
    body,
  }
  asked.repository.comments.set(comment.id, comment)
  touch(asked, issue)
  happened(asked.model, { what: 'created', kind: 'comment', id: comment.id, by: asked.by, text: body })
  tell(asked, 'created', comment)
  return comment
}

function listed({ model, repository, request }: Asked, issue: Issue | null): readonly Comment[] {
  const since = Date.parse(request.query.get('since') ?? '1970-01-01T00:00:00Z')
  return [...repository.comments.values()]
    .filter((one) => issue === null || one.issue === issue.number)
    .filter((one) => Date.parse(time(one.updatedAt)) >= since)
    .filter((one) => model.clock.now() - one.createdAt >= model.weather.listingLagMs)
}

function listAll(asked: Asked): Reply {
  const { query } = asked.request
  const order = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const sign = query.get('direction') === 'desc' ? -1 : 1
  const rows = [...listed(asked, null)].sort((a, b) => sign * (a[order] - b[order] || a.id - b.id))
  return paged(
    asked,
    rows.map((one) => shown(asked, one)),
  )
}

function own(asked: Asked): Comment | Reply {
  const comment = asked.repository.comments.get(Number(asked.params['id']))
  if (comment === undefined) return notFound
  const isOwn = comment.user.id === asked.by.id || asked.by.login === asked.repository.owner
  if (!isOwn) return forbidden('Must have admin rights to Repository.')
  return comment
}

function patch(asked: Asked): Reply {
  const comment = own(asked)
  if (isReply(comment)) return comment
  const { data, error } = Body.safeParse(asked.json)
  if (data === undefined) return invalid('Validation Failed', error.issues)
  changeComment(asked, comment, data.body)
  return ok(shown(asked, comment))
}

export function changeComment(asked: Asked, comment: Comment, body: string): void {
  comment.body = body
  comment.updatedAt = asked.model.clock.now()
  const issue = asked.repository.issues.get(comment.issue)
  if (issue !== undefined) touch(asked, issue)
  happened(asked.model, { what: 'changed', kind: 'comment', id: comment.id, by: asked.by, text: body })
  tell(asked, 'edited', comment)
}

function remove(asked: Asked): Reply {
  const comment = own(asked)
  if (isReply(comment)) return comment
  asked.repository.comments.delete(comment.id)
  happened(asked.model, { what: 'removed', kind: 'comment', id: comment.id, by: asked.by })
  tell(asked, 'deleted', comment)
  return noContent
}

export const commentRoutes = [
  route('GET /repos/{owner}/{repo}/issues/comments', listAll),
  route('GET /repos/{owner}/{repo}/issues/comments/{id}', (asked) => {
    const comment = asked.repository.comments.get(Number(asked.params['id']))
    return comment === undefined ? notFound : ok(shown(asked, comment))
  }),
  route('PATCH /repos/{owner}/{repo}/issues/comments/{id}', patch),
  route('DELETE /repos/{owner}/{repo}/issues/comments/{id}', remove),
  route('POST /repos/{owner}/{repo}/issues/{number}/comments', create, { isContent: true }),
  route('GET /repos/{owner}/{repo}/issues/{number}/comments', (asked) => {
    const issue = issueOf(asked)
    return isReply(issue)
      ? issue
      : paged(
          asked,
          listed(asked, issue).map((one) => shown(asked, one)),
        )
  }),
]
