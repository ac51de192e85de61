import { z } from 'zod'
import type { Comment, Issue } from '../../domain/issue.ts'
import { type Desk, orNotFound, present, viewpoint } from './desk.ts'
import { COMMENTS, ISSUE } from './documents.ts'
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
  return all
    .map((comment) => toComment(comment, view))
    .filter(({ createdAt, editedAt }) => since === null || Math.max(createdAt, editedAt ?? 0) >= since)
    .sort((a, b) => a.createdAt - b.createdAt)
}
