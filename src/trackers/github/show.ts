import { wasMoved } from '../shared/moved.ts'
import type { Show, Shown } from '../tracker.ts'
import { putStatusComment } from './comments.ts'
import { type Desk, numberFor, readingOf } from './desk.ts'
import { type Moving, moveTo, same, type Wanted, wordOf } from './exchange-label.ts'
import { type Change, textOf, write } from './issue-change.ts'
import { payloadOf, remember } from './look.ts'
import { type IssuePayload, labelNames, stateOf, toIssue } from './shapes.ts'
import { type Done, showAtOnce } from './show-at-once.ts'
import { stateFor } from './status-labels.ts'

/**
 * What differs is written, and nothing else: all of it at once where GraphQL can (F-8), else step by step. Where only
 * label and comment change, the issue is not looked at first: what is answered tells whether somebody moved it.
 */
export async function showIssue(desk: Desk, shown: Show, signal: AbortSignal): Promise<Shown> {
  const number = numberFor(desk, shown.issue)
  try {
    const { issue, ...rest } = await shownOn(desk, { number, shown }, signal)
    remember(desk, issue)
    return { issue: toIssue(await readingOf(desk, signal), issue), ...rest }
  } catch (error) {
    desk.issues.delete(number)
    throw error
  }
}

type Showing = { readonly number: number; readonly shown: Show }

async function shownOn(desk: Desk, { number, shown: given }: Showing, signal: AbortSignal): Promise<Done> {
  const known = needsLook(desk, number, given) ? undefined : desk.issues.get(number)
  const issue = known ?? (await payloadOf(desk, number, signal))
  const shown = ofOurMaking(desk, issue, given)
  const done = await showAtOnce(desk, { issue, shown }, signal)
  if (done !== null && !('refused' in done)) return done
  const before =
    done === null
      ? { issue, isFresh: known === undefined, shown }
      : {
          issue: await payloadOf(desk, number, signal),
          isFresh: true,
          shown: done.left === null ? shown : seenAs(shown, done.left),
        }
  const moving = await stepByStep(desk, before, signal)
  const comment =
    shown.comment === undefined
      ? null
      : await putStatusComment(desk, { number, ...shown.comment, earlier: shown.earlier }, signal)
  return { ...moving, comment, posted: done?.posted ?? false }
}

/** An earlier try may have taken the old label away and come to no more: that no status stands there is nobody's move. */
function ofOurMaking(desk: Desk, issue: IssuePayload, shown: Show): Show {
  const isOpen = wordOf(desk, issue) === 'open'
  return isOpen && shown.earlier !== undefined ? seenAs(shown, 'open') : shown
}

function seenAs(shown: Show, seen: string): Show {
  const { status } = shown
  return status === undefined || status.seen === null ? shown : { ...shown, status: { ...status, seen } }
}

/** The label is exchanged, then state and body are written in one change. */
async function stepByStep(
  desk: Desk,
  { issue, isFresh, shown }: { issue: IssuePayload; isFresh: boolean; shown: Show },
  signal: AbortSignal,
): Promise<Moving> {
  const { status, sections } = shown
  if (status === undefined)
    return { issue: await write(desk, issue, { state: stateOf(issue), sections, signal }), moved: false }
  // what needs a look and a change of the whole issue takes the label along
  if (isFresh && !wasMoved(wordOf(desk, issue), status, desk.labels.labelOf)) {
    const change = { state: stateFor(status.to), sections, labels: labelsFor(desk, issue, status), signal }
    if (isChanged(issue, change)) return { issue: await write(desk, issue, change), moved: false }
  }
  const moving = await moveTo(desk, issue, { status, signal })
  const state = moving.moved ? stateOf(moving.issue) : stateFor(status.to)
  return { ...moving, issue: await write(desk, moving.issue, { state, sections, signal }) }
}

/** All labels as they are to be: one status, and whatever else people put there. */
function labelsFor({ labels }: Desk, issue: IssuePayload, { to }: Wanted): readonly string[] {
  return [...labelNames(issue).filter((name) => !labels.isStatus(name)), labels.labelOf(to)]
}

function isChanged(issue: IssuePayload, { state, sections }: Pick<Change, 'state' | 'sections'>): boolean {
  return state !== stateOf(issue) || textOf(issue, sections) !== null
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
