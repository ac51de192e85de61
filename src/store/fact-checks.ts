import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import { FactCheck } from '../domain/outputs.ts'
import type { Database } from './database.ts'

type Check = FactCheck['checks'][number]
export const FactCheckRow = FactCheck.shape.checks.element
  .extend({ planVersion: z.number(), acceptedBy: z.string().nullable() })
  .strip()
export type FactCheckRow = z.infer<typeof FactCheckRow>
const ManyFactCheckRow = FactCheckRow.array()

/** What the fact-checker found about each assumption of a plan. */
export function createFactChecks(db: Database) {
  const put = db.prepare(`
    insert into fact_checks (experiment, plan_version, assumption, verdict, source, note)
    values (@experiment, @planVersion, @assumption, @verdict, @source, @note)
    on conflict (experiment, plan_version, assumption) do update
      set verdict = excluded.verdict, source = excluded.source, note = excluded.note, accepted_by = null`)
  const accept = db.prepare(`
    update fact_checks set accepted_by = @by
    where experiment = @experiment and plan_version = @planVersion and assumption = @assumption`)
  const all = db.prepare(`
    select plan_version as planVersion, assumption, verdict, source, note, accepted_by as acceptedBy
    from fact_checks where experiment = ? and plan_version = ? order by assumption`)

  return {
    put(experiment: ExperimentId, planVersion: number, checks: readonly Check[]): void {
      for (const check of checks) put.run({ experiment, planVersion, ...check })
    },
    /** A person takes the assumption as it is. */
    accept: (
      experiment: ExperimentId,
      accepted: { planVersion: number; assumption: string; by: string },
    ): boolean => accept.run({ experiment, ...accepted }).changes === 1,
    list: (experiment: ExperimentId, planVersion: number): FactCheckRow[] =>
      ManyFactCheckRow.parse(all.all(experiment, planVersion)),
  }
}

export type FactChecks = ReturnType<typeof createFactChecks>
