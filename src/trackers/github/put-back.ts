import { wasMoved } from '../shared/moved.ts'
import { issueName } from './comments.ts'
import type { Desk } from './desk.ts'
import { others, put, same, statusNames, takeAway, type Wanted, wordOf } from './exchange-label.ts'
import { STATES } from './issue-change.ts'
import { payloadOf } from './look.ts'
import type { Moment } from './one-document.ts'
import { type IssuePayload, stateOf } from './shapes.ts'

/** Whether a person moved it between what was seen and the first moment of the request. */
export const isMoved = (desk: Desk, before: Moment, status: Wanted): boolean =>
  wasMoved(wordOf(desk, before), status, desk.labels.labelOf)

/**
 * A person was faster: our label goes, and the issue is opened or closed as they had it. Where they moved its state
 * alone, it has the label again that it had.
 */
export async function putBack(
  desk: Desk,
  { before, after, status }: { before: Moment; after: Moment; status: Wanted },
  signal: AbortSignal,
): Promise<IssuePayload> {
  const { number } = before
  const target = desk.labels.labelOf(status.to)
  const had = statusNames(desk, before)
  const has = statusNames(desk, after)
  const ours = [status.to, ...status.tried].map((one) => desk.labels.labelOf(one))
  if (!had.some((name) => same(name, target)) && has.some((name) => same(name, target)))
    await takeAway(desk, { number }, { name: target, signal })
  if (others(desk, had, [...ours, status.seen ?? '']).length === 0)
    for (const name of others(desk, had, has)) await put(desk, { number }, { name, signal })
  if (stateOf(before) !== stateOf(after)) {
    await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
      octokit.rest.issues.update({ ...sending, issue_number: number, ...STATES[stateOf(before)] }),
    )
  }
  return payloadOf(desk, number, signal)
}
