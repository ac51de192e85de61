import type { Comment, Issue } from '../../domain/issue.ts'
import { withMark } from '../shared/marks.ts'
import type { NewComment, NewIssue } from '../tracker.ts'
import { z } from 'zod'
import { clientIdOf } from './client-id.ts'
import { type Desk, idOf, look, Nothing, notTaken, remember, viewpoint } from './desk.ts'
import {
  COMMENT_CREATE,
  ISSUE_CREATE,
  ISSUE_CREATE_RELATED,
  ONE_COMMENT,
  RELATION,
  RELATION_CREATE,
} from './documents.ts'
import { readIssue } from './read.ts'
import { LinearComment, LinearIssue, nodesOf } from './shapes.ts'
import { LinearRefusal } from './trouble.ts'
import { toComment, toListed } from './views.ts'

/** Where a write is refused, its id may be used already: then what stands there counts, whoever sent it. */
async function onceById<Made>(
  create: () => Promise<Made>,
  find: () => Promise<Made | undefined>,
): Promise<Made> {
  try {
    return await create()
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    const there = await find()
    if (there === undefined) throw notTaken(error)
    return there
  }
}

/**
 * Makes the issue under an id that follows from its key. A parent is linked by a relation, not as a sub-issue: teams let
 * Linear close sub-issues with their parent, and the parent of a follow-up is done.
 */
export async function createIssue(desk: Desk, issue: NewIssue, signal: AbortSignal): Promise<Issue> {
  const { team, project } = await desk.surroundings.scope(signal)
  const id = clientIdOf(`issue/${team.id}/${issue.key}`)
  const labelIds = await desk.surroundings.labelIds(issue.labels, signal)
  const input = {
    id,
    teamId: team.id,
    title: issue.title,
    description: withMark(issue.body, { kind: 'issue', key: issue.key }),
    priority: issue.priority,
    ...(labelIds.length === 0 ? {} : { labelIds }),
    ...(project === null ? {} : { projectId: project.id }),
  }
  const parent = issue.parent === null ? null : await idOf(desk, issue.parent, signal)
  const made = await onceById<LinearIssue | null>(
    () => make(desk, { input, parent }, signal),
    async () => ((await foundOrUndefined(() => look(desk, id, signal))) === undefined ? undefined : null),
  )
  if (made === null || parent === null || issue.parent === null) {
    // it was there before, perhaps without its link
    if (made === null && parent !== null) await relate(desk, { from: parent, to: id }, signal)
    return made === null ? readIssue(desk, id, signal) : fresh(desk, made, signal)
  }
  return { ...(await fresh(desk, made, signal)), relations: [{ kind: 'related', ref: issue.parent }] }
}

const IssueMade = z.object({ issueCreate: z.object({ issue: LinearIssue }) })

async function make(
  desk: Desk,
  { input, parent }: { input: { readonly id: string }; parent: string | null },
  signal: AbortSignal,
): Promise<LinearIssue> {
  const [document, variables] =
    parent === null
      ? [ISSUE_CREATE, { input }]
      : [ISSUE_CREATE_RELATED, { input, relation: relationTo(parent, input.id) }]
  return (await desk.api.ask({ document, variables, answer: IssueMade }, signal)).issueCreate.issue
}

async function fresh(desk: Desk, made: LinearIssue, signal: AbortSignal): Promise<Issue> {
  remember(desk, made)
  const labels = await desk.surroundings.labelNames(made.labelIds, signal)
  return { ...toListed(made, labels, await viewpoint(desk, signal)), relations: [] }
}

function relationTo(parent: string, child: string) {
  const id = clientIdOf(`relation/${parent}/${child}`)
  return { id, issueId: parent, relatedIssueId: child, type: 'related' }
}

async function relate(
  desk: Desk,
  { from, to }: { from: string; to: string },
  signal: AbortSignal,
): Promise<void> {
  const input = relationTo(from, to)
  const { id } = input
  await onceById<unknown>(
    () => desk.api.ask({ document: RELATION_CREATE, variables: { input }, answer: Nothing }, signal),
    () =>
      foundOrUndefined(() =>
        desk.api.ask({ document: RELATION, variables: { id }, answer: Nothing }, signal),
      ),
  )
}

const CommentAnswer = z.object({ commentCreate: z.object({ comment: LinearComment }) })
export const CommentsAnswer = z.object({ comments: nodesOf(LinearComment) })

/** Posts the comment under an id that follows from issue and key. */
export async function postComment(desk: Desk, comment: NewComment, signal: AbortSignal): Promise<Comment> {
  const issueId = await idOf(desk, comment.issue, signal)
  return post(desk, { ...marked(issueId, comment), ref: comment.issue }, signal)
}

/** With its id, which follows from issue and key. */
export const marked = (
  issueId: string,
  { key, body }: Pick<NewComment, 'key' | 'body'>,
): Omit<Post, 'ref'> => ({
  id: clientIdOf(`comment/${issueId}/${key}`),
  issueId,
  body: withMark(body, { kind: 'comment', key }),
})

export interface Post {
  readonly id: string
  readonly ref: string
  readonly issueId: string
  readonly body: string
}

export const newComment = (comment: Omit<Post, 'ref'>) => ({ ...comment, doNotSubscribeToIssue: true })

export async function post(
  desk: Desk,
  { id, ref, issueId, body }: Post,
  signal: AbortSignal,
): Promise<Comment> {
  const view = await viewpoint(desk, signal)
  const input = newComment({ id, issueId, body })
  const made = await onceById(
    async () => {
      const question = { document: COMMENT_CREATE, variables: { input }, answer: CommentAnswer }
      return (await desk.api.ask(question, signal)).commentCreate.comment
    },
    async () => {
      // refused because the issue is gone: then this says so
      await look(desk, ref, signal)
      const question = { document: ONE_COMMENT, variables: { id }, answer: CommentsAnswer }
      return (await desk.api.ask(question, signal)).comments.nodes[0]
    },
  )
  return toComment(made, view)
}

async function foundOrUndefined<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof LinearRefusal || isAbsence(error)) return undefined
    throw error
  }
}

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'notFound'
