import { GraphQLError } from 'graphql'
import type { Comment, Issue, Repository } from '../model.ts'
import type { Asked } from '../router.ts'
import { time } from '../shapes.ts'

export type Asking = Omit<Asked, 'repository'> & {
  /** Called before each change of a document: somebody may be faster. */
  readonly before: (line: string) => void
}

/** One change, or something in it, is refused. */
export const refusal = (type: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { type } })

/** A list has to say how much of it is asked for. */
function labelsOf({ repository, issue }: Placed<{ issue: Issue }>) {
  return ({ first, last }: { first?: number; last?: number }) => {
    const most = first ?? last
    if (most === undefined || most < 1 || most > 100)
      throw refusal('MISSING_PAGINATION_BOUNDARIES', 'You must provide a `first` or `last` value')
    const nodes = issue.labels.flatMap((name) => {
      const label = repository.labels.get(name.toLowerCase())
      return label === undefined ? [] : [{ __typename: 'Label', id: `LA_${label.id}`, name: label.name }]
    })
    return { nodes: nodes.slice(0, most), totalCount: nodes.length }
  }
}

export type Placed<What> = { readonly repository: Repository } & What

export const issueNode = (placed: Placed<{ issue: Issue }>): Record<string, unknown> => {
  const { repository, issue } = placed
  return {
    __typename: issue.pull === null ? 'Issue' : 'PullRequest',
    id: issue.pull === null ? `I_${issue.id}` : `PR_${issue.id}`,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
    fullDatabaseId: String(issue.id),
    url: `https://github.test/${repository.owner}/${repository.name}/issues/${issue.number}`,
    createdAt: time(issue.createdAt),
    updatedAt: time(issue.updatedAt),
    parent: () => {
      const parent = [...repository.issues.values()].find(({ id }) => id === issue.parent)
      return parent === undefined ? null : issueNode({ repository, issue: parent })
    },
    isDraft: issue.pull?.draft ?? false,
    labels: labelsOf(placed),
    repository: {
      __typename: 'Repository',
      id: `R_${repository.id}`,
      nameWithOwner: `${repository.owner}/${repository.name}`,
    },
  }
}

/** What lies within is read when it is asked for, as it is then. */
export const commentNode = ({
  comment,
  ...placed
}: Placed<{ readonly comment: Comment; readonly issue: Issue }>) => ({
  __typename: 'IssueComment',
  id: `IC_${comment.id}`,
  body: comment.body,
  url: `https://github.test/${placed.repository.owner}/${placed.repository.name}/issues/${comment.issue}#issuecomment-${comment.id}`,
  issue: () => issueNode(placed),
})
