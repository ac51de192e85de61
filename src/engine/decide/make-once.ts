import { HookeError } from '../../domain/errors.ts'
import type { Issue } from '../../domain/issue.ts'
import type { NewIssue, Tracker } from '../../trackers/tracker.ts'
import type { EngineDeps } from '../deps.ts'

export interface ToMake {
  readonly tracker: Tracker
  readonly issue: Omit<NewIssue, 'key' | 'earlier'>
  /** `key`: under which it is made, unless the same was asked before under another; `request`: what counts as the same. */
  readonly asked: { readonly key: string; readonly request: string }
}

/** What was sent may have arrived: nobody stops waiting for the answer. */
const never = new AbortController().signal

/**
 * Makes an issue and, in one commit with saying that it is made, whatever follows from it. What was asked is written down
 * before: who is told nothing, because the daemon died or the answer was lost, and asks for the same again, gets the one
 * issue (E-4). Of several who ask at once the first to be answered is told `isFirst`.
 */
export async function makeOnce<Made>(
  { store, clock }: Pick<EngineDeps, 'store' | 'clock'>,
  { tracker, issue, asked }: ToMake,
  then: (made: Issue, isFirst: boolean) => Made,
): Promise<Made> {
  const { key, at, isAgain } = store.transaction(() => store.newIssues.ask({ ...asked, at: clock.now() }))
  const earlier = isAgain ? { since: at, endedBy: clock.steady() } : undefined
  try {
    const made = await tracker.create({ ...issue, key, earlier }, never)
    return store.transaction(() => then(made, store.newIssues.done(key)))
  } catch (error) {
    // what was refused for good is asked anew
    if (error instanceof HookeError && !error.retryable) store.transaction(() => store.newIssues.done(key))
    throw error
  }
}
