import { LISTED } from './fields.ts'

/** What one request writes; at least one of them. */
export interface Parts {
  readonly issue: boolean
  readonly comment: 'update' | 'create' | null
  /** In the agent session: an activity, and before it the way, since an activity that is there already is refused. */
  readonly saying: 'activity' | 'withPlan' | null
  /** Another comment. */
  readonly telling?: boolean
}

interface Part {
  readonly name: string
  readonly takes: string
  readonly does: string
}

const ISSUE: Part = {
  name: 'Issue',
  takes: '$id: String!, $input: IssueUpdateInput!',
  does: `issueUpdate(id: $id, input: $input) { issue { ${LISTED} } }`,
}
const EDIT: Part = {
  name: 'Edit',
  takes: '$comment: String!, $words: CommentUpdateInput!',
  does: `commentUpdate(id: $comment, input: $words) { comment { id issue { ${LISTED} } } }`,
}
const POST: Part = {
  name: 'Post',
  takes: '$post: CommentCreateInput!',
  does: 'commentCreate(input: $post) { comment { id } }',
}
const PLAN: Part = {
  name: 'Plan',
  takes: '$session: String!, $plan: AgentSessionUpdateInput!',
  does: 'agentSessionUpdate(id: $session, input: $plan) { success }',
}
const SAY: Part = {
  name: 'Say',
  takes: '$activity: AgentActivityCreateInput!',
  does: 'agentActivityCreate(input: $activity) { success }',
}
const TELL: Part = {
  name: 'Tell',
  takes: '$tell: CommentCreateInput!',
  does: 'told: commentCreate(input: $tell) { comment { id } }',
}

/** Everything that is shown anew at one moment, in one request (F-8). */
export function showDocument({ issue, comment, saying, telling = false }: Parts): string {
  const parts = [
    ...(issue ? [ISSUE] : []),
    ...(comment === null ? [] : [comment === 'update' ? EDIT : POST]),
    ...(saying === 'withPlan' ? [PLAN] : []),
    ...(saying === null ? [] : [SAY]),
    ...(telling ? [TELL] : []),
  ]
  const name = parts.map((part) => part.name).join('')
  return `
  mutation HookeShow${name}(${parts.map(({ takes }) => takes).join(', ')}) {
    ${parts.map(({ does }) => does).join('\n    ')}
  }`
}
