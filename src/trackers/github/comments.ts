import type { Comment } from '../../domain/issue.ts'
import type { EarlierTry } from '../../lib/create-once.ts'
import { readMark, withMark, withoutMarks } from '../shared/marks.ts'
import type { NewComment } from '../tracker.ts'
import { commentNode, type Desk, numberFor, readingOf, sinceOf, timeOf } from './desk.ts'
import { statusOf } from './errors.ts'
import { refTo } from './refs.ts'
import { CommentPayload, toComment } from './shapes.ts'

/** The longest text that GitHub takes. */
const LONGEST = 65_000

export async function listComments(
  desk: Desk,
  { number, since }: { number: number; since: number | null },
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  const reading = await readingOf(desk, signal)
  const rows = await desk.client.all(issueName(desk, number), signal, (octokit, sending) =>
    octokit.rest.issues.listComments({
      ...sending,
      issue_number: number,
      ...(since === null ? {} : { since: timeOf(since) }),
    }),
  )
  return rows
    .map((row) => toComment(reading, CommentPayload.parse(row)))
    .filter(({ createdAt, editedAt }) => since === null || isSince(since, editedAt ?? createdAt))
}

/** GitHub's times have no milliseconds. */
function isSince(since: number, time: number): boolean {
  return time >= since || (time % 1000 === 0 && time >= Math.floor(since / 1000) * 1000)
}

/** A comment that is posted once by its key; it carries the key in a hidden mark (T-4). */
export function postComment(desk: Desk, comment: NewComment, signal: AbortSignal): Promise<Comment> {
  const number = numberFor(desk, comment.issue)
  return postMarked(desk, { number, kind: kindOf(comment.body), ...comment }, signal)
}

const kindOf = (body: string): string => readMark(body)?.kind ?? 'comment'

/** A comment as it is posted, with its mark. */
export const markedBody = ({ kind, key, body }: { kind?: string; key: string; body: string }): string =>
  withMark(cut(withoutMarks(unmarked(body))), { kind: kind ?? kindOf(body), key })

/** What carries a mark of its own keeps its kind; the key is the one that was asked for. */
export async function postMarked(
  desk: Desk,
  comment: { number: number; kind: string; key: string; body: string; earlier?: EarlierTry | undefined },
  signal: AbortSignal,
): Promise<Comment> {
  const { number, key, earlier } = comment
  const known = desk.made.get(`comment ${key}`)
  if (known !== undefined) {
    const found = await commentById(desk, known, signal)
    if (found !== null) return found
  }
  const body = markedBody(comment)
  const posted = await desk.once<Comment>(
    {
      key: `comment ${key}`,
      earlier,
      find: async (since) => {
        const all = await listComments(desk, { number, since: Date.parse(sinceOf(since)) }, signal)
        return all.filter((one) => one.key === key).sort(byId)
      },
      create: () => create(desk, { number, body }, signal),
      remove: ({ id }) => removeComment(desk, id, signal),
    },
    signal,
  )
  desk.made.set(`comment ${key}`, posted.id)
  return posted
}

async function create(
  desk: Desk,
  { number, body }: { number: number; body: string },
  signal: AbortSignal,
): Promise<Comment> {
  const reading = await readingOf(desk, signal)
  const data = await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
    octokit.rest.issues.createComment({ ...sending, issue_number: number, body }),
  )
  return toComment(reading, learned(desk, data))
}

/** With what GraphQL calls it. */
function learned({ nodes }: Desk, data: unknown): CommentPayload {
  const payload = CommentPayload.parse(data)
  if (payload.node_id !== undefined) nodes.set(commentNode(payload.id), payload.node_id)
  return payload
}

export async function removeComment(desk: Desk, id: string, signal: AbortSignal): Promise<void> {
  await orNull(
    desk.client.ask(`comment ${id}`, signal, (octokit, sending) =>
      octokit.rest.issues.deleteComment({ ...sending, comment_id: Number(id) }),
    ),
  )
}

export async function commentById(desk: Desk, id: string, signal: AbortSignal): Promise<Comment | null> {
  const reading = await readingOf(desk, signal)
  const data = await orNull(
    desk.client.ask(`comment ${id}`, signal, (octokit, sending) =>
      octokit.rest.issues.getComment({ ...sending, comment_id: Number(id) }),
    ),
  )
  return data === null ? null : toComment(reading, learned(desk, data))
}

/** The one comment that is edited in place: by its id, else by its mark, else made. Gives its id. */
export async function putStatusComment(
  desk: Desk,
  comment: { number: number; body: string; id: string | null; earlier?: EarlierTry | undefined },
  signal: AbortSignal,
): Promise<string> {
  const { number, earlier } = comment
  const { kind, key, body } = markedStatus(desk, comment)
  const known = comment.id ?? desk.made.get(`comment ${key}`)
  if (known !== undefined && (await edit(desk, { id: known, body }, signal))) return known

  // a comment that was taken away may be made again; what an earlier try made is found by its mark
  desk.made.delete(`comment ${key}`)
  const posted = await postMarked(desk, { number, kind, key, body, earlier }, signal)
  desk.made.set(`comment ${key}`, posted.id)
  if (posted.body !== body) await edit(desk, { id: posted.id, body }, signal)
  desk.bodies.set(posted.id, body)
  return posted.id
}

interface StatusComment {
  readonly number: number
  readonly body: string
  readonly id: string | null
}

function markedStatus({ place }: Desk, { number, body }: StatusComment) {
  const { kind, key } = readMark(body) ?? { kind: 'status', key: refTo(place, number) }
  return { kind, key, body: markedBody({ kind, key, body }) }
}

/** A status comment that is there, as GraphQL knows it, or one that is to be made; and what it is to say. */
export type SaidComment =
  | { readonly kind: 'edited'; readonly id: string; readonly node: string; readonly body: string }
  | { readonly kind: 'new'; readonly key: string; readonly body: string }

/** Null where it says that already, and where it is not known whether there is one. */
export async function saidComment(
  desk: Desk,
  comment: StatusComment & { readonly earlier?: EarlierTry | undefined },
  signal: AbortSignal,
): Promise<SaidComment | null> {
  const { key, body } = markedStatus(desk, comment)
  const id = comment.id ?? desk.made.get(`comment ${key}`)
  if (id === undefined) return comment.earlier === undefined ? { kind: 'new', key, body } : null
  if (!desk.nodes.has(commentNode(id)) || !desk.bodies.has(id)) {
    const found = await commentById(desk, id, signal)
    if (found !== null) desk.bodies.set(id, found.body)
  }
  const node = desk.nodes.get(commentNode(id))
  return node === undefined || desk.bodies.get(id) === body ? null : { kind: 'edited', id, node, body }
}

/** Writes nothing that stands there already; false when there is no such comment. */
async function edit(
  desk: Desk,
  { id, body }: { id: string; body: string },
  signal: AbortSignal,
): Promise<boolean> {
  const before = desk.bodies.get(id) ?? (await commentById(desk, id, signal))?.body
  if (before === undefined) return false
  if (before === body) return true
  desk.bodies.delete(id)
  const data = await orNull(
    desk.client.ask(`comment ${id}`, signal, (octokit, sending) =>
      octokit.rest.issues.updateComment({ ...sending, comment_id: Number(id), body }),
    ),
  )
  if (data === null) return false
  desk.bodies.set(id, body)
  return true
}

export const issueName = ({ place }: Desk, number: number): string => `issue ${refTo(place, number)}`

/** Null where GitHub says that there is nothing. */
async function orNull<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Error && [404, 410].includes(statusOf(error.cause) ?? 0)) return null
    throw error
  }
}

const byId = (a: Comment, b: Comment): number => Number(a.id) - Number(b.id)

/** Without the mark on its last line, which is written anew. */
function unmarked(body: string): string {
  const lines = body.trimEnd().split('\n')
  return readMark(lines.at(-1) ?? '') === null ? body : lines.slice(0, -1).join('\n')
}

function cut(body: string): string {
  return body.length <= LONGEST ? body : `${body.slice(0, LONGEST)}\n\n… cut: GitHub takes no longer text.`
}
