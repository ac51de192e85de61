import { z } from 'zod'
import { asError, HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Tracker } from '../../trackers/tracker.ts'
import type { EngineDeps } from '../deps.ts'

type Deps = Pick<EngineDeps, 'store' | 'clock' | 'log'>

/** What is not there for so long, while the tracker is there and lets us in, was deleted. */
const GONE_AFTER_MS = 10 * 60_000

const NAME = 'tracker.absent'
const Absent = z.object({ since: z.number() })

/**
 * Whether an issue that is not found was deleted, and not only out of sight for a while: a token without access, an index
 * that lags and an outage look the same. Throws to be tried again while nobody can say.
 */
export async function requireGone(
  { store, clock, log }: Deps,
  { id, tracker }: { readonly id: ExperimentId; readonly tracker: Tracker },
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now()
  const { since } = Absent.safeParse(store.observations.find(id, NAME)).data ?? { since: now }
  if (since === now) {
    store.transaction(() => store.observations.put(id, { name: NAME, body: { since }, at: now }))
    log.warn({ event: 'issue.absent', experiment: id, tracker: tracker.name }, 'its issue is not to be seen')
  }
  if (now - since < GONE_AFTER_MS) throw outOfSight(tracker, since + GONE_AFTER_MS)
  if (!(await isThere(tracker, signal))) throw outOfSight(tracker, now + GONE_AFTER_MS)
}

/** In the commit that shows or reads it: it is there. */
export function noteThere({ store, clock }: Pick<Deps, 'store' | 'clock'>, id: ExperimentId): void {
  if (Absent.safeParse(store.observations.find(id, NAME)).success)
    store.observations.put(id, { name: NAME, body: null, at: clock.now() })
}

async function isThere(tracker: Tracker, signal: AbortSignal): Promise<boolean> {
  try {
    return (await tracker.probe(signal)).ok
  } catch (error) {
    if (signal.aborted) throw error
    return asError(error).message === ''
  }
}

function outOfSight({ name }: Tracker, retryAt: number): HookeError {
  return new HookeError('tracker.unreachable', `${name} does not show the issue`, {
    ...{ retryable: true, retryAt },
    advice:
      'was it moved, or has the token lost its access? hooke doctor tries it; a deleted one is noticed by itself',
  })
}
