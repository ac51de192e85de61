import { z } from 'zod'
import type { Comment, Issue } from '../../domain/issue.ts'
import { type Desk, orNotFound, present, viewpoint } from './desk.ts'
import { COMMENTS, ISSUE, ISSUE_WITH_COMMENTS } from './documents.ts'
import { allPages } from './pages.ts'
import { IssueAnswer, LinearComment, pageOf } from './shapes.ts'
import { toComment, toIssue } from './views.ts'

export async function readIssue(desk: Desk, ref: string, signal: AbortSignal): Promise<Issue> {
  const view = await viewpoint(desk, signal)
  const question = { document: ISSUE, variables: { id: ref }, answer: IssueAnswer }
  const { issue } = await orNotFound(ref, () => desk.api.ask(question, signal))
  present(desk, ref, issue)
  return toIssue(issue, await desk.surroundings.labelNames(issue.labelIds, signal), view)
}

const BothAnswer = z.object({
  issue: IssueAnswer.shape.issue.extend({ comments: pageOf(LinearComment) }),
})

/** In one request, unless it has more than one page of comments. */
export async function readBoth(
  desk: Desk,
  ref: string,
  signal: AbortSignal,
): Promise<{ readonly issue: Issue; readonly comments: readonly Comment[] }> {
  const view = await viewpoint(desk, signal)
  const question = { document: ISSUE_WITH_COMMENTS, variables: { id: ref }, answer: BothAnswer }
  const found = (await orNotFound(ref, () => desk.api.ask(question, signal))).issue
  present(desk, ref, found)
  const issue = toIssue(found, await desk.surroundings.labelNames(found.labelIds, signal), view)
  const { nodes, pageInfo } = found.comments
  if (pageInfo.hasNextPage) return { issue, comments: await readComments(desk, { ref, since: null }, signal) }
  return { issue, comments: oldestFirst(nodes.map((comment) => toComment(comment, view))) }
}

const oldestFirst = (comments: readonly Comment[]): readonly Comment[] =>
  comments.toSorted((a, b) => a.createdAt - b.createdAt)

const CommentsAnswer = z.object({ issue: z.object({ comments: pageOf(LinearComment) }) })

/** Linear lists the newest first; the whole list is asked for, and put in order here. */
export async function readComments(
  desk: Desk,
  { ref, since }: { ref: string; since: number | null },
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  const view = await viewpoint(desk, signal)
  const all = await allPages(async (after) => {
    const question = { document: COMMENTS, variables: { id: ref, after }, answer: CommentsAnswer }
    return (await orNotFound(ref, () => desk.api.ask(question, signal))).issue.comments
  })
  const found = all.map((comment) => toComment(comment, view))
  return oldestFirst(
    found.filter(({ createdAt, editedAt }) => since === null || Math.max(createdAt, editedAt ?? 0) >= since),
  )
}
