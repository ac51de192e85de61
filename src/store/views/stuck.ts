import { z } from 'zod'
import { ExperimentId } from '../../domain/ids.ts'
import { Standing, Turn } from '../../domain/workflow.ts'
import type { Database } from '../database.ts'

export const Stuck = z.object({ id: ExperimentId, stage: Standing, turn: Turn, since: z.number() })
export type Stuck = z.infer<typeof Stuck>

/**
 * Active, but nothing will ever move it (W-1): no effect to be done, no deadline, no named person's turn. A mirror to the
 * tracker moves nothing. Must be empty; a row is a fault of the workflow.
 */
export function createStuck(db: Database) {
  const stuck = db.prepare(`
    select id, stage, turn, stage_since as since from experiments e
    where turn <> 'nobody' and archived_at is null and quarantined is null
      and not (turn = 'human' and coalesce(waiting_for, '') <> '')
      and not exists (select 1 from outbox o
        where o.experiment = e.id and o.state in ('pending', 'started') and o.kind not like 'tracker.%')
      and not exists (select 1 from timers t where t.experiment = e.id)
    order by stage_since, id`)

  return (): readonly Stuck[] => Stuck.array().parse(stuck.all())
}
