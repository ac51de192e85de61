import { z } from 'zod'
import type { Saying } from '../agent-sessions.ts'
import { sayingInput, sayingPart } from './agent-sessions.ts'
import type { Desk } from './desk.ts'
import { LinearIssue } from './shapes.ts'
import { showDocument } from './show-document.ts'
import { newComment, type Post } from './write.ts'

export interface Change {
  readonly stateId?: string
  readonly description?: string
}

/** What is to be written, of issue, status comment and agent session. */
export interface Writing {
  readonly issueId: string
  readonly change: Change | null
  readonly comment: { readonly id: string; readonly body: string; readonly isNew: boolean } | null
  readonly saying: Saying | undefined
  /** Another comment, posted with the rest; its id is ours, so that nobody posts it twice. */
  readonly telling?: Omit<Post, 'ref'> | undefined
}

const Written = z.object({
  issueUpdate: z.object({ issue: LinearIssue }).optional(),
  commentUpdate: z.object({ comment: z.object({ issue: LinearIssue.nullish() }) }).optional(),
})

/** All of it in one request; throws `LinearRefusal` when one of the parts is refused. Gives the issue as it is then. */
export async function writeShown(
  desk: Desk,
  { issueId, change, comment, saying, telling }: Writing,
  signal: AbortSignal,
): Promise<LinearIssue | undefined> {
  const document = showDocument({
    issue: change !== null,
    comment: comment === null ? null : comment.isNew ? 'create' : 'update',
    saying: saying === undefined ? null : sayingPart(saying),
    telling: telling !== undefined,
  })
  const variables = {
    ...(change === null ? {} : { id: issueId, input: change }),
    ...(comment === null ? {} : wordsOf(issueId, comment)),
    ...(saying === undefined ? {} : sayingInput(saying)),
    ...(telling === undefined ? {} : { tell: newComment(telling) }),
  }
  const answer = await desk.api.ask({ document, variables, answer: Written }, signal)
  if (comment !== null) rememberWords(desk, comment)
  return issueIn(answer)
}

function issueIn({ issueUpdate, commentUpdate }: z.infer<typeof Written>): LinearIssue | undefined {
  return issueUpdate?.issue ?? commentUpdate?.comment.issue ?? undefined
}

function wordsOf(issueId: string, { id, body, isNew }: NonNullable<Writing['comment']>) {
  return isNew ? { post: newComment({ id, issueId, body }) } : { comment: id, words: { body } }
}

const MOST_WORDS = 10_000

/** What a status comment says, so that nobody writes the same again without looking. */
function rememberWords({ words }: Desk, { id, body }: { id: string; body: string }): void {
  if (words.size >= MOST_WORDS) words.clear()
  words.set(id, body)
}
