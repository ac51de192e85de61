import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Cost = z.object({
  key: z.string(),
  kind: z.enum(['model', 'hardware']),
  usd: z.number(),
  detail: z.string(),
  at: z.number(),
})
export type Cost = z.infer<typeof Cost>
const MaybeCost = Cost.optional()
const ManyCost = Cost.array()
export const Spent = z.object({ model: z.number(), hardware: z.number() })
export type Spent = z.infer<typeof Spent>
const Usd = z.object({ usd: z.number() })

const SPENT = `coalesce(sum(usd) filter (where kind = 'model'), 0.0) as model,
  coalesce(sum(usd) filter (where kind = 'hardware'), 0.0) as hardware`

/** What was paid. A key counts once; putting it again corrects the amount, as a running lease does. */
export function createCosts(db: Database) {
  const put = db.prepare(`
    insert into costs (key, experiment, kind, usd, detail, at) values (@key, @experiment, @kind, @usd, @detail, @at)
    on conflict (key) do update set usd = excluded.usd, detail = excluded.detail, at = excluded.at`)
  const all = db.prepare('select key, kind, usd, detail, at from costs where experiment = ? order by id')
  const ofExperiment = db.prepare(`select ${SPENT} from costs where experiment = ?`)
  const ofStudy = db.prepare(`
    select ${SPENT} from costs where experiment in (select id from experiments where study = ?) and at >= ?`)
  const byKey = db.prepare('select key, kind, usd, detail, at from costs where key = ?')
  const drop = db.prepare('delete from costs where key = ?')
  const since = db.prepare('select coalesce(sum(usd), 0.0) as usd from costs where at >= ?')
  const onModels = db.prepare(`
    select coalesce(sum(usd), 0.0) as usd from costs where experiment = ? and kind = 'model' and at >= ?`)

  return {
    put: (cost: Cost & { experiment: ExperimentId }): void => void put.run(cost),
    find: (key: string): Cost | undefined => MaybeCost.parse(byKey.get(key)),
    /** For a reservation that is no longer one. */
    drop: (key: string): void => void drop.run(key),
    /** By all experiments together. */
    spentSince: (at: number): number => Usd.parse(since.get(at)).usd,
    spentOnModels: (experiment: ExperimentId, at: number): number =>
      Usd.parse(onModels.get(experiment, at)).usd,
    list: (experiment: ExperimentId): Cost[] => ManyCost.parse(all.all(experiment)),
    spent: (experiment: ExperimentId): Spent => Spent.parse(ofExperiment.get(experiment)),
    /** Since an instant, for a monthly cap. */
    spentByStudy: (study: string, since = 0): Spent => Spent.parse(ofStudy.get(study, since)),
  }
}

export type Costs = ReturnType<typeof createCosts>
