import { z } from 'zod'
import { hashOf } from '../lib/canonical.ts'
import { type ExperimentId, SessionId, Sha256 } from '../domain/ids.ts'
import { Plan } from '../domain/plan.ts'
import { json, jsonOnce } from './columns.ts'
import type { Database } from './database.ts'

export const PlanRow = z.object({
  version: z.number(),
  hash: Sha256,
  plan: json(Plan),
  session: SessionId.nullable(),
  createdAt: z.number(),
  sealedAt: z.number().nullable(),
  sealedBy: z.string().nullable(),
})
export type PlanRow = z.infer<typeof PlanRow>

const COLUMNS =
  'version, hash, body as plan, session, created_at as createdAt, sealed_at as sealedAt, sealed_by as sealedBy'

/** Every draft of a plan; one is sealed by a person's approval (P-5). */
export function createPlans(db: Database) {
  const Row = PlanRow.extend({ plan: jsonOnce(Plan, 64) })
  const MaybeRow = Row.optional()
  const ManyRow = Row.array()
  const add = db.prepare(`
    insert into plans (experiment, version, hash, body, session, created_at)
    values (@experiment, (select coalesce(max(version), 0) + 1 from plans where experiment = @experiment),
      @hash, @body, @session, @at)
    returning ${COLUMNS}`)
  const byVersion = db.prepare(`select ${COLUMNS} from plans where experiment = ? and version = ?`)
  const latest = db.prepare(`select ${COLUMNS} from plans where experiment = ? order by version desc limit 1`)
  const sealed = db.prepare(`
    select ${COLUMNS} from plans where experiment = ? and sealed_at is not null
    order by sealed_at desc, version desc limit 1`)
  const compute = db
    .prepare(
      `select json_extract(body, '$.compute.driver') from plans where experiment = ?
       order by sealed_at is null, sealed_at desc, version desc limit 1`,
    )
    .pluck()
  const all = db.prepare(`select ${COLUMNS} from plans where experiment = ? order by version`)
  const seal = db.prepare(`
    update plans set sealed_at = coalesce(sealed_at, @at), sealed_by = coalesce(sealed_by, @by)
    where experiment = @experiment
      and version = (select max(version) from plans where experiment = @experiment and hash = @hash)`)

  return {
    /** The row it became: the next version, with the hash of its canonical JSON. */
    add: (draft: { experiment: ExperimentId; plan: Plan; session: SessionId | null; at: number }): PlanRow =>
      Row.parse(
        add.get({
          experiment: draft.experiment,
          session: draft.session,
          at: draft.at,
          hash: hashOf(draft.plan),
          body: JSON.stringify(draft.plan),
        }),
      ),
    find: (experiment: ExperimentId, version: number): PlanRow | undefined =>
      MaybeRow.parse(byVersion.get(experiment, version)),
    latest: (experiment: ExperimentId): PlanRow | undefined => MaybeRow.parse(latest.get(experiment)),
    sealed: (experiment: ExperimentId): PlanRow | undefined => MaybeRow.parse(sealed.get(experiment)),
    /** Name of the compute that the sealed plan names, else the newest one; undefined where none does. */
    computeOf(experiment: ExperimentId): string | undefined {
      const found = compute.get(experiment)
      return typeof found === 'string' && found !== '' ? found : undefined
    },
    list: (experiment: ExperimentId): PlanRow[] => ManyRow.parse(all.all(experiment)),
    /** False when no plan of this experiment has that hash. A second seal keeps the first time and name. */
    seal: (mark: { experiment: ExperimentId; hash: string; by: string; at: number }): boolean =>
      seal.run(mark).changes === 1,
  }
}

export type Plans = ReturnType<typeof createPlans>
