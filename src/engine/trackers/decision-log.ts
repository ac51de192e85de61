import type { ExperimentId } from '../../domain/ids.ts'
import type { Store } from '../../store/store.ts'

/** What people decided about plan and result, and when, a line each (T-9). */
export function decisionLog({ approvals }: Pick<Store, 'approvals'>, id: ExperimentId): string {
  return approvals
    .list(id)
    .map(
      ({ what, decision, by, hash, at }) =>
        `- ${new Date(at).toISOString().slice(0, 10)} ${by}: ${decision} the ${what} ${hash.slice(0, 12)}`,
    )
    .join('\n')
}
