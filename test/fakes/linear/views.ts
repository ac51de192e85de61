import { commentUrl } from './changes.ts'
import { slugOf } from './filters.ts'
import { iso, slug, urlOf } from './payloads.ts'
import type { Activity, Attachment, Comment, Issue, Label, Relation, Session, Team } from './records.ts'
import { invalid } from './refusals.ts'
import { activitiesOf, statusOf } from './sessions.ts'
import { get, identifierOf, type LinearState } from './state.ts'

/** A row as the query language sees it: fields, and functions where more must be looked up. */
export type View = Readonly<Record<string, unknown>>

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly orderBy?: 'createdAt' | 'updatedAt' | null
}

/** Newest first, as Linear lists. */
export function page<
  Row extends { readonly id: string; readonly createdAt?: number; readonly updatedAt?: number },
>(all: readonly Row[], { first, after, orderBy }: PageArguments, view: (row: Row) => View): View {
  const size = first ?? 50
  if (size < 1 || size > 250) throw invalid('first must be between 1 and 250.')
  const time = (row: Row): number => (orderBy === 'updatedAt' ? row.updatedAt : row.createdAt) ?? 0
  const rows = [...all].sort((a, b) => time(b) - time(a))
  const start = after == null ? 0 : rows.findIndex(({ id }) => id === after) + 1
  if (after != null && start === 0) throw invalid('after is no cursor.')
  const part = rows.slice(start, start + size)
  return {
    nodes: part.map(view),
    pageInfo: { hasNextPage: start + size < rows.length, endCursor: part.at(-1)?.id ?? null },
  }
}

export function userView({ rows }: LinearState, id: string): View {
  const { app, ...user } = get(rows.users, id, 'User')
  return { ...user, app, isAssignable: app, isMentionable: app, supportsAgentSessions: app }
}

export function teamView(state: LinearState, team: Team): View {
  const { rows } = state
  const own = <Row extends { readonly team: string | null }>(of: ReadonlyMap<string, Row>): Row[] =>
    [...of.values()].filter((one) => one.team === team.id)
  return {
    ...team,
    states: (args: PageArguments) => page(own(rows.states), args, (row) => ({ ...row })),
    labels: (args: PageArguments) => page(own(rows.labels), args, (label) => labelView(state, label)),
  }
}

export function labelView(state: LinearState, label: Label): View {
  const { team, ...rest } = label
  return { ...rest, team: team === null ? null : () => teamView(state, get(state.rows.teams, team, 'Team')) }
}

export function issueView(state: LinearState, issue: Issue): View {
  const { rows } = state
  const optional = (id: string | null): View | null => (id === null ? null : userView(state, id))
  const byId = (id: string): View => issueView(state, get(rows.issues, id, 'Issue'))
  return {
    ...issue,
    ...issueLists(state, issue),
    identifier: identifierOf(state, issue),
    url: urlOf(state, issue),
    branchName: `ada/${identifierOf(state, issue).toLowerCase()}-${slug(issue.title)}`,
    createdAt: iso(issue.createdAt),
    updatedAt: iso(issue.updatedAt),
    archivedAt: issue.archivedAt === null ? null : iso(issue.archivedAt),
    trashed: issue.trashed || null,
    labelIds: issue.labels,
    state: () => ({ ...get(rows.states, issue.state, 'WorkflowState') }),
    team: () => teamView(state, get(rows.teams, issue.team, 'Team')),
    project: () => (issue.project === null ? null : projectView(state, issue.project)),
    assignee: () => optional(issue.assignee),
    delegate: () => optional(issue.delegate),
    creator: () => userView(state, issue.creator),
    botActor: null,
    parent: () => (issue.parent === null ? null : byId(issue.parent)),
  }
}

function issueLists(state: LinearState, issue: Issue): View {
  const { rows } = state
  const where = <Row>(of: ReadonlyMap<string, Row>, isOne: (row: Row) => boolean): Row[] =>
    [...of.values()].filter(isOne)
  const relation = (row: Relation): View => relationView(state, row)
  return {
    labels: (args: PageArguments) =>
      page(
        issue.labels.map((id) => get(rows.labels, id, 'IssueLabel')),
        args,
        (row) => labelView(state, row),
      ),
    children: (args: PageArguments) =>
      page(
        where(rows.issues, ({ parent }) => parent === issue.id),
        args,
        (row) => issueView(state, row),
      ),
    relations: (args: PageArguments) =>
      page(
        where(rows.relations, (one) => one.issue === issue.id),
        args,
        relation,
      ),
    inverseRelations: (args: PageArguments) =>
      page(
        where(rows.relations, (one) => one.relatedIssue === issue.id),
        args,
        relation,
      ),
    attachments: (args: PageArguments) =>
      page(
        where(rows.attachments, (one) => one.issue === issue.id),
        args,
        attachmentView,
      ),
    comments: (args: PageArguments) =>
      page(
        where(rows.comments, (one) => one.issue === issue.id),
        args,
        (row) => commentView(state, row),
      ),
    agentSessions: (args: PageArguments) =>
      page(
        where(rows.sessions, (one) => one.issue === issue.id),
        args,
        (row) => sessionView(state, row),
      ),
  }
}

export function projectView({ rows }: LinearState, id: string): View {
  const project = get(rows.projects, id, 'Project')
  return {
    id,
    name: project.name,
    slugId: slugOf(id),
    teams: (args: PageArguments) =>
      page(
        project.teams.map((team) => get(rows.teams, team, 'Team')),
        args,
        (row) => ({ ...row }),
      ),
  }
}

export function relationView(state: LinearState, relation: Relation): View {
  const view = (id: string) => () => issueView(state, get(state.rows.issues, id, 'Issue'))
  return { ...relation, issue: view(relation.issue), relatedIssue: view(relation.relatedIssue) }
}

export const attachmentView = (attachment: Attachment): View => ({ ...attachment })

export function commentView(state: LinearState, comment: Comment): View {
  const { rows } = state
  const { parent } = comment
  return {
    ...comment,
    createdAt: iso(comment.createdAt),
    updatedAt: iso(comment.updatedAt),
    editedAt: comment.editedAt === null ? null : iso(comment.editedAt),
    url: commentUrl(state, comment),
    issue: () => issueView(state, get(rows.issues, comment.issue, 'Issue')),
    parent: () => (parent === null ? null : commentView(state, get(rows.comments, parent, 'Comment'))),
    user: () => userView(state, comment.user),
    botActor: null,
  }
}

const CONTENT = {
  thought: 'AgentActivityThoughtContent',
  action: 'AgentActivityActionContent',
  elicitation: 'AgentActivityElicitationContent',
  response: 'AgentActivityResponseContent',
  error: 'AgentActivityErrorContent',
  prompt: 'AgentActivityPromptContent',
} as const

export function activityView(state: LinearState, activity: Activity): View {
  const { rows } = state
  const { sourceComment, content } = activity
  return {
    ...activity,
    createdAt: iso(activity.createdAt),
    updatedAt: iso(activity.updatedAt),
    content: { ...content, __typename: CONTENT[content['type'] as keyof typeof CONTENT] },
    agentSession: () => sessionView(state, get(rows.sessions, activity.session, 'AgentSession')),
    sourceComment: () =>
      sourceComment === null ? null : commentView(state, get(rows.comments, sourceComment, 'Comment')),
    user: () => userView(state, activity.user),
  }
}

/** An ephemeral activity gives way to whatever comes next. */
export function sessionView(state: LinearState, session: Session): View {
  const { rows } = state
  const all = activitiesOf(state, session)
  const visible = all.filter((one, n) => !one.ephemeral || n === all.length - 1)
  return {
    ...session,
    createdAt: iso(session.createdAt),
    updatedAt: iso(session.updatedAt),
    endedAt: null,
    status: () => statusOf(state, session),
    issue: () => issueView(state, get(rows.issues, session.issue, 'Issue')),
    comment: () => commentView(state, get(rows.comments, session.comment, 'Comment')),
    creator: () => userView(state, session.creator),
    appUser: () => userView(state, session.appUser),
    activities: (args: PageArguments) => page(visible, args, (row) => activityView(state, row)),
  }
}
