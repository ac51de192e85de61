import { z } from 'zod'
import type { IssueState } from './status-labels.ts'

/** What is changed with one request of GraphQL, in this order; what is left out stays as it is. */
export interface OneChange {
  /** Node id of the issue. */
  readonly issue: string
  /** First, since it tells how the issue stood before anything of it was changed. */
  readonly comment:
    | { readonly kind: 'edited'; readonly node: string; readonly body: string }
    | { readonly kind: 'new'; readonly body: string }
  /** The whole text. */
  readonly text?: string | undefined
  /** Node ids of labels. */
  readonly stale?: readonly string[] | undefined
  readonly fresh?: string | undefined
  readonly state?: IssueState | undefined
  /** Another comment, last. */
  readonly also?: string | undefined
}

/** GitHub gives an issue no more than a hundred labels. */
const NOW = `fragment Now on Issue {
  number state stateReason updatedAt
  labels(first: 100) { nodes { id name } }
  repository { id nameWithOwner }
}`

interface Part {
  /** The variables that it brings. */
  readonly declares: readonly string[]
  readonly change: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Texts and ids go into the variables alone, never into the document. */
const PARTS = {
  comment: (comment: OneChange['comment']): Part =>
    comment.kind === 'edited'
      ? {
          declares: ['$comment: ID!', '$said: String!'],
          change:
            'comment: updateIssueComment(input: { id: $comment, body: $said }) { issueComment { issue { ...Now } } }',
          variables: { comment: comment.node, said: comment.body },
        }
      : {
          declares: ['$said: String!'],
          change:
            'comment: addComment(input: { subjectId: $issue, body: $said }) { commentEdge { node { id url issue { ...Now } } } }',
          variables: { said: comment.body },
        },
  text: (text: string): Part => ({
    declares: ['$text: String!'],
    change: 'text: updateIssue(input: { id: $issue, body: $text }) { issue { ...Now } }',
    variables: { text },
  }),
  stale: (stale: readonly string[]): Part => ({
    declares: ['$stale: [ID!]!'],
    change:
      'stale: removeLabelsFromLabelable(input: { labelableId: $issue, labelIds: $stale }) { labelable { ...Now } }',
    variables: { stale },
  }),
  fresh: (fresh: string): Part => ({
    declares: ['$fresh: [ID!]!'],
    change:
      'fresh: addLabelsToLabelable(input: { labelableId: $issue, labelIds: $fresh }) { labelable { ...Now } }',
    variables: { fresh: [fresh] },
  }),
  state: (state: IssueState): Part =>
    state === 'open'
      ? {
          declares: [],
          change: 'state: reopenIssue(input: { issueId: $issue }) { issue { ...Now } }',
          variables: {},
        }
      : {
          declares: ['$reason: IssueClosedStateReason!'],
          change: 'state: closeIssue(input: { issueId: $issue, stateReason: $reason }) { issue { ...Now } }',
          variables: { reason: REASONS[state] },
        },
  also: (also: string): Part => ({
    declares: ['$also: String!'],
    change: 'also: addComment(input: { subjectId: $issue, body: $also }) { commentEdge { node { id url } } }',
    variables: { also },
  }),
}

/** The document and its variables. */
export function documentOf(change: OneChange): { document: string; variables: Record<string, unknown> } {
  const { issue, comment, text, stale, fresh, state, also } = change
  const parts = [
    PARTS.comment(comment),
    ...partOf(text, PARTS.text),
    ...partOf(stale, PARTS.stale),
    ...partOf(fresh, PARTS.fresh),
    ...partOf(state, PARTS.state),
    ...partOf(also, PARTS.also),
  ]
  const declared = ['$issue: ID!', ...parts.flatMap(({ declares }) => declares)].join(', ')
  const changes = parts.map((part) => `  ${part.change}`).join('\n')
  const variables = Object.assign({ issue }, ...parts.map((part) => part.variables)) as Record<
    string,
    unknown
  >
  return { document: `mutation Show(${declared}) {\n${changes}\n}\n${NOW}`, variables }
}

const partOf = <Value>(value: Value | undefined, make: (value: Value) => Part): readonly Part[] =>
  value === undefined ? [] : [make(value)]

const REASONS = { completed: 'COMPLETED', cancelled: 'NOT_PLANNED' } as const

const Now = z.object({
  number: z.number(),
  state: z.string().transform((word) => word.toLowerCase()),
  stateReason: z
    .string()
    .nullish()
    .transform((word) => word?.toLowerCase() ?? null),
  updatedAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  labels: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() }).nullable()) }).nullable(),
  repository: z.object({ id: z.string(), nameWithOwner: z.string() }),
})

const OfIssue = z.object({ issue: Now }).nullish()
const OfLabels = z.object({ labelable: Now }).nullish()
const Edge = <Node extends z.ZodType>(node: Node) => z.object({ commentEdge: z.object({ node }) })
const Answer = z.object({
  comment: z
    .union([
      z.object({ issueComment: z.object({ issue: Now }) }).transform((made) => made.issueComment.issue),
      Edge(z.object({ issue: Now })).transform((made) => made.commentEdge.node.issue),
    ])
    .nullish(),
  ...{ text: OfIssue, stale: OfLabels, fresh: OfLabels, state: OfIssue },
})

const NewComment = Edge(
  z.object({ id: z.string(), url: z.string() }).transform(({ id, url }) => ({
    node: id,
    id: /#issuecomment-(\d+)$/.exec(url)?.[1] ?? null,
  })),
)
  .transform(({ commentEdge }) => commentEdge.node)
  .nullish()
  .catch(null)
const News = z.object({ comment: NewComment, also: NewComment }).catch({ comment: null, also: null })

/** The comments that were made, whatever became of the rest. */
export const madeComments = (answer: unknown): z.infer<typeof News> => News.parse(answer)

/** The issue as it stood at one moment of the request, by the names of REST. */
export interface Moment {
  readonly number: number
  readonly state: string
  readonly state_reason: string | null
  readonly updated_at: number
  readonly labels: { readonly name: string; readonly node_id: string }[]
  readonly repository: string
  readonly repositoryNode: string
}

/**
 * How the issue stood before anything of it was changed, which the comment tells, and after the last change; null where
 * the answer does not tell.
 */
export interface Moments {
  readonly before: Moment | null
  readonly after: Moment | null
}

export function momentsOf(answer: unknown): Moments {
  const { comment, text, stale, fresh, state } = Answer.safeParse(answer).data ?? {}
  const later = [text, stale, fresh, state].flatMap((part) => {
    if (part == null) return []
    return 'issue' in part ? part.issue : part.labelable
  })
  const last = later.at(-1) ?? comment
  return {
    before: comment == null ? null : momentOf(comment),
    after: last == null ? null : momentOf(last),
  }
}

function momentOf({
  number,
  state,
  stateReason,
  updatedAt,
  labels,
  repository,
}: z.infer<typeof Now>): Moment {
  return {
    ...{ number, state, state_reason: stateReason, updated_at: updatedAt },
    labels: (labels?.nodes ?? []).flatMap((one) => (one === null ? [] : { name: one.name, node_id: one.id })),
    repository: repository.nameWithOwner,
    repositoryNode: repository.id,
  }
}
