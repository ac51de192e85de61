import type { ListedIssue } from '../../domain/issue.ts'
import { z } from 'zod'
import { readMark } from '../shared/marks.ts'
import { wasMoved } from '../shared/moved.ts'
import { writeSections } from '../shared/sections.ts'
import type { Show, Shown } from '../tracker.ts'
import { clientIdOf } from './client-id.ts'
import { type Desk, idOf, look, Nothing, notTaken, orNotFound, present, viewpoint } from './desk.ts'
import {
  COMMENT_UPDATE,
  ISSUE_AND_COMMENT_UPDATE,
  ISSUE_UPDATE,
  ISSUE_UPDATE_COMMENT_CREATE,
  LOOK_WITH_COMMENT,
  ONE_COMMENT,
} from './documents.ts'
import { LinearIssue, LookAnswer } from './shapes.ts'
import { stateFor } from './statuses.ts'
import { LinearRefusal } from './trouble.ts'
import { toListed } from './views.ts'
import { CommentsAnswer, newComment, post } from './write.ts'

/** One look; then a change of the issue and one of the comment, each only where something differs. */
export async function showOn(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown> {
  const there = await lookAt(desk, shown, signal)
  const { moved, change } = await changeOf(desk, { shown, issue: there.issue }, signal)
  const both = change === null ? null : await changeBoth(desk, { shown, there, change }, signal)
  if (both !== null)
    return { issue: await listed(desk, both, signal), moved, comment: there.comment?.id ?? null }
  const issue =
    change === null ? there.issue : await changeIssue(desk, { issue: there.issue, change }, signal)
  const comment = await showComment(desk, { shown, there }, signal)
  return { issue: await listed(desk, issue, signal), moved, comment }
}

interface There {
  readonly issue: LinearIssue
  /** The status comment: its id, and what it says, or null when it is not there. */
  readonly comment: { readonly id: string; readonly body: string | null } | null
}

async function lookAt(desk: Desk, { issue: ref, comment }: Show, signal: AbortSignal): Promise<There> {
  if (comment === undefined) return { issue: await look(desk, ref, signal), comment: null }
  const id = comment.id ?? statusIdOf(await idOf(desk, ref, signal), comment.body)
  const question = { document: LOOK_WITH_COMMENT, variables: { id: ref, comment: id }, answer: LookAnswer }
  const found = await orNotFound(ref, () => desk.api.ask(question, signal))
  const body = found.comments?.nodes.find((one) => one.id === id)?.body ?? null
  return { issue: present(desk, ref, found.issue), comment: { id, body } }
}

/** One for each issue and mark: who does not know its id works it out. */
function statusIdOf(issueId: string, body: string): string {
  const { kind, key } = readMark(body) ?? { kind: 'status', key: '' }
  return clientIdOf(`${kind}/${issueId}/${key}`)
}

interface Change {
  readonly stateId?: string
  readonly description?: string
}

async function changeOf(
  desk: Desk,
  { shown: { status, sections }, issue }: { shown: Show; issue: LinearIssue },
  signal: AbortSignal,
): Promise<{ moved: boolean; change: Change | null }> {
  const { states } = await desk.surroundings.scope(signal)
  const column = (to: Parameters<typeof stateFor>[0]) => stateFor(to, states, desk.states)
  const moved = status !== undefined && wasMoved(issue.state.name, status, (to) => column(to)?.name ?? '')
  const target = status === undefined || moved ? undefined : column(status.to)
  const body = issue.description ?? ''
  const description = sections === undefined ? body : writeSections(body, sections)
  const change = {
    ...(target === undefined || target.id === issue.state.id ? {} : { stateId: target.id }),
    ...(description === body ? {} : { description }),
  }
  return { moved, change: Object.keys(change).length === 0 ? null : change }
}

const UpdateAnswer = z.object({ issueUpdate: z.object({ issue: LinearIssue }) })

interface Both {
  readonly shown: Show
  readonly there: There
  readonly change: Change
}

/** Issue and comment in one request; null where the comment needs none, or Linear took one of the two alone. */
async function changeBoth(
  desk: Desk,
  { shown: { comment }, there: { issue, comment: known }, change }: Both,
  signal: AbortSignal,
): Promise<LinearIssue | null> {
  if (comment === undefined || known === null || known.body === comment.body) return null
  const { id, body } = known
  if (body === null && comment.id !== null) return null
  const [document, words] =
    body === null
      ? [ISSUE_UPDATE_COMMENT_CREATE, { words: newComment({ id, issueId: issue.id, body: comment.body }) }]
      : [ISSUE_AND_COMMENT_UPDATE, { comment: id, words: { body: comment.body } }]
  const variables = { id: issue.id, input: change, ...words }
  try {
    return (await desk.api.ask({ document, variables, answer: UpdateAnswer }, signal)).issueUpdate.issue
  } catch (error) {
    // one after the other it shows which of them was refused, and why
    if (error instanceof LinearRefusal) return null
    throw error
  }
}

async function changeIssue(
  desk: Desk,
  { issue, change }: { issue: LinearIssue; change: Change },
  signal: AbortSignal,
): Promise<LinearIssue> {
  try {
    const variables = { id: issue.id, input: change }
    const question = { document: ISSUE_UPDATE, variables, answer: UpdateAnswer }
    return (await desk.api.ask(question, signal)).issueUpdate.issue
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    // a column that was removed or an issue that changed its team: the next try asks anew
    desk.surroundings.forget()
    await look(desk, issue.id, signal)
    throw notTaken(error)
  }
}

async function showComment(
  desk: Desk,
  { shown: { issue: ref, comment }, there }: { shown: Show; there: There },
  signal: AbortSignal,
): Promise<string | null> {
  if (comment === undefined || there.comment === null) return null
  const { id, body } = there.comment
  if (body === comment.body) return id
  // it was there once, so a person deleted it, and it stays so
  if (body === null && comment.id !== null) return id
  if (body === null) {
    const made = await post(desk, { id, ref, issueId: there.issue.id, body: comment.body }, signal)
    // an earlier try may have posted it with other words
    if (made.body === comment.body) return id
  }
  await edit(desk, { id, body: comment.body }, signal)
  return id
}

/** A person may delete it the moment before. */
async function edit(desk: Desk, comment: { id: string; body: string }, signal: AbortSignal): Promise<void> {
  const variables = { id: comment.id, input: { body: comment.body } }
  try {
    await desk.api.ask({ document: COMMENT_UPDATE, variables, answer: Nothing }, signal)
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    const question = { document: ONE_COMMENT, variables: { id: comment.id }, answer: CommentsAnswer }
    if ((await desk.api.ask(question, signal)).comments.nodes.length > 0) throw notTaken(error)
  }
}

async function listed(desk: Desk, issue: LinearIssue, signal: AbortSignal): Promise<ListedIssue> {
  const labels = await desk.surroundings.labelNames(issue.labelIds, signal)
  return toListed(issue, labels, await viewpoint(desk, signal))
}
