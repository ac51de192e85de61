import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

const Row = z.object({ body: json(z.unknown()) })
const MaybeRow = Row.optional()

/** What the daemon saw once and a gate or the record needs later, by name; the newest counts. */
export function createObservations(db: Database) {
  const put = db.prepare(`
    insert into observations (experiment, name, body, at) values (?, ?, ?, ?)
    on conflict (experiment, name) do update set body = excluded.body, at = excluded.at`)
  const find = db.prepare('select body from observations where experiment = ? and name = ?')

  return {
    put: (experiment: ExperimentId, seen: { name: string; body: unknown; at: number }): void =>
      void put.run(experiment, seen.name, JSON.stringify(seen.body), seen.at),
    /** As parsed JSON; whoever reads it parses it with the schema it was written with. */
    find: (experiment: ExperimentId, name: string): unknown =>
      MaybeRow.parse(find.get(experiment, name))?.body,
  }
}

export type Observations = ReturnType<typeof createObservations>
