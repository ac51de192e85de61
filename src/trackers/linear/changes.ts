import { z } from 'zod'
import type { Changes } from '../tracker.ts'
import { type Desk, remember, viewpoint } from './desk.ts'
import { CHANGES } from './documents.ts'
import { LinearComment, LinearIssue, pageOf } from './shapes.ts'
import { toComment, toListed } from './views.ts'

/** A cursor reaches so far back: Linear's lists may lag behind its clock. */
const BACK_MS = 120_000

/** Where one of the two lists stands: from when, how far in, and the newest seen on the way. */
interface Place {
  readonly since: number
  readonly after: string | null
  readonly newest: number
}

const PlaceText = z.tuple([z.number().int().min(0), z.string().nullable(), z.number().int().min(0)])
const CursorText = z.tuple([PlaceText, PlaceText])

const Answer = z.object({ issues: pageOf(LinearIssue), comments: pageOf(LinearComment) })

/** Both lists in one request, page after page by their time of change; in which order Linear gives them does not matter. */
export async function changesSince(desk: Desk, cursor: string | null, signal: AbortSignal): Promise<Changes> {
  const { team, project } = await desk.surroundings.scope(signal)
  const [issues, comments] = placesIn(cursor)
  const where = project === null ? { team: { id: { eq: team.id } } } : { project: { id: { eq: project.id } } }
  const variables = {
    issues: { ...where, updatedAt: { gte: isoBefore(issues.since) } },
    comments: { issue: where, updatedAt: { gte: isoBefore(comments.since) } },
    issuesAfter: issues.after,
    commentsAfter: comments.after,
  }
  const found = await desk.api.ask({ document: CHANGES, variables, answer: Answer }, signal)
  const view = await viewpoint(desk, signal)
  for (const issue of found.issues.nodes) remember(desk, issue)
  const listed = await Promise.all(
    found.issues.nodes.map(async (issue) =>
      toListed(issue, await desk.surroundings.labelNames(issue.labelIds, signal), view),
    ),
  )
  const next = [
    advance(
      issues,
      found.issues.pageInfo,
      found.issues.nodes.map(({ updatedAt }) => updatedAt),
    ),
    advance(
      comments,
      found.comments.pageInfo,
      found.comments.nodes.map(({ updatedAt }) => updatedAt),
    ),
  ] as const
  return {
    issues: listed
      .filter((_, n) => found.issues.nodes[n]?.trashed !== true)
      .sort((a, b) => a.updatedAt - b.updatedAt),
    comments: found.comments.nodes
      .filter(({ issue }) => issue != null)
      .sort((a, b) => a.updatedAt - b.updatedAt)
      .map((comment) => toComment(comment, view)),
    cursor: JSON.stringify(next.map(({ since, after, newest }) => [since, after, newest])),
    more: next.some(({ after }) => after !== null),
  }
}

/** A cursor that is not ours, or of another version, begins anew: things may be listed twice. */
function placesIn(cursor: string | null): readonly [Place, Place] {
  const start: Place = { since: 0, after: null, newest: 0 }
  if (cursor === null) return [start, start]
  const parsed = CursorText.safeParse(readJson(cursor))
  if (!parsed.success) return [start, start]
  const [issues, comments] = parsed.data.map(([since, after, newest]) => ({ since, after, newest }))
  return [issues ?? start, comments ?? start]
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isoBefore = (since: number): string => new Date(Math.max(0, since - BACK_MS)).toISOString()

/** The next page, or after the last one a new beginning at the newest that was seen. */
function advance(
  { since, newest }: Place,
  page: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined },
  times: readonly number[],
): Place {
  const seen = Math.max(newest, ...times)
  const after = page.hasNextPage ? (page.endCursor ?? null) : null
  return after === null
    ? { since: Math.max(since, seen), after: null, newest: 0 }
    : { since, after, newest: seen }
}
