import { happened, type Issue, type Label } from '../model.ts'
import { addComment, changeComment } from './comments.ts'
import { type Asking, commentNode, issueNode, type Placed, refusal } from './graphql-nodes.ts'
import { addIssue, LONGEST_BODY, setLabels, setState, tellIssue, touch } from './issues.ts'

/** The changes that Hooke asks for, each by itself, as GitHub carries them out: one after the other. */
export function changes(asking: Asking) {
  const change =
    (name: string, make: Make) =>
    ({ input }: { readonly input: unknown }): object => {
      asking.before(`graphql ${name}`)
      if (asking.model.weather.graphql === 'forbidden')
        throw refusal('FORBIDDEN', 'Resource not accessible by personal access token')
      return make(input)
    }
  const all = { ...ofTexts(asking), ...ofStates(asking), ...ofLabels(asking) }
  return Object.fromEntries(Object.entries(all).map(([name, make]) => [name, change(name, make as Make)]))
}

type Make = (input: unknown) => object

interface NewIssue {
  readonly repositoryId: string
  readonly title: string
  readonly body?: string
  readonly labelIds?: readonly string[]
  readonly parentIssueId?: string
}

const ofTexts = (asking: Asking) => ({
  createIssue: ({ repositoryId, title, body = '', labelIds = [], parentIssueId }: NewIssue) => {
    const repository = [...asking.model.repositories.values()].find(({ id }) => `R_${id}` === repositoryId)
    if (repository === undefined) throw notThere(repositoryId)
    const parent = parentIssueId === undefined ? null : issueOf(asking, parentIssueId).issue
    if (parent !== null && !repository.hasSubIssues) throw refusal('UNPROCESSABLE', 'Sub-issues are off')
    const labels = labelIds.map((id) => labelOf({ repository }, id).name)
    const issue = addIssue({ ...asking, repository }, { title, body, labels, assignees: [] })
    issue.parent = parent?.id ?? null
    happened(asking.model, { what: 'created', kind: 'issue', id: issue.id, by: asking.by, text: body })
    tellIssue({ ...asking, repository }, 'opened', issue)
    return { issue: issueNode({ repository, issue }) }
  },
  addComment: ({ subjectId, body }: { subjectId: string; body: string }) => {
    const { repository, issue } = issueOf(asking, subjectId)
    if (body === '' || body.length > LONGEST_BODY) throw refusal('UNPROCESSABLE', 'Body is too long')
    if (issue.locked && asking.by.login !== repository.owner)
      throw refusal('FORBIDDEN', 'Unable to create comment because issue is locked.')
    const comment = addComment({ ...asking, repository }, issue, body)
    return { commentEdge: { cursor: 'x', node: commentNode({ repository, issue, comment }) } }
  },
  updateIssueComment: ({ id, body }: { id: string; body: string }) => {
    const { comment, repository, issue } = commentOf(asking, id)
    if (body === '' || body.length > LONGEST_BODY) throw refusal('UNPROCESSABLE', 'Body is too long')
    if (comment.user.id !== asking.by.id && asking.by.login !== repository.owner)
      throw refusal('FORBIDDEN', `${asking.by.login} does not have permission to update the comment`)
    changeComment({ ...asking, repository }, comment, body)
    return { issueComment: commentNode({ repository, issue, comment }) }
  },
  updateIssue: ({ id, body, title }: { id: string; body?: string; title?: string }) => {
    const placed = issueOf(asking, id)
    if ((body ?? '').length > LONGEST_BODY) throw refusal('UNPROCESSABLE', 'Body is too long')
    placed.issue.body = body ?? placed.issue.body
    placed.issue.title = title ?? placed.issue.title
    changed(asking, placed, 'edited')
    return { issue: issueNode(placed) }
  },
})

function ofStates(asking: Asking) {
  const move = (id: string, state: 'open' | 'closed', reason?: string) => {
    const placed = issueOf(asking, id)
    if (placed.issue.state !== state)
      setState({ ...asking, ...placed }, placed.issue, { state, state_reason: reason?.toLowerCase() })
    changed(asking, placed, state === 'closed' ? 'closed' : 'reopened')
    return { issue: issueNode(placed) }
  }
  return {
    closeIssue: ({ issueId, stateReason }: { issueId: string; stateReason?: string }) =>
      move(issueId, 'closed', stateReason),
    reopenIssue: ({ issueId }: { issueId: string }) => move(issueId, 'open'),
    markPullRequestReadyForReview: ({ pullRequestId }: { pullRequestId: string }) => {
      const placed = issueOf(asking, pullRequestId)
      if (placed.issue.pull === null) throw notThere(pullRequestId)
      placed.issue.pull.draft = false
      touch(asking, placed.issue)
      happened(asking.model, { what: 'changed', kind: 'pull', id: placed.issue.id, by: asking.by })
      return { pullRequest: issueNode(placed) }
    },
  }
}

interface OfLabels {
  readonly labelableId: string
  readonly labelIds: readonly string[]
}

/** A label that is not on the issue is taken away without a word, and one that is there is put there again. */
function ofLabels(asking: Asking) {
  const set = ({ labelableId, labelIds }: OfLabels, how: (own: string[], given: string[]) => string[]) => {
    const placed = issueOf(asking, labelableId)
    const given = labelIds.map((id) => labelOf(placed, id).name)
    const { issue } = placed
    setLabels({ ...asking, ...placed }, issue, how(issue.labels, given))
    changed(asking, placed, 'labeled')
    return { labelable: issueNode(placed) }
  }
  return {
    removeLabelsFromLabelable: (input: OfLabels) =>
      set(input, (own, given) => own.filter((name) => !given.includes(name))),
    addLabelsToLabelable: (input: OfLabels) => set(input, (own, given) => [...own, ...given]),
  }
}

function changed(asking: Asking, { repository, issue }: Placed<{ issue: Issue }>, action: string): void {
  touch(asking, issue)
  happened(asking.model, { what: 'changed', kind: 'issue', id: issue.id, by: asking.by })
  tellIssue({ ...asking, repository }, action, issue)
}

const notThere = (id: string) =>
  refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`)

/** What was moved elsewhere or deleted has no node any more. */
function issueOf({ model }: Asking, id: string): Placed<{ issue: Issue }> {
  for (const repository of model.repositories.values())
    for (const issue of repository.issues.values())
      if ([`I_${issue.id}`, `PR_${issue.id}`].includes(id) && !issue.deleted && issue.movedTo === null)
        return { repository, issue }
  throw notThere(id)
}

function commentOf({ model }: Asking, id: string) {
  for (const repository of model.repositories.values())
    for (const comment of repository.comments.values()) {
      const issue = repository.issues.get(comment.issue)
      if (`IC_${comment.id}` === id && issue?.deleted === false && issue.movedTo === null)
        return { repository, comment, issue }
    }
  throw notThere(id)
}

function labelOf({ repository }: Placed<object>, id: string): Label {
  const found = [...repository.labels.values()].find((label) => `LA_${label.id}` === id)
  if (found === undefined) throw notThere(id)
  return found
}
