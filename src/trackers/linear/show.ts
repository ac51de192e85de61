import type { ListedIssue } from '../../domain/issue.ts'
import { HookeError } from '../../domain/errors.ts'
import { readMark } from '../shared/marks.ts'
import { wasMoved } from '../shared/moved.ts'
import { writeSections } from '../shared/sections.ts'
import type { Show, Shown } from '../tracker.ts'
import { say } from './agent-sessions.ts'
import { clientIdOf } from './client-id.ts'
import { type Desk, idOf, look, notTaken, orNotFound, present, viewpoint } from './desk.ts'
import { LOOK_WITH_COMMENT, ONE_COMMENT } from './documents.ts'
import { type LinearIssue, LookAnswer } from './shapes.ts'
import { stateFor } from './statuses.ts'
import { LinearRefusal } from './trouble.ts'
import { toListed } from './views.ts'
import { CommentsAnswer, marked, post } from './write.ts'
import { type Change, writeShown, type Writing } from './write-shown.ts'

/** One look and one change of whatever differs; where only words differ, the change alone, which tells how things stand. */
export async function showOn(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown> {
  return (await showUnseen(desk, shown, signal)) ?? showSeen(desk, shown, signal)
}

/** Null where a look is needed: the column or the text may change, or Linear refused. */
async function showUnseen(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown | null> {
  const { issue: ref, comment, status, sections, saying, posting } = shown
  if (comment?.id == null || sections !== undefined || desk.words.get(comment.id) === comment.body)
    return null
  const column = await columnsOf(desk, signal)
  if (status !== undefined && ![status.to, ...status.tried].every((to) => column(to) === status.seen))
    return null
  const words = { id: comment.id, body: comment.body, isNew: false }
  const telling = posting === undefined ? undefined : marked(await idOf(desk, ref, signal), posting)
  const issue = await ifTaken(() =>
    writeShown(desk, { issueId: ref, change: null, comment: words, saying, telling }, signal),
  )
  if (issue === undefined) return null
  present(desk, ref, issue)
  const moved = status !== undefined && wasMoved(issue.state.name, status, column)
  const done = { said: saying !== undefined, posted: telling !== undefined }
  return { issue: await listed(desk, issue, signal), moved, comment: comment.id, ...done }
}

async function ifTaken<Taken>(write: () => Promise<Taken>): Promise<Taken | undefined> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof LinearRefusal) return undefined
    throw error
  }
}

/** The name of the column that shows a status; empty when there is none. */
async function columnsOf(desk: Desk, signal: AbortSignal) {
  const { states } = await desk.surroundings.scope(signal)
  return (to: Parameters<typeof stateFor>[0]): string => stateFor(to, states, desk.states)?.name ?? ''
}

async function showSeen(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown> {
  const { status, saying, posting } = shown
  const there = await lookAt(desk, shown, signal)
  const { moved, change } = await changeOf(desk, { shown, issue: there.issue }, signal)
  const { id: issueId } = there.issue
  const telling = posting === undefined ? undefined : marked(issueId, posting)
  const writing: Writing = { issueId, change, comment: commentOf(shown, there), saying, telling }
  const { issue, ...done } = await write(desk, { shown, there, writing }, signal)
  // moved since the look, where nothing of ours moved it
  const column = await columnsOf(desk, signal)
  const isMoved =
    moved ||
    (status !== undefined && change?.stateId === undefined && wasMoved(issue.state.name, status, column))
  return {
    issue: await listed(desk, issue, signal),
    moved: isMoved,
    comment: there.comment?.id ?? null,
    ...done,
  }
}

interface ToWrite {
  readonly shown: Show
  readonly there: There
  readonly writing: Writing
}

/** In one request; one after the other where Linear refused one of them, which shows which, and why. */
async function write(
  desk: Desk,
  { shown, there, writing }: ToWrite,
  signal: AbortSignal,
): Promise<{ issue: LinearIssue; said: boolean; posted?: boolean }> {
  const { change, comment, saying, telling } = writing
  // what tells nothing else is left to a request of its own
  if (change === null && comment === null && saying === undefined) return { issue: there.issue, said: false }
  const written = await ifTaken(async () => ({ issue: await writeShown(desk, writing, signal) }))
  if (written !== undefined)
    return {
      issue: written.issue ?? there.issue,
      said: saying !== undefined,
      posted: telling !== undefined,
    }
  const issue =
    change === null ? there.issue : await changeIssue(desk, { issue: there.issue, change }, signal)
  if (comment !== null) await showComment(desk, { ref: shown.issue, issueId: issue.id, comment }, signal)
  return { issue, said: saying !== undefined && (await isSaid(desk, saying, signal)) }
}

/** A session that is gone, or closed to us, hears nothing more; the issue is shown all the same. */
async function isSaid(
  desk: Desk,
  saying: NonNullable<Show['saying']>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await say(desk, saying, signal)
    return true
  } catch (error) {
    if (error instanceof HookeError && !error.retryable) return false
    throw error
  }
}

interface There {
  readonly issue: LinearIssue
  /** The status comment: its id, and what it says, or null when it is not there. */
  readonly comment: { readonly id: string; readonly body: string | null } | null
}

/** What is to be written of the comment. One that was there once and is not was deleted by a person, and stays so. */
function commentOf({ comment }: Show, there: There): Writing['comment'] {
  if (comment === undefined || there.comment === null) return null
  const { id, body } = there.comment
  if (body === comment.body || (body === null && comment.id !== null)) return null
  return { id, body: comment.body, isNew: body === null }
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

async function changeIssue(
  desk: Desk,
  { issue, change }: { issue: LinearIssue; change: Change },
  signal: AbortSignal,
): Promise<LinearIssue> {
  try {
    const writing = { issueId: issue.id, change, comment: null, saying: undefined }
    return (await writeShown(desk, writing, signal)) ?? issue
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    // a column that was removed or an issue that changed its team: the next try asks anew
    desk.surroundings.forget()
    await look(desk, issue.id, signal)
    throw notTaken(error)
  }
}

interface ToSay {
  readonly ref: string
  readonly issueId: string
  readonly comment: NonNullable<Writing['comment']>
}

async function showComment(desk: Desk, { ref, issueId, comment }: ToSay, signal: AbortSignal): Promise<void> {
  const { id, body, isNew } = comment
  // an earlier try may have posted it with other words
  if (isNew && (await post(desk, { id, ref, issueId, body }, signal)).body === body) return
  await edit(desk, { issueId, comment: { id, body, isNew: false } }, signal)
}

/** A person may delete it the moment before. */
async function edit(
  desk: Desk,
  { issueId, comment }: Pick<ToSay, 'issueId' | 'comment'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await writeShown(desk, { issueId, change: null, comment, saying: undefined }, signal)
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
