import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Study = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  nextExperiment: z.number(),
  nextIssue: z.number(),
  baseline: ExperimentId.nullable(),
  createdAt: z.number(),
})
export type Study = z.infer<typeof Study>
const MaybeStudy = Study.optional()
const ManyStudy = Study.array()

const COLUMNS =
  'id, name, prefix, next_experiment as nextExperiment, next_issue as nextIssue, baseline, created_at as createdAt'
const Numbered = z.object({ prefix: z.string(), n: z.number() })

/** The studies, and the numbers they give out: none is used twice. */
export function createStudies(db: Database) {
  const put = db.prepare(`
    insert into studies (id, name, prefix, created_at) values (@id, @name, @prefix, @createdAt)
    on conflict (id) do update set name = excluded.name, prefix = excluded.prefix`)
  const byId = db.prepare(`select ${COLUMNS} from studies where id = ?`)
  const byPrefix = db.prepare(`select ${COLUMNS} from studies where prefix = ?`)
  const all = db.prepare(`select ${COLUMNS} from studies order by id`)
  const setBaseline = db.prepare('update studies set baseline = ? where id = ?')
  const nextExperiment = db.prepare(`
    update studies set next_experiment = next_experiment + 1 where id = ?
    returning prefix, next_experiment - 1 as n`)
  const nextIssue = db.prepare(
    'update studies set next_issue = next_issue + 1 where id = ? returning prefix, next_issue - 1 as n',
  )
  const reserve = db.prepare('update studies set next_experiment = max(next_experiment, ?) where id = ?')

  return {
    /** Adds the study or takes over its name and prefix from the configuration. */
    put: (study: Pick<Study, 'id' | 'name' | 'prefix' | 'createdAt'>): void => void put.run(study),
    find: (id: string): Study | undefined => MaybeStudy.parse(byId.get(id)),
    byPrefix: (prefix: string): Study | undefined => MaybeStudy.parse(byPrefix.get(prefix)),
    list: (): Study[] => ManyStudy.parse(all.all()),
    setBaseline: (id: string, experiment: ExperimentId | null): void => void setBaseline.run(experiment, id),

    nextExperimentId(id: string): ExperimentId {
      const { prefix, n } = numbered(nextExperiment.get(id), id)
      return ExperimentId.parse(`${prefix}-${String(n).padStart(3, '0')}`)
    },

    /** Prefix and number of the next issue of the embedded tracker. */
    nextIssueNumber: (id: string): { prefix: string; n: number } => numbered(nextIssue.get(id), id),

    /** Keeps the number of an experiment that was brought in from elsewhere from being given out again. */
    reserve: (id: string, experiment: ExperimentId): void =>
      void reserve.run(Number(experiment.split('-')[1]) + 1, id),
  }
}

export type Studies = ReturnType<typeof createStudies>

function numbered(row: unknown, study: string): z.infer<typeof Numbered> {
  if (row !== undefined) return Numbered.parse(row)
  throw new HookeError('notFound', `there is no study ${study}`, { advice: 'hooke study list' })
}
