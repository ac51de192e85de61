import type { ExperimentId } from '../../domain/ids.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'

/** The last attempt of each cell that was planned, in the order of the rows. */
export function lastAttempts({ store }: Pick<EngineDeps, 'store'>, id: ExperimentId): readonly Run[] {
  const cells = Map.groupBy(store.runs.list(id, 'matrix'), ({ condition, seed }) => `${condition} ${seed}`)
  return [...cells.values()].flatMap(
    (attempts) => attempts.toSorted((a, b) => b.attempt - a.attempt)[0] ?? [],
  )
}
