import { HookeError } from '../../domain/errors.ts'
import { wasMoved } from '../shared/moved.ts'
import type { Show } from '../tracker.ts'
import { issueName } from './comments.ts'
import { type Desk, learnLabels } from './desk.ts'
import { statusOf } from './errors.ts'
import { payloadOf } from './look.ts'
import { type IssuePayload, labelNames, stateOf } from './shapes.ts'
import { statusWord } from './status-labels.ts'

export type Wanted = NonNullable<Show['status']>

export interface Moving {
  readonly issue: IssuePayload
  readonly moved: boolean
}

type Given = { readonly status: Wanted; readonly signal: AbortSignal }

/** A person who was faster, or moved it since it was seen, wins (T-3, row 63). */
export async function moveTo(desk: Desk, issue: IssuePayload, given: Given): Promise<Moving> {
  const first = await tryMove(desk, issue, given)
  if (first !== null) return first
  const now = await payloadOf(desk, issue.number, given.signal)
  return (await tryMove(desk, now, given)) ?? { issue: now, moved: true }
}

/**
 * The old label goes first and the new one comes second: there are never two of them, and each answer tells whether what
 * stands there is what was seen. Null when it is not.
 */
async function tryMove(desk: Desk, issue: IssuePayload, given: Given): Promise<Moving | null> {
  const { status, signal } = given
  const names = statusNames(desk, issue)
  if (wasMoved(wordOf(desk, issue), status, desk.labels.labelOf)) return tidied(desk, issue, given)
  const target = desk.labels.labelOf(status.to)
  const stale = names.filter((one) => !same(one, target))
  for (const name of stale) {
    const left = await takeAway(desk, issue, { name, signal })
    if (left === null || others(desk, left, [...names, target]).length > 0) return null
    issue = withLabels(issue, left)
  }
  if (names.some((name) => same(name, target))) return { issue, moved: false }
  const all = await put(desk, issue, { name: target, signal })
  if (others(desk, all, [target]).length === 0) return { issue: withLabels(issue, all), moved: false }
  await takeAway(desk, issue, { name: target, signal })
  if (status.seen === null) return null
  return { issue: await payloadOf(desk, issue.number, signal), moved: true }
}

/** A person added a status and left ours: theirs stays alone. */
async function tidied(desk: Desk, issue: IssuePayload, { status, signal }: Given): Promise<Moving> {
  const names = statusNames(desk, issue)
  const ours = [status.to, ...status.tried].map((one) => desk.labels.labelOf(one))
  const stale = names.filter((name) => [...ours, status.seen ?? ''].some((one) => same(one, name)))
  if (names.length < 2 || stale.length === names.length) return { issue, moved: true }
  for (const name of stale) {
    const left = await takeAway(desk, issue, { name, signal })
    if (left !== null) issue = withLabels(issue, left)
  }
  return { issue, moved: true }
}

/** The labels that are left; null when it was not there any more. */
export async function takeAway(
  desk: Desk,
  { number }: Pick<IssuePayload, 'number'>,
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

export async function put(
  desk: Desk,
  { number }: Pick<IssuePayload, 'number'>,
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<readonly string[]> {
  const data = await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
    octokit.rest.issues.addLabels({ ...sending, issue_number: number, labels: [name] }),
  )
  learnLabels(desk, data)
  return data.map((label) => label.name)
}

export const others = (
  { labels }: Desk,
  names: readonly string[],
  known: readonly string[],
): readonly string[] => names.filter((name) => labels.isStatus(name) && !known.some((one) => same(one, name)))

export const statusNames = ({ labels }: Desk, issue: Pick<IssuePayload, 'labels'>): readonly string[] =>
  labelNames(issue).filter((name) => labels.isStatus(name))

const withLabels = (issue: IssuePayload, labels: readonly string[]): IssuePayload => ({
  ...issue,
  labels: [...labels],
})

export const wordOf = (
  { labels }: Desk,
  issue: Pick<IssuePayload, 'labels' | 'state' | 'state_reason'>,
): string => statusWord(labels, { labels: labelNames(issue), state: stateOf(issue) })

export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
