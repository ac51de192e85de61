import { HookeError } from '../../domain/errors.ts'
import { hashOf } from '../../lib/canonical.ts'
import { computeStatistics } from '../../record/statistics.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'

/** Statistics of the stored runs (P-7): computed by code, once per set of runs. */
export function storeStatistics({ store, clock }: EngineDeps): Handle<'statistics.compute'> {
  return ({ experiment }) => {
    const plan = store.plans.sealed(experiment.id)?.plan
    if (plan === undefined)
      throw new HookeError('record.incomplete', 'there is no sealed plan to compute statistics for')
    const points = store.metrics.ofExperiment(experiment.id, { steps: true })
    const runs = [...Map.groupBy(points, ({ run }) => run).values()].flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [{ condition: first.condition, seed: first.seed, metrics: [first, ...rest] }],
    )
    const statistics = computeStatistics(plan, runs)
    const row = { statistics, runsHash: hashOf(points), computedAt: clock.now() }
    return Promise.resolve({
      event: { type: 'statistics.computed' },
      rows: () => store.statistics.put(experiment.id, row),
    })
  }
}
