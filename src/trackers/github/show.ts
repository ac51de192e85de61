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
 * What differs is written, and nothing else: the status label is exchanged, state and body are written in one change,
 * and the comment is edited. Where only label and comment change, the issue is not looked at first (F-8): the exchange
 * itself finds out whether somebody moved it.
 */
export async function showIssue(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown> {
  const number = numberFor(desk, shown.issue)
  try {
    const { issue, moved } = await showOnIssue(desk, { number, shown }, signal)
    desk.issues.set(number, issue)
    const comment =
      shown.comment === undefined
        ? null
        : await putStatusComment(desk, { number, ...shown.comment, earlier: shown.earlier }, signal)
    return { issue: toIssue(await readingOf(desk, signal), issue), moved, comment }
  } catch (error) {
    desk.issues.delete(number)
    throw error
  }
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
  const known = needsLook(desk, number, shown) ? undefined : desk.issues.get(number)
  const before = known ?? (await payloadOf(desk, number, signal))
  const { status, sections } = shown
  if (status === undefined)
    return { issue: await write(desk, before, { state: stateOf(before), sections, signal }), moved: false }
  // what needs a look and a change of the whole issue takes the label along
  if (known === undefined && !wasMoved(wordOf(desk, before), status, desk.labels.labelOf)) {
    const change = { state: stateFor(status.to), sections, labels: labelsFor(desk, before, status), signal }
    if (isChanged(before, change)) return { issue: await write(desk, before, change), moved: false }
  }
  const moving = await moveTo(desk, before, { status, signal })
  const state = moving.moved ? stateOf(moving.issue) : stateFor(status.to)
  return { ...moving, issue: await write(desk, moving.issue, { state, sections, signal }) }
}

/** All labels as they are to be: one status, and whatever else people put there. */
function labelsFor({ labels }: Desk, issue: IssuePayload, { to }: Wanted): readonly string[] {
  return [...labelNames(issue).filter((name) => !labels.isStatus(name)), labels.labelOf(to)]
}

function isChanged(issue: IssuePayload, { state, sections }: Pick<Change, 'state' | 'sections'>): boolean {
  const body = (issue.body ?? '').replaceAll('\r\n', '\n')
  return state !== stateOf(issue) || (sections !== undefined && writeSections(body, sections) !== body)
}

interface Change {
  readonly state: IssueState
  readonly sections: Show['sections']
  readonly labels?: readonly string[]
  readonly signal: AbortSignal
}

/** Body and state have no versions at GitHub: they are written over what was seen this moment. */
function needsLook(desk: Desk, number: number, { sections, status }: Show): boolean {
  const known = desk.issues.get(number)
  if (known === undefined || sections !== undefined) return true
  if (status === undefined) return false
  // nobody looked yet: that it is shown already is not believed of what is remembered
  const isShown = labelNames(known).some((name) => same(name, desk.labels.labelOf(status.to)))
  return (status.seen === null && isShown) || stateFor(status.to) !== stateOf(known)
}

type Given = { readonly status: Wanted; readonly signal: AbortSignal }

/** A person who was faster, or moved it since it was seen, wins (T-3, row 63). */
async function moveTo(desk: Desk, issue: IssuePayload, given: Given): Promise<Moving> {
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
  const names = labelNames(issue).filter((name) => desk.labels.isStatus(name))
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
async function write(
  desk: Desk,
  issue: IssuePayload,
  { state, sections, labels, signal }: Change,
): Promise<IssuePayload> {
  const body = issue.body ?? ''
  const text = sections === undefined ? body : writeSections(body.replaceAll('\r\n', '\n'), sections)
  const change = {
    ...(text === body ? {} : { body: text }),
    ...(state === stateOf(issue) ? {} : STATES[state]),
    ...(labels === undefined ? {} : { labels: [...labels] }),
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

const others = ({ labels }: Desk, names: readonly string[], known: readonly string[]): readonly string[] =>
  names.filter((name) => labels.isStatus(name) && !known.some((one) => same(one, name)))

const withLabels = (issue: IssuePayload, labels: readonly string[]): IssuePayload => ({
  ...issue,
  labels: [...labels],
})

const wordOf = ({ labels }: Desk, issue: IssuePayload): string =>
  statusWord(labels, { labels: labelNames(issue), state: stateOf(issue) })

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
