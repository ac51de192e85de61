import { z } from 'zod'
import { ExperimentEvent } from '../domain/events.ts'
import { ExperimentId } from '../domain/ids.ts'
import { Standing } from '../domain/workflow.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

const KNOWN = new Set<string>(ExperimentEvent.options.map((option) => option.shape.type.value))

/** What the runtime writes into the log beside the events of the domain: a timer that fired, a migrated machine. */
const RuntimeEvent = z.looseObject({
  type: z.string().refine((type) => !KNOWN.has(type), 'is an event of the domain; it must parse as one'),
})

export const LoggedEvent = z.union([ExperimentEvent, RuntimeEvent])
export type LoggedEvent = z.infer<typeof LoggedEvent>

export const EventRow = z.object({
  experiment: ExperimentId,
  seq: z.number(),
  key: z.string(),
  event: json(LoggedEvent),
  from: Standing,
  to: Standing,
  toSubstage: z.string(),
  actor: z.string(),
  at: z.number(),
})
export type EventRow = z.infer<typeof EventRow>
const MaybeEventRow = EventRow.optional()
const ManyEventRow = EventRow.array()
export type NewEvent = Omit<EventRow, 'seq'>

const Seq = z.number()
const COLUMNS = `experiment, seq, key, body as event, from_stage as "from", to_stage as "to",
  to_substage as toSubstage, actor, at`

/** The log of every experiment, from which its state can be folded again (E-8). */
export function createEvents(db: Database) {
  const append = db.prepare(`
    insert into events (experiment, seq, key, type, body, from_stage, to_stage, to_substage, actor, at)
    values (@experiment, @seq, @key, @type, @body, @from, @to, @toSubstage, @actor, @at)`)
  // asked before: for a `returning` SQLite makes a table of its own, which takes longer than the insert
  const next = db.prepare('select coalesce(max(seq), 0) + 1 from events where experiment = ?').pluck()
  const after = db.prepare(`select ${COLUMNS} from events where experiment = ? and seq > ? order by seq`)
  const latest = db.prepare(
    `select ${COLUMNS} from events where experiment = ? and type = ? order by seq desc limit 1`,
  )

  return {
    /** The sequence number it got: 1, 2, 3 … per experiment. */
    append({ event, ...row }: NewEvent): number {
      const parsed = LoggedEvent.parse(event)
      const seq = Seq.parse(next.get(row.experiment))
      append.run({ ...row, seq, type: parsed.type, body: JSON.stringify(parsed) })
      return seq
    },

    list: (experiment: ExperimentId, afterSeq = 0): EventRow[] =>
      ManyEventRow.parse(after.all(experiment, afterSeq)),
    latest: (experiment: ExperimentId, type: string): EventRow | undefined =>
      MaybeEventRow.parse(latest.get(experiment, type)),
  }
}

export type Events = ReturnType<typeof createEvents>
