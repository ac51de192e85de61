import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Comment } from '../../domain/issue.ts'
import type { Changes } from '../tracker.ts'
import type { Send } from './client.ts'
import { removeComment } from './comments.ts'
import { type Desk, readingOf, timeOf } from './desk.ts'
import { statusOf } from './errors.ts'
import { remember } from './look.ts'
import { CommentPayload, isOfIssue, IssuePayload, toComment, toIssue } from './shapes.ts'

const PAGE = 100
/** A cursor reaches back so far: GitHub's clocks and lists differ by a little. */
const REACH_BACK_MS = 120_000

/** Where one list goes on: from a time, and where a whole page has that time, from a later page of it. */
const Place = z.object({ since: z.string().nullable(), page: z.number().int().min(1) })
type Place = z.infer<typeof Place>
const Cursor = z.object({ issues: Place, comments: Place })
const START: z.infer<typeof Cursor> = {
  issues: { since: null, page: 1 },
  comments: { since: null, page: 1 },
}

/** What each list said last, so that an unchanged one costs nothing of the rate limit. */
export type Remembered = Map<'issues' | 'comments', { url: string; etag: string; rows: readonly unknown[] }>

/** The slow poll (T-2): two requests, each conditional, oldest change first. */
export async function changesSince(
  desk: Desk,
  { cursor, remembered }: { cursor: string | null; remembered: Remembered },
  signal: AbortSignal,
): Promise<Changes> {
  const from = cursor === null ? START : parse(cursor)
  const reading = await readingOf(desk, signal)
  const issueRows = await page(desk, { list: 'issues', place: from.issues, remembered }, signal)
  const commentRows = await page(desk, { list: 'comments', place: from.comments, remembered }, signal)
  const issues = issueRows.map((row) => IssuePayload.parse(row))
  for (const one of issues) remember(desk, one)
  const comments = commentRows.map((row) => CommentPayload.parse(row))
  const next = { issues: placeAfter(from.issues, issues), comments: placeAfter(from.comments, comments) }
  const found = comments.filter(isOfIssue).map((one) => toComment(reading, one))
  return {
    issues: issues.filter((one) => one.pull_request === undefined).map((one) => toIssue(reading, one)),
    comments: await withoutExtras(desk, found, signal),
    cursor: JSON.stringify(next),
    more: issues.length === PAGE || comments.length === PAGE,
  }
}

function parse(cursor: string): z.infer<typeof Cursor> {
  const { data } = z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(Cursor)
    .safeParse(cursor)
  return data ?? START
}

async function page(
  desk: Desk,
  { list, place, remembered }: { list: 'issues' | 'comments'; place: Place; remembered: Remembered },
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const url = JSON.stringify(place)
  const known = remembered.get(list)
  const headers: Record<string, string> = known?.url === url ? { 'if-none-match': known.etag } : {}
  const about = `${list} of ${desk.place.owner}/${desk.place.repo}`
  try {
    const answer = await desk.client.answer<unknown[]>(about, signal, sendOf(list, place, headers))
    const { etag } = answer.headers
    if (typeof etag === 'string') remembered.set(list, { url, etag, rows: answer.data })
    return answer.data
  } catch (error) {
    if (known !== undefined && error instanceof HookeError && statusOf(error.cause) === 304) return known.rows
    throw error
  }
}

function sendOf(
  list: 'issues' | 'comments',
  { since, page: number }: Place,
  headers: Record<string, string>,
): Send<unknown[]> {
  return (octokit, sending) => {
    const given = {
      ...sending,
      sort: 'updated' as const,
      direction: 'asc' as const,
      per_page: PAGE,
      page: number,
      headers,
      ...(since === null ? {} : { since }),
    }
    return list === 'issues'
      ? octokit.rest.issues.listForRepo({ ...given, state: 'all' })
      : octokit.rest.issues.listCommentsForRepo(given)
  }
}

/**
 * A full page goes on from its newest row, which comes again; counting pages alone would skip a row for each that
 * changed meanwhile. What is read to its end goes on a little before its newest row, and never moves while nothing
 * changes, so that the same question is asked again.
 */
function placeAfter(from: Place, rows: readonly { readonly updated_at: number }[]): Place {
  const newest = rows.at(-1)?.updated_at
  if (newest === undefined) return { ...from, page: 1 }
  if (rows.length === PAGE) {
    const since = timeOf(newest)
    return since === from.since ? { since, page: from.page + 1 } : { since, page: 1 }
  }
  return { since: timeOf(newest - REACH_BACK_MS), page: 1 }
}

/** Of a comment of ours that landed twice the first stays (RELIABILITY 3). */
async function withoutExtras(
  desk: Desk,
  comments: readonly Comment[],
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  const first = new Map<string, string>()
  for (const { key, issue, id } of comments) {
    if (key === null) continue
    const place = `${issue} ${key}`
    const known = first.get(place) ?? desk.made.get(`comment ${key}`)
    if (known === undefined || Number(id) < Number(known)) first.set(place, id)
    else first.set(place, known)
  }
  const extras = comments.filter(({ key, issue, id }) => key !== null && first.get(`${issue} ${key}`) !== id)
  for (const { id } of extras) await removeComment(desk, id, signal)
  return comments.filter((one) => !extras.includes(one))
}
