import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

export const Timer = z.object({
  experiment: ExperimentId,
  id: z.string(),
  dueAt: z.number(),
  event: json(z.looseObject({ type: z.string() })),
})
export type Timer = z.infer<typeof Timer>
const ManyTimer = Timer.array()

const Time = z.object({ at: z.number().nullable() })
const COLUMNS = 'experiment, id, due_at as dueAt, event'

/** Wall-clock deadlines of any length (E-11): the event is delivered once its time has come. */
export function createTimers(db: Database) {
  const set = db.prepare(`
    insert into timers (experiment, id, due_at, event) values (@experiment, @id, @dueAt, @event)
    on conflict (experiment, id) do update set due_at = excluded.due_at, event = excluded.event`)
  const cancel = db.prepare('delete from timers where experiment = ? and id = ?')
  const cancelAll = db.prepare('delete from timers where experiment = ?')
  const due = db.prepare(`
    select ${COLUMNS} from timers where due_at <= ?
      and not exists (select 1 from experiments e where e.id = timers.experiment and e.quarantined is not null)
    order by due_at, experiment, id limit ?`)
  const next = db.prepare(`
    select min(due_at) as at from timers
    where not exists (select 1 from experiments e where e.id = timers.experiment and e.quarantined is not null)`)
  const of = db.prepare(`select ${COLUMNS} from timers where experiment = ? order by due_at, id`)

  return {
    /** A timer with the same id is moved. */
    set: ({ event, ...row }: Timer): void => void set.run({ ...row, event: JSON.stringify(event) }),
    /** True when there was one. */
    cancel: (experiment: ExperimentId, id: string): boolean => cancel.run(experiment, id).changes === 1,
    cancelAll: (experiment: ExperimentId): void => void cancelAll.run(experiment),
    due: (now: number, limit: number): Timer[] => ManyTimer.parse(due.all(now, limit)),
    nextDue: (): number | undefined => Time.parse(next.get()).at ?? undefined,
    list: (experiment: ExperimentId): Timer[] => ManyTimer.parse(of.all(experiment)),
  }
}

export type Timers = ReturnType<typeof createTimers>
