import { z } from 'zod'
import { happened, type Issue, type Repository } from '../model.ts'
import { type Asked, created, invalid, notFound, ok, paged, type Reply, route } from '../router.ts'
import { labelShape } from '../shapes.ts'
import { assignable, isReply, issueOf, same, setLabels, shown, tellIssue, touch } from './issues.ts'

const Labels = z.object({ labels: z.array(z.string()) })
const Assignees = z.object({ assignees: z.array(z.string()) })

function changeLabels(how: (own: readonly string[], given: readonly string[]) => readonly string[]) {
  return (asked: Asked): Reply => {
    const issue = issueOf(asked)
    if (isReply(issue)) return issue
    const given = Array.isArray(asked.json) ? { labels: asked.json as unknown } : asked.json
    const { data, error } = Labels.safeParse(given)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    setLabels(asked, issue, how(issue.labels, data.labels))
    touch(asked, issue)
    happened(asked.model, { what: 'changed', kind: 'issue', id: issue.id, by: asked.by })
    tellIssue(asked, 'labeled', issue)
    return ok(labelsOf(asked.repository, issue))
  }
}

function labelsOf(repository: Repository, issue: Issue) {
  return issue.labels.flatMap((name) => {
    const label = repository.labels.get(name.toLowerCase())
    return label === undefined ? [] : [labelShape(label)]
  })
}

function removeLabel(asked: Asked): Reply {
  const issue = issueOf(asked)
  if (isReply(issue)) return issue
  const name = asked.params['label'] ?? ''
  if (!issue.labels.some((own) => same(own, name)))
    return { status: 404, body: { message: 'Label does not exist' } }
  setLabels(
    asked,
    issue,
    issue.labels.filter((own) => !same(own, name)),
  )
  touch(asked, issue)
  happened(asked.model, { what: 'changed', kind: 'issue', id: issue.id, by: asked.by })
  tellIssue(asked, 'unlabeled', issue)
  return ok(labelsOf(asked.repository, issue))
}

function changeAssignees(how: (own: readonly string[], given: readonly string[]) => readonly string[]) {
  return (asked: Asked): Reply => {
    const issue = issueOf(asked)
    if (isReply(issue)) return issue
    issue.assignees = assignable(asked.model, how(issue.assignees, Assignees.parse(asked.json).assignees))
    touch(asked, issue)
    tellIssue(asked, 'assigned', issue)
    return created(shown(asked, issue))
  }
}

/** The database id, not the number; each issue is part of one other at most. */
function addSubIssue(asked: Asked): Reply {
  if (!asked.repository.hasSubIssues) return notFound
  const issue = issueOf(asked)
  if (isReply(issue)) return issue
  const { sub_issue_id: id, replace_parent: replace = false } = z
    .object({ sub_issue_id: z.number(), replace_parent: z.boolean().optional() })
    .parse(asked.json)
  const part = [...asked.repository.issues.values()].find((one) => one.id === id)
  if (part === undefined) return notFound
  if (part.parent !== null && !replace)
    return invalid(
      'An error occurred while adding the sub-issue to the parent issue. Sub issue may only have one parent',
    )
  part.parent = issue.id
  touch(asked, issue)
  return created(shown(asked, issue))
}

/** Labels, assignees and sub-issues of one issue. */
export const issuePartRoutes = [
  route('GET /repos/{owner}/{repo}/issues/{number}/labels', (asked) => {
    const issue = issueOf(asked)
    return isReply(issue) ? issue : paged(asked, labelsOf(asked.repository, issue))
  }),
  route(
    'POST /repos/{owner}/{repo}/issues/{number}/labels',
    changeLabels((own, given) => [...own, ...given]),
  ),
  route(
    'PUT /repos/{owner}/{repo}/issues/{number}/labels',
    changeLabels((_, given) => given),
  ),
  route('DELETE /repos/{owner}/{repo}/issues/{number}/labels/{label}', removeLabel),
  route(
    'POST /repos/{owner}/{repo}/issues/{number}/assignees',
    changeAssignees((own, given) => [...new Set([...own, ...given])]),
  ),
  route(
    'DELETE /repos/{owner}/{repo}/issues/{number}/assignees',
    changeAssignees((own, given) => own.filter((one) => !given.includes(one))),
  ),
  route('POST /repos/{owner}/{repo}/issues/{number}/sub_issues', addSubIssue),
  route('GET /repos/{owner}/{repo}/issues/{number}/sub_issues', (asked) => {
    if (!asked.repository.hasSubIssues) return notFound
    const issue = issueOf(asked)
    if (isReply(issue)) return issue
    const parts = [...asked.repository.issues.values()].filter(({ parent }) => parent === issue.id)
    return paged(
      asked,
      parts.map((one) => shown(asked, one)),
    )
  }),
  route('GET /repos/{owner}/{repo}/issues/{number}/parent', (asked) => {
    if (!asked.repository.hasSubIssues) return notFound
    const issue = issueOf(asked)
    if (isReply(issue)) return issue
    const parent = [...asked.repository.issues.values()].find(({ id }) => id === issue.parent)
    return parent === undefined ? notFound : ok(shown(asked, parent))
  }),
]
