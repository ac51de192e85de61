import type { ExperimentId } from '../../domain/ids.ts'
import { overrideDone } from '../../domain/skips.ts'
import type { Store } from '../../store/store.ts'
import { outward } from './outward.ts'

/** What people decided about plan and result, and what they skipped, and when, a line each (T-9, W-3). */
export function decisionLog(store: Pick<Store, 'approvals' | 'overrides'>, id: ExperimentId): string {
  const decided = store.approvals.list(id).map(({ what, decision, by, hash, at }) => ({
    at,
    by,
    words: `${decision} the ${what} ${hash.slice(0, 12)}`,
  }))
  const overridden = store.overrides
    .list(id)
    .map((override) => ({ ...override, words: overrideWords(override) }))
  return [...decided, ...overridden]
    .sort((a, b) => a.at - b.at)
    .map(({ at, by, words }) => `- ${new Date(at).toISOString().slice(0, 10)} ${by}: ${words}`)
    .join('\n')
}

/** `skipped critique because …`, on one line. */
export function overrideWords({
  what,
  because,
}: {
  readonly what: string
  readonly because: string
}): string {
  return `${overrideDone(what)} because ${outward(because).replaceAll(/\s+/g, ' ')}`
}
