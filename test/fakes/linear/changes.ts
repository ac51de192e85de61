import { commentData, issueData, personOf, urlOf } from './payloads.ts'
import type { Attachment, Comment, Issue, Label, Relation, State } from './records.ts'
import { invalid } from './refusals.ts'
import { startSession } from './sessions.ts'
import { findIssue, get, identifierOf, type LinearState } from './state.ts'

const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The client's id, which must be a UUID v4 that nothing ever had; or a new one. */
export function takeId(state: LinearState, wanted: string | null | undefined): string {
  const id = wanted ?? state.nextId()
  if (!V4.test(id)) throw invalid('id must be a UUID v4.')
  if (state.taken.has(id)) throw invalid(`conflict on insert: an entity with id ${id} exists.`)
  state.taken.add(id)
  return id
}

export interface IssueInput {
  readonly id?: string | null
  readonly teamId: string
  readonly title?: string | null
  readonly description?: string | null
  readonly priority?: number | null
  readonly stateId?: string | null
  readonly labelIds?: readonly string[] | null
  readonly parentId?: string | null
  readonly projectId?: string | null
  readonly assigneeId?: string | null
  readonly delegateId?: string | null
}

export function createIssue(state: LinearState, by: string, input: IssueInput): Issue {
  const { rows } = state
  const team = get(rows.teams, input.teamId, 'Team')
  if (input.title == null || input.title === '') throw invalid('title must not be empty.')
  for (const id of input.labelIds ?? []) get(rows.labels, id, 'IssueLabel')
  const at = state.nextTime()
  const issue: Issue = {
    ...optional(input),
    ...BARE,
    id: takeId(state, input.id),
    createdAt: at,
    updatedAt: at,
    team: team.id,
    number: nextNumber(state, team.id),
    title: input.title,
    state: (input.stateId == null ? firstState(state, team.id) : stateOf(state, team.id, input.stateId)).id,
    creator: by,
    parent: input.parentId == null ? null : findIssue(state, input.parentId).id,
  }
  rows.issues.set(issue.id, issue)
  state.note({ what: 'created', kind: 'issue', id: issue.id, by })
  tellIssue(state, { action: 'create', by, issue })
  const { delegateId } = input
  return delegateId == null ? issue : updateIssue(state, by, { ref: issue.id, input: { delegateId } })
}

const BARE = { previousIdentifiers: [], delegate: null, archivedAt: null, trashed: false } as const

function optional(input: IssueInput) {
  return {
    description: input.description ?? null,
    priority: input.priority ?? 0,
    labels: [...(input.labelIds ?? [])],
    assignee: input.assigneeId ?? null,
    project: input.projectId ?? null,
  }
}

function nextNumber({ rows }: LinearState, team: string): number {
  const own = [...rows.issues.values()].filter((one) => one.team === team)
  return 1 + Math.max(0, ...own.map(({ number }) => number))
}

export interface IssueChange {
  readonly title?: string | null
  readonly description?: string | null
  readonly priority?: number | null
  readonly stateId?: string | null
  readonly addedLabelIds?: readonly string[] | null
  readonly removedLabelIds?: readonly string[] | null
  readonly parentId?: string | null
  readonly assigneeId?: string | null
  readonly delegateId?: string | null
  /** What only people do in the double. */
  readonly teamId?: string
  readonly trashed?: boolean
  readonly archived?: boolean
}

export function updateIssue(
  state: LinearState,
  by: string,
  { ref, input }: { ref: string; input: IssueChange },
): Issue {
  const before = findIssue(state, ref)
  const moved = input.teamId === undefined ? before : movedTo(state, before, input.teamId)
  const issue: Issue = {
    ...moved,
    ...texts(before, input),
    ...people(before, input),
    ...ending(state, before, input),
    updatedAt: state.nextTime(),
    state: input.stateId == null ? moved.state : stateOf(state, moved.team, input.stateId).id,
    labels: labelsAfter(state, before, input),
    parent: input.parentId == null ? before.parent : findIssue(state, input.parentId).id,
  }
  const isGone = input.trashed === true
  state.rows.issues.set(issue.id, issue)
  state.note({ what: isGone ? 'removed' : 'changed', kind: 'issue', id: issue.id, by })
  tellIssue(state, { action: isGone ? 'remove' : 'update', by, issue, before })
  if (issue.delegate !== null && issue.delegate !== before.delegate) startSession(state, by, issue)
  return issue
}

function texts(before: Issue, input: IssueChange): Pick<Issue, 'title' | 'description' | 'priority'> {
  return {
    title: input.title ?? before.title,
    description: input.description === undefined ? before.description : input.description,
    priority: input.priority ?? before.priority,
  }
}

function ending(
  state: LinearState,
  before: Issue,
  input: IssueChange,
): Pick<Issue, 'trashed' | 'archivedAt'> {
  const trashed = input.trashed ?? before.trashed
  return {
    trashed,
    archivedAt: (input.archived ?? input.trashed) === true ? state.clock.now() : before.archivedAt,
  }
}

function labelsAfter(state: LinearState, before: Issue, input: IssueChange): readonly string[] {
  const labels = new Set(before.labels)
  for (const id of input.addedLabelIds ?? []) labels.add(get(state.rows.labels, id, 'IssueLabel').id)
  for (const id of input.removedLabelIds ?? []) labels.delete(id)
  return [...labels]
}

function people(before: Issue, input: IssueChange): Pick<Issue, 'assignee' | 'delegate'> {
  return {
    assignee: input.assigneeId === undefined ? before.assignee : input.assigneeId,
    delegate: input.delegateId === undefined ? before.delegate : input.delegateId,
  }
}

/** A new number in the other team; the old identifier is remembered. */
function movedTo(state: LinearState, issue: Issue, team: string): Issue {
  return {
    ...issue,
    team,
    number: nextNumber(state, team),
    previousIdentifiers: [identifierOf(state, issue), ...issue.previousIdentifiers],
    state: firstState(state, team).id,
  }
}

function firstState({ rows }: LinearState, team: string): State {
  const own = [...rows.states.values()].filter((one) => one.team === team)
  const first = own.find(({ type }) => type === 'backlog') ?? own[0]
  if (first === undefined) throw invalid('the team has no states.')
  return first
}

function stateOf({ rows }: LinearState, team: string, id: string): State {
  const found = get(rows.states, id, 'WorkflowState')
  if (found.team !== team) throw invalid('stateId is of another team.')
  return found
}

function tellIssue(
  state: LinearState,
  { action, by, issue, before }: { action: string; by: string; issue: Issue; before?: Issue },
): void {
  const updatedFrom = before === undefined ? {} : { updatedFrom: differences(before, issue) }
  state.webhooks.tell({
    type: 'Issue',
    action,
    rest: {
      actor: personOf(state, by),
      data: issueData(state, issue),
      url: urlOf(state, issue),
      ...updatedFrom,
    },
  })
}

function differences(before: Issue, after: Issue): Record<string, unknown> {
  const names: Readonly<Record<string, keyof Issue>> = {
    stateId: 'state',
    title: 'title',
    description: 'description',
    labelIds: 'labels',
    delegateId: 'delegate',
    assigneeId: 'assignee',
    updatedAt: 'updatedAt',
  }
  return Object.fromEntries(
    Object.entries(names)
      .filter(([, key]) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
      .map(([name, key]) => [name, before[key]]),
  )
}

export interface CommentInput {
  readonly id?: string | null
  readonly issueId?: string | null
  readonly parentId?: string | null
  readonly body?: string | null
}

export function createComment(state: LinearState, by: string, input: CommentInput): Comment {
  if (input.body == null || input.body === '') throw invalid('body must not be empty.')
  const parent = input.parentId == null ? null : get(state.rows.comments, input.parentId, 'Comment')
  const issue = findIssue(state, input.issueId ?? parent?.issue ?? '')
  const at = state.nextTime()
  const comment: Comment = {
    id: takeId(state, input.id),
    createdAt: at,
    updatedAt: at,
    issue: issue.id,
    user: by,
    body: input.body,
    parent: parent?.id ?? null,
    editedAt: null,
  }
  state.rows.comments.set(comment.id, comment)
  state.note({ what: 'created', kind: 'comment', id: comment.id, by })
  tellComment(state, 'create', by, comment)
  return comment
}

export function updateComment(
  state: LinearState,
  by: string,
  { id, body }: { id: string; body: string },
): Comment {
  const before = get(state.rows.comments, id, 'Comment')
  const at = state.nextTime()
  const comment = { ...before, body, updatedAt: at, editedAt: at }
  state.rows.comments.set(id, comment)
  state.note({ what: 'changed', kind: 'comment', id, by })
  tellComment(state, 'update', by, comment)
  return comment
}

export function deleteComment(state: LinearState, by: string, id: string): void {
  const comment = get(state.rows.comments, id, 'Comment')
  state.rows.comments.delete(id)
  state.note({ what: 'removed', kind: 'comment', id, by })
  tellComment(state, 'remove', by, comment)
}

function tellComment(state: LinearState, action: string, by: string, comment: Comment): void {
  const rest = {
    actor: personOf(state, by),
    data: commentData(state, comment),
    url: commentUrl(state, comment),
  }
  state.webhooks.tell({ type: 'Comment', action, rest })
}

export const commentUrl = (state: LinearState, { issue, id }: Comment): string =>
  `${urlOf(state, findIssue(state, issue))}#comment-${id.slice(0, 8)}`

export function relate(
  state: LinearState,
  by: string,
  input: { id?: string | null; issueId: string; relatedIssueId: string; type: string },
): Relation {
  const at = state.nextTime()
  const relation = {
    issue: findIssue(state, input.issueId).id,
    relatedIssue: findIssue(state, input.relatedIssueId).id,
    type: input.type,
    id: takeId(state, input.id),
    createdAt: at,
    updatedAt: at,
  }
  state.rows.relations.set(relation.id, relation)
  state.note({ what: 'created', kind: 'relation', id: relation.id, by })
  return relation
}

/** The address is the key of an issue's attachments: the same one again changes the one that is there. */
export function attach(
  state: LinearState,
  by: string,
  input: {
    id?: string | null
    issueId: string
    title: string
    subtitle?: string | null
    url: string
    metadata?: Record<string, unknown> | null
  },
): Attachment {
  const issue = findIssue(state, input.issueId).id
  const known = [...state.rows.attachments.values()].find(
    (one) => one.issue === issue && one.url === input.url,
  )
  const at = state.nextTime()
  const attachment = {
    id: known?.id ?? takeId(state, input.id),
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    issue,
    title: input.title,
    subtitle: input.subtitle ?? null,
    url: input.url,
    metadata: input.metadata ?? {},
  }
  state.rows.attachments.set(attachment.id, attachment)
  state.note({ what: known ? 'changed' : 'created', kind: 'attachment', id: attachment.id, by })
  return attachment
}

export function createLabel(
  state: LinearState,
  by: string,
  input: {
    id?: string | null
    name: string
    color?: string | null
    description?: string | null
    teamId?: string | null
  },
): Label {
  const team = input.teamId ?? null
  const twin = [...state.rows.labels.values()].find(
    (one) => one.name.toLowerCase() === input.name.toLowerCase() && one.team === team,
  )
  if (twin !== undefined) throw invalid('A label with this name exists.')
  const label = {
    id: takeId(state, input.id),
    team,
    name: input.name,
    color: input.color ?? '#bec2c8',
    description: input.description ?? null,
  }
  state.rows.labels.set(label.id, label)
  state.note({ what: 'created', kind: 'label', id: label.id, by })
  return label
}
