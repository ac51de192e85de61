import type { Tracker } from '../../trackers/tracker.ts'
import type { EngineDeps } from '../deps.ts'

/** An hour after a start, and then each day. */
export const FIRST_SWEEP_MS = 3_600_000
const SWEEP_EVERY_MS = 24 * 3_600_000
/** Each is read once to make sure; the rest waits for the next day. */
const MOST = 100

type Deps = Pick<EngineDeps, 'store' | 'clock'>

export async function sweepWhenDue(
  deps: Deps,
  post: { readonly tracker: Tracker; nextSweep: number },
  signal: AbortSignal,
): Promise<void> {
  if (deps.clock.now() < post.nextSweep) return
  post.nextSweep = deps.clock.now() + SWEEP_EVERY_MS
  await hintAtMissing(deps, post.tracker, signal)
}

/**
 * What was deleted or moved away is in no list of changes, and the webhook that told of it may be lost (row 55). So all
 * that is known is compared with all that there is, and what is missing is hinted at: it is read again, and only then
 * taken for gone.
 */
async function hintAtMissing({ store, clock }: Deps, tracker: Tracker, signal: AbortSignal): Promise<void> {
  if (tracker.refs === undefined) return
  const known = store.trackerIssues.refs(tracker.name)
  const there = new Set(await tracker.refs(signal))
  signal.throwIfAborted()
  const missing = known.filter((ref) => !there.has(ref)).slice(0, MOST)
  if (missing.length === 0) return
  store.transaction(() => {
    for (const ref of missing)
      store.trackerHints.add({ tracker: tracker.name, kind: 'issue', ref, at: clock.now() })
  })
}
