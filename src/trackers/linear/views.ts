import type { Comment, Issue, IssueRelation, ListedIssue, TrackerUser } from '../../domain/issue.ts'
import { readMark } from '../shared/marks.ts'
import { isClientId } from './client-id.ts'
import type { IssueAnswer, LinearComment, LinearIssue, LinearUser } from './shapes.ts'
import { openness } from './statuses.ts'

export interface Viewpoint {
  /** Name of the tracker in the configuration. */
  readonly tracker: string
  /** Our own user. */
  readonly viewer: { readonly id: string; readonly app: boolean }
  readonly team: { readonly id: string }
  /** Null where the tracker is for the whole team. */
  readonly project: { readonly id: string } | null
}

interface Bot {
  readonly id?: string | null | undefined
  readonly name?: string | null | undefined
}

/** Somebody without an account of this workspace is a bot: an integration, or a person of another service. */
function userOf(user: LinearUser | null | undefined, bot: Bot | null | undefined): TrackerUser {
  if (user == null) return { id: bot?.id ?? 'nobody', name: bot?.name ?? 'an integration', isBot: true }
  return { id: user.id, name: user.name, isBot: user.app || bot != null }
}

/** What we made under an id of ours is no person's, with a personal key either. */
function makerOf({ id, creator, botActor }: LinearIssue, { viewer }: Viewpoint): TrackerUser {
  const maker = userOf(creator, botActor)
  return { ...maker, isBot: maker.isBot || (maker.id === viewer.id && isClientId(id)) }
}

/** A token sees other teams, and webhooks come from all of them. */
function isElsewhere({ team, project }: LinearIssue, view: Viewpoint): boolean {
  return team.id !== view.team.id || (view.project !== null && project?.id !== view.project.id)
}

export function toListed(issue: LinearIssue, labels: readonly string[], view: Viewpoint): ListedIssue {
  return {
    id: issue.id,
    ref: issue.identifier,
    tracker: view.tracker,
    title: issue.title,
    body: issue.description ?? '',
    author: makerOf(issue, view),
    assignee: issue.assignee == null ? null : userOf(issue.assignee, null),
    labels: [...labels],
    priority: Math.min(4, Math.max(0, Math.round(issue.priority))),
    status: issue.state.name,
    state: openness(issue.state.type),
    delegated: issue.delegate?.id === view.viewer.id,
    url: issue.url,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    ...(isElsewhere(issue, view) ? { elsewhere: true } : {}),
  }
}

export function toIssue(issue: IssueAnswer['issue'], labels: readonly string[], view: Viewpoint): Issue {
  return { ...toListed(issue, labels, view), relations: relationsOf(issue) }
}

const KINDS: Readonly<Record<string, { here: IssueRelation['kind']; there: IssueRelation['kind'] }>> = {
  blocks: { here: 'blocks', there: 'blockedBy' },
  duplicate: { here: 'duplicate', there: 'duplicate' },
}
const RELATED = { here: 'related', there: 'related' } as const

function relationsOf({
  parent,
  children,
  relations,
  inverseRelations,
}: IssueAnswer['issue']): IssueRelation[] {
  const all: IssueRelation[] = [
    ...(parent == null ? [] : [{ kind: 'parent' as const, ref: parent.identifier }]),
    ...children.nodes.map(({ identifier }) => ({ kind: 'child' as const, ref: identifier })),
    ...relations.nodes.map((one) => ({
      kind: (KINDS[one.type] ?? RELATED).here,
      ref: one.relatedIssue.identifier,
    })),
    ...inverseRelations.nodes.map((one) => ({
      kind: (KINDS[one.type] ?? RELATED).there,
      ref: one.issue.identifier,
    })),
  ]
  return all.filter((one, n) => all.findIndex(({ kind, ref }) => kind === one.kind && ref === one.ref) === n)
}

/**
 * Ours is what our own user posted under an id of ours: nobody else can choose one by hand, so a person whose key the
 * daemon uses still speaks for himself.
 */
export function toComment(comment: LinearComment, { viewer }: Pick<Viewpoint, 'viewer'>): Comment {
  const isOurs = comment.user?.id === viewer.id && isClientId(comment.id)
  const author = userOf(comment.user, comment.botActor)
  return {
    id: comment.id,
    key: isOurs ? (readMark(comment.body)?.key ?? comment.id) : null,
    issue: comment.issue?.identifier ?? '',
    author: { ...author, isBot: author.isBot || isOurs },
    body: comment.body,
    createdAt: comment.createdAt,
    editedAt: comment.editedAt ?? null,
  }
}
