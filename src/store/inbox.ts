import type { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

/** Which events have been taken in: each key counts once, from whatever channel it comes (E-2). */
export function createInbox(db: Database) {
  const insert = db.prepare(
    'insert into inbox (key, experiment, received_at) values (?, ?, ?) on conflict (key) do nothing',
  )
  const find = db.prepare('select 1 from inbox where key = ?')

  return {
    /** True the first time a key is seen, false ever after. */
    admit: (key: string, experiment: ExperimentId, at: number): boolean =>
      insert.run(key, experiment, at).changes === 1,
    has: (key: string): boolean => find.get(key) !== undefined,
  }
}

export type Inbox = ReturnType<typeof createInbox>
