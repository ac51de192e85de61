import { z } from 'zod'
import type { Invariant } from './state-under-test.ts'

const Key = z.object({ key: z.string(), experiment: z.string() })

/** Each event of the log came in by the inbox, under a key of its own: none counted twice (E-2). */
export const inboxUnique: Invariant = ({ store: { db } }) => {
  const twice = db.prepare('select key, experiment from events group by key having count(*) > 1').all()
  const aside = db
    .prepare(
      `select key, experiment from events where type <> 'machine.migrated'
        and not exists (select 1 from inbox i where i.key = events.key and i.experiment = events.experiment)`,
    )
    .all()
  return [
    ...Key.array()
      .parse(twice)
      .map(({ key, experiment }) => `${experiment}: ${key} counted twice`),
    ...Key.array()
      .parse(aside)
      .map(({ key, experiment }) => `${experiment}: ${key} passed the inbox by`),
  ]
}
