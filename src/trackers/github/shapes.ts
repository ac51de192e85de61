import { z } from 'zod'
import type { Comment, ListedIssue, TrackerUser } from '../../domain/issue.ts'
import { readMark } from '../shared/marks.ts'
import { type Place, refTo } from './refs.ts'
import { priorityOf, type StatusLabels, statusWord } from './status-labels.ts'

/** Ids may be larger than a number holds exactly; they are names to us. */
const Id = z.union([z.number(), z.bigint()]).transform(String)
const Time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

/** The account of somebody who left is null. */
const User = z
  .object({ id: Id, login: z.string(), type: z.string().optional() })
  .nullable()
  .transform((user): Omit<TrackerUser, 'isBot'> & { isApp: boolean } =>
    user === null
      ? { id: 'ghost', name: 'ghost', isApp: false }
      : { id: user.id, name: user.login, isApp: user.type === 'Bot' },
  )

export const LabelPayload = z.object({ name: z.string().nullish(), node_id: z.string().optional() })
export type LabelPayload = z.infer<typeof LabelPayload>

export const IssuePayload = z.object({
  id: Id,
  node_id: z.string().optional(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  state_reason: z.string().nullish(),
  labels: z.array(z.union([z.string(), LabelPayload])),
  assignees: z.array(User).nullish(),
  user: User,
  html_url: z.string(),
  comments: z.number().optional(),
  created_at: Time,
  updated_at: Time,
  pull_request: z.unknown().optional(),
  parent_issue_url: z.string().nullish(),
  sub_issues_summary: z.object({ total: z.number() }).nullish(),
})
export type IssuePayload = z.infer<typeof IssuePayload>

export const CommentPayload = z.object({
  id: Id,
  node_id: z.string().optional(),
  body: z.string().nullish(),
  user: User,
  created_at: Time,
  updated_at: Time,
  html_url: z.string(),
  issue_url: z.string(),
})
export type CommentPayload = z.infer<typeof CommentPayload>

/** What payloads are read by. */
export interface Reading {
  readonly name: string
  readonly place: Place
  readonly labels: StatusLabels
  /** Id of our own account: marks of others count for nothing. */
  readonly ownId: string
}

function toUser({ ownId }: Reading, { id, name, isApp }: IssuePayload['user']): TrackerUser {
  return { id, name, isBot: isApp || id === ownId }
}

export function toIssue(reading: Reading, payload: IssuePayload): ListedIssue {
  const labels = labelNames(payload)
  const state = stateOf(payload)
  const [assignee] = payload.assignees ?? []
  return {
    id: payload.id,
    ref: refTo(reading.place, payload.number),
    tracker: reading.name,
    title: payload.title,
    body: (payload.body ?? '').replaceAll('\r\n', '\n'),
    author: toUser(reading, payload.user),
    assignee: assignee === undefined ? null : toUser(reading, assignee),
    labels,
    priority: priorityOf(labels),
    status: statusWord(reading.labels, { labels, state }),
    state,
    delegated: (payload.assignees ?? []).some(({ id }) => id === reading.ownId),
    url: payload.html_url,
    createdAt: payload.created_at,
    updatedAt: payload.updated_at,
  }
}

export function labelNames({ labels }: Pick<IssuePayload, 'labels'>): string[] {
  return labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? [])))
}

export function stateOf({ state, state_reason: reason }: Pick<IssuePayload, 'state' | 'state_reason'>) {
  if (state === 'open') return 'open'
  return reason === 'not_planned' || reason === 'duplicate' ? 'cancelled' : 'completed'
}

export function toComment(reading: Reading, payload: CommentPayload): Comment {
  const author = toUser(reading, payload.user)
  const body = payload.body ?? ''
  const number = Number(/\/issues\/(\d+)$/.exec(payload.issue_url)?.[1])
  const mark = author.id === reading.ownId ? readMark(body) : null
  return {
    id: payload.id,
    key: mark?.key ?? null,
    issue: refTo(reading.place, number),
    author,
    body,
    createdAt: payload.created_at,
    // whole seconds at GitHub; less than one is the time it took to write it down
    editedAt: payload.updated_at - payload.created_at >= 1_000 ? payload.updated_at : null,
  }
}

/** Those of pull requests are no comments of an issue. */
export const isOfIssue = ({ html_url: url }: CommentPayload): boolean => !/\/pull\/\d+(#|$)/.test(url)
