import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Issue } from '../../domain/issue.ts'
import { readMark } from '../shared/marks.ts'
import { listComments, postMarked } from './comments.ts'
import { type Desk, readingOf } from './desk.ts'
import { statusOf } from './errors.ts'
import { numberOf, type Place, refTo } from './refs.ts'
import type { IssuePayload } from './shapes.ts'

/** The line of a new issue by which its parent is known where GitHub links none. */
export const followsLine = (parent: string): string => `Follows ${parent}.`

/** As a sub-issue, by its database id; where GitHub has none, by a comment on the parent that names the child. */
export async function linkToParent(
  desk: Desk,
  { child, parent, key }: { child: IssuePayload; parent: string; key: string },
  signal: AbortSignal,
): Promise<void> {
  const number = numberOf(desk.place, parent)
  if (number === null || parentNumber(desk.place, child) === number) return
  try {
    await desk.client.ask(`sub-issues of ${parent}`, signal, (octokit, sending) =>
      octokit.rest.issues.addSubIssue({ ...sending, issue_number: number, sub_issue_id: Number(child.id) }),
    )
  } catch (error) {
    const status = error instanceof HookeError ? statusOf(error.cause) : null
    // it has this or another parent already, which a person may have chosen
    if (status === 422) return
    if (![403, 404, 410].includes(status ?? 0)) throw error
    const body = `Followed by ${refTo(desk.place, child.number)}: ${child.title}`
    const earlier = { since: child.created_at, endedBy: -Infinity }
    await postMarked(desk, { number, kind: 'child', key: `${key}/child`, body, earlier }, signal)
  }
}

/** Parent and parts as GitHub links them; where it links none, those that our own words name. */
export async function relationsOf(
  desk: Desk,
  payload: IssuePayload,
  signal: AbortSignal,
): Promise<Issue['relations']> {
  const { ownId } = await readingOf(desk, signal)
  const named = payload.user.id === ownId ? namedParent(desk.place, payload) : null
  const parent = parentNumber(desk.place, payload) ?? named
  const children =
    payload.sub_issues_summary == null
      ? await namedChildren(desk, payload, signal)
      : await subIssues(desk, payload, signal)
  return [
    ...(parent === null ? [] : [{ kind: 'parent' as const, ref: refTo(desk.place, parent) }]),
    ...children.map((number) => ({ kind: 'child' as const, ref: refTo(desk.place, number) })),
  ]
}

function parentNumber({ owner, repo }: Place, { parent_issue_url: url }: IssuePayload): number | null {
  const [, path = '', number] = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(url ?? '') ?? []
  return path.toLowerCase() === `${owner}/${repo}`.toLowerCase() ? Number(number) : null
}

function namedParent(place: Place, { body }: IssuePayload): number | null {
  const [, ref] = /^Follows (\S+)\.\r?$/m.exec(body ?? '') ?? []
  return ref === undefined ? null : numberOf(place, ref)
}

async function subIssues(
  desk: Desk,
  { number, sub_issues_summary: summary }: IssuePayload,
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (summary == null || summary.total === 0) return []
  const rows = await desk.client.all(
    `sub-issues of ${refTo(desk.place, number)}`,
    signal,
    (octokit, sending) => octokit.rest.issues.listSubIssues({ ...sending, issue_number: number }),
  )
  return rows.map((row) => z.object({ number: z.number() }).parse(row).number)
}

async function namedChildren(
  desk: Desk,
  { number }: IssuePayload,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const comments = await listComments(desk, { number, since: null }, signal)
  return comments.flatMap(({ key, body }) => {
    if (key === null || readMark(body)?.kind !== 'child') return []
    const [, ref = ''] = /^Followed by (\S+):/.exec(body) ?? []
    return numberOf(desk.place, ref) ?? []
  })
}
