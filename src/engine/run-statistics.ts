import type { ExperimentId } from '../domain/ids.ts'
import type { Plan } from '../domain/plan.ts'
import type { ResultStatistics } from '../domain/statistics.ts'
import { hashOf } from '../lib/canonical.ts'
import type { Store } from '../store/store.ts'

export interface RunStatistics {
  readonly statistics: ResultStatistics
  /** Of the metrics that the statistics were computed from. */
  readonly runsHash: string
}

/** Statistics of the stored runs, by code alone (P-7): the same rows give the same numbers. */
export async function runStatisticsOf(
  { metrics }: Pick<Store, 'metrics'>,
  experiment: ExperimentId,
  plan: Plan,
): Promise<RunStatistics> {
  const points = metrics.ofExperiment(experiment, { steps: true })
  const runs = [...Map.groupBy(points, ({ run }) => run).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ condition: first.condition, seed: first.seed, metrics: [first, ...rest] }],
  )
  // the statistics library takes more memory than the rest of a daemon that waits (F-4)
  const { computeStatistics } = await import('../record/statistics.ts')
  return { statistics: computeStatistics(plan, runs), runsHash: hashOf(points) }
}
