import { z } from 'zod'
import { type ExperimentId, SessionId } from '../domain/ids.ts'
import type { Database } from './database.ts'

/** One request of a session to the web. */
export const Lookup = z.object({
  session: SessionId,
  url: z.string(),
  outcome: z.string(),
  status: z.number().nullable(),
  bytes: z.number(),
  at: z.number(),
})
export type Lookup = z.infer<typeof Lookup>
const ManyLookup = Lookup.array()

/** What roles looked up, in the order they asked. */
export function createLookups(db: Database) {
  const begin = db.prepare(
    'insert into lookups (experiment, session, url, at) values (@experiment, @session, @url, @at)',
  )
  const settle = db.prepare(
    'update lookups set outcome = @outcome, status = @status, bytes = @bytes where id = @id',
  )
  const count = db.prepare('select count(*) from lookups where experiment = ? and session = ?').pluck()
  const all = db.prepare(
    'select session, url, outcome, status, bytes, at from lookups where experiment = ? order by id',
  )
  return {
    begin: (about: { experiment: ExperimentId; session: SessionId; url: string; at: number }): number =>
      Number(begin.run(about).lastInsertRowid),
    settle: (id: number, end: Pick<Lookup, 'outcome' | 'status' | 'bytes'>): void =>
      void settle.run({ id, ...end }),
    count: (experiment: ExperimentId, session: SessionId): number => Number(count.get(experiment, session)),
    list: (experiment: ExperimentId): Lookup[] => ManyLookup.parse(all.all(experiment)),
  }
}

export type Lookups = ReturnType<typeof createLookups>
