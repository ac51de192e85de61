import type { Activity, Comment, Issue, Session } from './records.ts'
import { get, identifierOf, type LinearState } from './state.ts'

export const iso = (ms: number): string => new Date(ms).toISOString()

export function personOf({ rows }: LinearState, id: string): Record<string, unknown> {
  const { name, email } = get(rows.users, id, 'User')
  return { id, name, email, type: 'user', url: `https://linear.app/lab/profiles/${id}` }
}

/** An issue as a webhook carries it: flat, with ids and a few children. */
export function issueData(state: LinearState, issue: Issue): Record<string, unknown> {
  const { rows } = state
  const workflowState = get(rows.states, issue.state, 'WorkflowState')
  return {
    id: issue.id,
    createdAt: iso(issue.createdAt),
    updatedAt: iso(issue.updatedAt),
    archivedAt: issue.archivedAt === null ? null : iso(issue.archivedAt),
    trashed: issue.trashed || undefined,
    number: issue.number,
    title: issue.title,
    description: issue.description,
    priority: issue.priority,
    identifier: identifierOf(state, issue),
    previousIdentifiers: issue.previousIdentifiers,
    url: urlOf(state, issue),
    teamId: issue.team,
    team: teamChild(state, issue.team),
    stateId: issue.state,
    state: { id: workflowState.id, name: workflowState.name, type: workflowState.type, color: '#bec2c8' },
    labelIds: issue.labels,
    labels: issue.labels.map((id) => ({ id, name: get(rows.labels, id, 'IssueLabel').name })),
    assigneeId: issue.assignee,
    delegateId: issue.delegate,
    creatorId: issue.creator,
    parentId: issue.parent,
  }
}

export function commentData(state: LinearState, comment: Comment): Record<string, unknown> {
  const issue = get(state.rows.issues, comment.issue, 'Issue')
  return {
    id: comment.id,
    createdAt: iso(comment.createdAt),
    updatedAt: iso(comment.updatedAt),
    editedAt: comment.editedAt === null ? null : iso(comment.editedAt),
    body: comment.body,
    issueId: issue.id,
    issue: issueChild(state, issue),
    parentId: comment.parent,
    userId: comment.user,
    user: personOf(state, comment.user),
    reactionData: [],
  }
}

export function sessionData(state: LinearState, session: Session): Record<string, unknown> {
  const issue = get(state.rows.issues, session.issue, 'Issue')
  const comment = get(state.rows.comments, session.comment, 'Comment')
  return {
    id: session.id,
    createdAt: iso(session.createdAt),
    updatedAt: iso(session.updatedAt),
    status: 'pending',
    type: 'commentThread',
    appUserId: session.appUser,
    organizationId: '',
    creatorId: session.creator,
    creator: personOf(state, session.creator),
    issueId: issue.id,
    issue: issueChild(state, issue),
    commentId: comment.id,
    comment: { id: comment.id, body: comment.body, issueId: issue.id, userId: comment.user },
  }
}

export function activityData(state: LinearState, activity: Activity): Record<string, unknown> {
  return {
    id: activity.id,
    agentSessionId: activity.session,
    content: activity.content,
    createdAt: iso(activity.createdAt),
    updatedAt: iso(activity.updatedAt),
    signal: activity.signal,
    sourceCommentId: activity.sourceComment,
    user: personOf(state, activity.user),
    userId: activity.user,
  }
}

export const urlOf = (state: LinearState, issue: Issue): string =>
  `https://linear.app/lab/issue/${identifierOf(state, issue)}/${slug(issue.title)}`

export const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)

function issueChild(state: LinearState, issue: Issue): Record<string, unknown> {
  return {
    id: issue.id,
    identifier: identifierOf(state, issue),
    title: issue.title,
    description: issue.description,
    teamId: issue.team,
    team: teamChild(state, issue.team),
    url: urlOf(state, issue),
  }
}

function teamChild({ rows }: LinearState, id: string): Record<string, unknown> {
  const { key, name } = get(rows.teams, id, 'Team')
  return { id, key, name }
}
