import { z } from 'zod'
import { ExperimentId } from '../../domain/ids.ts'
import type { Database } from '../database.ts'

const money = { model: z.number(), hardware: z.number(), total: z.number() }

export const ExperimentSpend = z.object({
  id: ExperimentId,
  study: z.string(),
  title: z.string(),
  ...money,
  /** From the plan, as is the cap; null before there is one. */
  forecastUsd: z.number().nullable(),
  capUsd: z.number().nullable(),
})
export type ExperimentSpend = z.infer<typeof ExperimentSpend>

export const StudySpend = z.object({ study: z.string(), name: z.string(), experiments: z.number(), ...money })
export type StudySpend = z.infer<typeof StudySpend>

export interface Budget {
  readonly studies: readonly StudySpend[]
  /** Those that cost something or may, newest first. */
  readonly experiments: readonly ExperimentSpend[]
  /** What the hardware held now costs per hour. */
  readonly perHourUsd: number
}

const SUMS = `coalesce(sum(c.usd) filter (where c.kind = 'model'), 0.0) as model,
  coalesce(sum(c.usd) filter (where c.kind = 'hardware'), 0.0) as hardware, coalesce(sum(c.usd), 0.0) as total`

/** What was spent, per study and experiment, since an instant. */
export function createBudget(db: Database) {
  const studies = db.prepare(`
    select s.id as study, s.name, count(distinct e.id) as experiments, ${SUMS}
    from studies s left join experiments e on e.study = s.id left join costs c on c.experiment = e.id and c.at >= @since
    group by s.id order by s.id`)
  const experiments = db.prepare(`
    select e.id, e.study, e.title, ${SUMS}, (
      select json_extract(p.body, '$.forecast.usd') from plans p
      where p.experiment = e.id order by p.version desc limit 1) as forecastUsd, (
      select json_extract(p.body, '$.budget.capUsd') from plans p
      where p.experiment = e.id order by p.version desc limit 1) as capUsd
    from experiments e left join costs c on c.experiment = e.id and c.at >= @since
    where @study is null or e.study = @study
    group by e.id having count(c.id) > 0 or e.turn <> 'nobody' order by e.created_at desc, e.id desc limit 200`)
  const perHour = db.prepare(
    "select coalesce(sum(price_per_hour), 0.0) as usd from leases where state = 'held'",
  )

  return ({ study = null, since = 0 }: { study?: string | null; since?: number } = {}): Budget => ({
    studies: StudySpend.array()
      .parse(studies.all({ since }))
      .filter((row) => study === null || row.study === study),
    experiments: ExperimentSpend.array().parse(experiments.all({ study, since })),
    perHourUsd: z.object({ usd: z.number() }).parse(perHour.get()).usd,
  })
}
