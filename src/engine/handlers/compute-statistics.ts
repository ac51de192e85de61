import { HookeError } from '../../domain/errors.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { runStatisticsOf } from '../run-statistics.ts'

/** Computed once per set of runs, and stored with the hash of what it was computed from. */
export function storeStatistics({ store, clock }: EngineDeps): Handle<'statistics.compute'> {
  return async ({ experiment }) => {
    const plan = store.plans.sealed(experiment.id)?.plan
    if (plan === undefined)
      throw new HookeError('record.incomplete', 'there is no sealed plan to compute statistics for')
    const found = await runStatisticsOf(store, experiment.id, plan)
    return {
      event: { type: 'statistics.computed' },
      rows: () => store.statistics.put(experiment.id, { ...found, computedAt: clock.now() }),
    }
  }
}
