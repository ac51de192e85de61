import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import { ResultStatistics } from '../domain/statistics.ts'
import { json, jsonOnce } from './columns.ts'
import type { Database } from './database.ts'

export const StatisticsRow = z.object({
  statistics: json(ResultStatistics),
  /** Hash of the runs they were computed from: another set of runs asks for new ones. */
  runsHash: z.string(),
  computedAt: z.number(),
})
export type StatisticsRow = z.infer<typeof StatisticsRow>

/** The numbers a result may refer to (P-6, P-7). */
export function createStatistics(db: Database) {
  const Row = StatisticsRow.extend({ statistics: jsonOnce(ResultStatistics) })
  const MaybeRow = Row.optional()
  const put = db.prepare(`
    insert into statistics (experiment, body, runs_hash, computed_at) values (@experiment, @body, @runsHash, @computedAt)
    on conflict (experiment) do update
      set body = excluded.body, runs_hash = excluded.runs_hash, computed_at = excluded.computed_at`)
  const find = db.prepare(`
    select body as statistics, runs_hash as runsHash, computed_at as computedAt from statistics where experiment = ?`)

  return {
    put: (experiment: ExperimentId, { statistics, ...row }: StatisticsRow): void =>
      void put.run({ experiment, ...row, body: JSON.stringify(statistics) }),
    find: (experiment: ExperimentId): StatisticsRow | undefined => MaybeRow.parse(find.get(experiment)),
  }
}

export type Statistics = ReturnType<typeof createStatistics>
