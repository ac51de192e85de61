import { wasMoved } from '../shared/moved.ts'
import type { Show } from '../tracker.ts'
import { markedBody, type SaidComment, saidComment } from './comments.ts'
import { type Desk, labelNode } from './desk.ts'
import { same, statusNames, type Wanted, wordOf } from './exchange-label.ts'
import { textOf } from './issue-change.ts'
import { nodeOf } from './look.ts'
import type { OneChange } from './one-document.ts'
import { type IssuePayload, stateOf } from './shapes.ts'
import { stateFor } from './status-labels.ts'

export interface Showing {
  readonly issue: IssuePayload
  readonly shown: Show
}

/** What is to be changed, and which comment says so. */
export type DueChange = OneChange & { readonly comment: SaidComment }

/** Null where nothing but the comment differs, a person moved it already, or GraphQL lacks what it needs. */
export async function changeFor(
  desk: Desk,
  { issue, shown }: Showing,
  signal: AbortSignal,
): Promise<DueChange | null> {
  const { status, comment, posting, earlier } = shown
  const isAsked = desk.clock.now() >= desk.graphql.notBefore
  if (comment === undefined || issue.node_id === undefined || !isAsked) return null
  if (status !== undefined && wasMoved(wordOf(desk, issue), status, desk.labels.labelOf)) return null
  const differing = await differenceOf(desk, { issue, shown }, signal)
  if (differing === null) return null
  const said = await saidComment(desk, { number: issue.number, ...comment, earlier }, signal)
  if (said === null) return null
  const also = posting === undefined ? {} : { also: markedBody(posting) }
  return { issue: issue.node_id, comment: said, ...differing, ...also }
}

type Difference = Pick<OneChange, 'text' | 'stale' | 'fresh' | 'state'>

/** What differs besides the comment; null when nothing does, or GraphQL lacks what it needs. */
async function differenceOf(
  desk: Desk,
  { issue, shown: { status, sections } }: Showing,
  signal: AbortSignal,
): Promise<Difference | null> {
  const text = textOf(issue, sections)
  const exchange = status === undefined ? {} : await exchangeOf(desk, { issue, status }, signal)
  if (exchange === null) return null
  const differing = { ...(text === null ? {} : { text }), ...exchange }
  return Object.keys(differing).length === 0 ? null : differing
}

/** What differs of label and state; null where a label is not known to GraphQL. */
async function exchangeOf(
  desk: Desk,
  { issue, status }: { issue: IssuePayload; status: Wanted },
  signal: AbortSignal,
): Promise<Pick<OneChange, 'stale' | 'fresh' | 'state'> | null> {
  const target = desk.labels.labelOf(status.to)
  const names = statusNames(desk, issue)
  const isThere = names.some((name) => same(name, target))
  const stale = names.filter((name) => !same(name, target)).map((name) => desk.nodes.get(labelNode(name)))
  const fresh = isThere ? undefined : await nodeOf(desk, target, signal)
  if (fresh === null || stale.includes(undefined)) return null
  const state = stateFor(status.to)
  return {
    ...(stale.length === 0 ? {} : { stale: stale.filter((node) => node !== undefined) }),
    ...(fresh === undefined ? {} : { fresh }),
    ...(state === stateOf(issue) ? {} : { state }),
  }
}
