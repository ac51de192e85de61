import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import { AnyJson } from './columns.ts'
import type { Database } from './database.ts'

export const Approval = z.object({
  what: z.enum(['plan', 'result']),
  hash: z.string(),
  decision: z.string(),
  by: z.string(),
  note: z.string(),
  body: AnyJson,
  at: z.number(),
})
export type Approval = z.infer<typeof Approval>
const MaybeApproval = Approval.optional()
const ManyApproval = Approval.array()

const COLUMNS = 'what, hash, decision, by, note, body, at'

/** What people decided at the two gates, on which hash. */
export function createApprovals(db: Database) {
  const add = db.prepare(`
    insert into approvals (experiment, what, hash, decision, by, note, body, at)
    values (@experiment, @what, @hash, @decision, @by, @note, @body, @at)`)
  const all = db.prepare(`select ${COLUMNS} from approvals where experiment = ? order by at`)
  const latest = db.prepare(
    `select ${COLUMNS} from approvals where experiment = ? and what = ? order by at desc limit 1`,
  )

  return {
    add: ({ body, ...row }: Approval & { experiment: ExperimentId }): void =>
      void add.run({ ...row, body: JSON.stringify(body) }),
    latest: (experiment: ExperimentId, what: Approval['what']): Approval | undefined =>
      MaybeApproval.parse(latest.get(experiment, what)),
    list: (experiment: ExperimentId): Approval[] => ManyApproval.parse(all.all(experiment)),
  }
}

export type Approvals = ReturnType<typeof createApprovals>
