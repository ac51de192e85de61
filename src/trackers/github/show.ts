import { HookeError } from '../../domain/errors.ts'
import { writeSections } from '../shared/sections.ts'
import { wasMoved } from '../shared/moved.ts'
import type { Show, Shown } from '../tracker.ts'
import { issueName, putStatusComment } from './comments.ts'
import { type Desk, numberFor, readingOf } from './desk.ts'
import { statusOf } from './errors.ts'
import { payloadOf } from './issues.ts'
import { IssuePayload, labelNames, stateOf, toIssue } from './shapes.ts'
import { type IssueState, stateFor, statusWord } from './status-labels.ts'

type Wanted = NonNullable<Show['status']>

/**
 * One look at the issue; then its status label is exchanged, state and body written in one change, and the comment
 * edited, each only where it differs.
 */
export async function showIssue(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown> {
  const number = numberFor(desk, shown.issue)
  const { issue, moved } = await showOnIssue(desk, { number, shown }, signal)
  const comment =
    shown.comment === undefined
      ? null
      : await putStatusComment(desk, { number, ...shown.comment, earlier: shown.earlier }, signal)
  return { issue: toIssue(await readingOf(desk, signal), issue), moved, comment }
}

interface Moving {
  readonly issue: IssuePayload
  readonly moved: boolean
}

async function showOnIssue(
  desk: Desk,
  { number, shown }: { number: number; shown: Show },
  signal: AbortSignal,
): Promise<Moving> {
  const before = await payloadOf(desk, number, signal)
  const { status, sections } = shown
  const { issue, moved }: Moving =
    status === undefined ? { issue: before, moved: false } : await moveTo(desk, before, { status, signal })
  const state = status === undefined || moved ? stateOf(issue) : stateFor(status.to)
  return { issue: await writeIssue(desk, issue, { state, sections, signal }), moved }
}

/**
 * The old label goes first and the new one comes second: there are never two of them, and each answer tells whether a
 * person was faster, who then wins (T-3, row 63).
 */
async function moveTo(
  desk: Desk,
  issue: IssuePayload,
  { status, signal }: { status: Wanted; signal: AbortSignal },
): Promise<Moving> {
  const { labels } = desk
  const word = wordOf(desk, issue)
  const names = labelNames(issue).filter((name) => labels.isStatus(name))
  if (wasMoved(word, status, labels.labelOf)) return tidied(desk, issue, { status, signal })
  const target = labels.labelOf(status.to)
  for (const name of names.filter((one) => !same(one, target))) {
    const left = await takeAway(desk, issue, { name, signal })
    if (left === null || others(desk, left, [...names, target]).length > 0)
      return { issue: await again(desk, issue, signal), moved: true }
    issue = withLabels(issue, left)
  }
  if (names.some((name) => same(name, target))) return { issue, moved: false }
  const all = await put(desk, issue, { name: target, signal })
  if (others(desk, all, [target]).length === 0) return { issue: withLabels(issue, all), moved: false }
  await takeAway(desk, issue, { name: target, signal })
  return { issue: await again(desk, issue, signal), moved: true }
}

/** A person added a status and left ours: theirs stays alone. */
async function tidied(
  desk: Desk,
  issue: IssuePayload,
  { status, signal }: { status: Wanted; signal: AbortSignal },
): Promise<Moving> {
  const names = labelNames(issue).filter((name) => desk.labels.isStatus(name))
  const ours = [status.to, ...status.tried].map((one) => desk.labels.labelOf(one))
  const stale = names.filter((name) => [...ours, status.seen ?? ''].some((one) => same(one, name)))
  if (names.length < 2 || stale.length === names.length) return { issue, moved: true }
  for (const name of stale) {
    const left = await takeAway(desk, issue, { name, signal })
    if (left !== null) issue = withLabels(issue, left)
  }
  return { issue, moved: true }
}

/** State and sections, in one request, where they differ. */
async function writeIssue(
  desk: Desk,
  issue: IssuePayload,
  { state, sections, signal }: { state: IssueState; sections: Show['sections']; signal: AbortSignal },
): Promise<IssuePayload> {
  const body = issue.body ?? ''
  const text = sections === undefined ? body : writeSections(body.replaceAll('\r\n', '\n'), sections)
  const change = {
    ...(text === body ? {} : { body: text }),
    ...(state === stateOf(issue) ? {} : STATES[state]),
  }
  if (Object.keys(change).length === 0) return issue
  const data = await desk.client.ask(issueName(desk, issue.number), signal, (octokit, sending) =>
    octokit.rest.issues.update({ ...sending, issue_number: issue.number, ...change }),
  )
  return IssuePayload.parse(data)
}

const STATES = {
  open: { state: 'open', state_reason: 'reopened' },
  completed: { state: 'closed', state_reason: 'completed' },
  cancelled: { state: 'closed', state_reason: 'not_planned' },
} as const

/** The labels that are left; null when it was not there any more. */
async function takeAway(
  desk: Desk,
  { number }: IssuePayload,
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<readonly string[] | null> {
  try {
    const data = await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
      octokit.rest.issues.removeLabel({ ...sending, issue_number: number, name }),
    )
    return data.map((label) => label.name)
  } catch (error) {
    if (error instanceof HookeError && statusOf(error.cause) === 404) return null
    throw error
  }
}

async function put(
  desk: Desk,
  { number }: IssuePayload,
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<readonly string[]> {
  const data = await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
    octokit.rest.issues.addLabels({ ...sending, issue_number: number, labels: [name] }),
  )
  return data.map((label) => label.name)
}

const again = (desk: Desk, { number }: IssuePayload, signal: AbortSignal): Promise<IssuePayload> =>
  payloadOf(desk, number, signal)

const others = ({ labels }: Desk, names: readonly string[], known: readonly string[]): readonly string[] =>
  names.filter((name) => labels.isStatus(name) && !known.some((one) => same(one, name)))

const withLabels = (issue: IssuePayload, labels: readonly string[]): IssuePayload => ({
  ...issue,
  labels: [...labels],
})

const wordOf = ({ labels }: Desk, issue: IssuePayload): string =>
  statusWord(labels, { labels: labelNames(issue), state: stateOf(issue) })

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
