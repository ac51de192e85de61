import { HookeError } from '../../domain/errors.ts'
import type { Show } from '../tracker.ts'
import { issueName } from './comments.ts'
import { commentNode, type Desk, labelNode, REPOSITORY_NODE } from './desk.ts'
import { changeFor, type DueChange, type Showing } from './due-change.ts'
import { doneOf, isInTheWay, isOnlyThis, REST_MS } from './errors.ts'
import { type Moving, moveTo, others, statusNames, type Wanted, wordOf } from './exchange-label.ts'
import {
  documentOf,
  madeComments,
  type Moment,
  type Moments,
  momentsOf,
  type OneChange,
} from './one-document.ts'
import { isMoved, putBack } from './put-back.ts'
import type { IssuePayload } from './shapes.ts'

export interface Done extends Moving {
  readonly comment: string | null
  readonly posted: boolean
}

/** Not all of it was done; a look tells the rest. What was to be posted may be all the same. */
export interface Refused {
  readonly refused: true
  readonly posted: boolean
  /** The word that our own changes may have left there, so that it is not taken for a person's. */
  readonly left: string | null
}

/**
 * Text, label, state and comments in one request of GraphQL (F-8). The status comment comes first, and with it how the
 * issue stood before: a person who moved it wins, and what was put there over theirs goes again (T-3). Null when nothing
 * was asked: there is nothing to save, or something that GraphQL needs is not known.
 */
export async function showAtOnce(
  desk: Desk,
  showing: Showing,
  signal: AbortSignal,
): Promise<Done | Refused | null> {
  const { issue, shown } = showing
  const change = await changeFor(desk, showing, signal)
  if (change === null) return null
  if (change.comment.kind === 'edited') desk.bodies.delete(change.comment.id)
  const sent = await send(desk, { number: issue.number, change }, signal)
  const said = noteComments(desk, { change, shown, answer: sent.answer })
  const moving = await outcomeOf(desk, { ...sent, issue, change, status: shown.status }, signal)
  if (moving !== null) return { ...moving, ...said }
  return { refused: true, posted: said.posted, left: leftBy(desk, shown.status, sent.moments) }
}

interface Outcome extends Sent {
  readonly issue: IssuePayload
  readonly change: DueChange
  readonly status: Show['status']
}

/** Null where not all was done. */
async function outcomeOf(
  desk: Desk,
  { issue, change, status, moments: { before, after }, isAll }: Outcome,
  signal: AbortSignal,
): Promise<Moving | null> {
  if (before === null || after === null) return null
  if (status !== undefined && isMoved(desk, before, status))
    return { issue: await putBack(desk, { before, after, status }, signal), moved: true }
  if (!isAll) return null
  const now = { ...issue, ...fieldsOf(after), body: change.text ?? issue.body }
  if (status === undefined || isAlone(desk, now, status)) return { issue: now, moved: false }
  return moveTo(desk, now, { status, signal })
}

/** Only where no label stands there that can be a person's. */
function leftBy(desk: Desk, status: Show['status'], { after }: Moments): string | null {
  if (after === null || status === undefined) return null
  const ours = [status.to, ...status.tried].map((one) => desk.labels.labelOf(one))
  const isOurs = others(desk, statusNames(desk, after), [...ours, status.seen ?? '']).length === 0
  return isOurs ? wordOf(desk, after) : null
}

const isAlone = (desk: Desk, issue: IssuePayload, { to }: Wanted): boolean =>
  others(desk, statusNames(desk, issue), [desk.labels.labelOf(to)]).length === 0

/** What became of the comments is remembered, whatever became of the rest. */
function noteComments(
  desk: Desk,
  { change, shown: { posting }, answer }: { change: DueChange; shown: Show; answer: unknown },
): Pick<Done, 'comment' | 'posted'> {
  const { comment, also } = madeComments(answer)
  if (posting !== undefined && typeof also?.id === 'string') desk.made.set(`comment ${posting.key}`, also.id)
  const id = idOf(desk, change.comment, comment)
  if (id !== null && momentsOf(answer).before !== null) desk.bodies.set(id, change.comment.body)
  return { comment: id, posted: also != null }
}

function idOf(
  { made, nodes }: Desk,
  comment: DueChange['comment'],
  posted: ReturnType<typeof madeComments>['comment'],
): string | null {
  if (comment.kind === 'edited') return comment.id
  if (typeof posted?.id !== 'string') return null
  made.set(`comment ${comment.key}`, posted.id)
  nodes.set(commentNode(posted.id), posted.node)
  return posted.id
}

const fieldsOf = ({ state, state_reason, updated_at, labels }: Moment) => ({
  ...{ state, state_reason, updated_at },
  labels,
})

interface Sent {
  readonly answer: unknown
  readonly moments: Moments
  readonly isAll: boolean
}

async function send(
  desk: Desk,
  { number, change }: { number: number; change: OneChange },
  signal: AbortSignal,
): Promise<Sent> {
  const { answer, isAll } = await answerTo(desk, { number, change }, signal)
  const moments = momentsHere(desk, number, answer)
  // it speaks of its issues in another way than we know
  if (isAll && moments.before === null) desk.graphql.notBefore = desk.clock.now() + REST_MS
  return { answer, moments, isAll }
}

async function answerTo(
  desk: Desk,
  { number, change }: { number: number; change: OneChange },
  signal: AbortSignal,
): Promise<Pick<Sent, 'answer' | 'isAll'>> {
  const { document, variables } = documentOf(change)
  try {
    const answer = await desk.client.ask(issueName(desk, number), signal, async (octokit, { request }) => ({
      ...{ status: 200, headers: {} },
      data: await octokit.graphql<unknown>(document, { ...variables, request }),
    }))
    return { answer, isAll: true }
  } catch (error) {
    if (!(error instanceof HookeError) || isInTheWay(error)) throw error
    if (!isOnlyThis(error.cause)) desk.graphql.notBefore = error.retryAt ?? desk.clock.now() + REST_MS
    forgetLabels(desk)
    return { answer: doneOf(error.cause), isAll: false }
  }
}

/** A label that was deleted and made anew has another id. */
function forgetLabels({ nodes, graphql }: Desk): void {
  for (const key of nodes.keys()) if (key.startsWith(labelNode(''))) nodes.delete(key)
  graphql.hasLabels = false
}

/** An issue that is in another repository by now is none of this one (row 62). */
function momentsHere({ place: { owner, repo }, nodes }: Desk, number: number, answer: unknown): Moments {
  const moments = momentsOf(answer)
  const known = moments.before ?? moments.after
  if (known === null) return moments
  const { repository, number: found } = known
  nodes.set(REPOSITORY_NODE, known.repositoryNode)
  if (repository.toLowerCase() === `${owner}/${repo}`.toLowerCase() && found === number) return moments
  throw new HookeError('notFound', `issue ${owner}/${repo}#${number} was moved`, {
    found: `${repository}#${found}`,
    advice: 'name its new place; where a whole repository got another name, write that into hooke.toml',
  })
}
