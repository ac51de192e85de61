import { z } from 'zod'
import { ExperimentId } from '../../domain/ids.ts'
import type { Database } from '../database.ts'

export const Wait = z.object({ experiment: ExperimentId, until: z.number(), reason: z.string() })
export type Wait = z.infer<typeof Wait>

/** Which experiments wait until a time, since something outside was not to be had, and why (W-1, A-9). */
export function createWaits(db: Database) {
  const all = db.prepare(`
    select experiment, min(not_before) as until, error as reason from outbox
    where state = 'pending' and not_before > ? and error is not null and kind not like 'tracker.%'
    group by experiment`)

  return (now: number): ReadonlyMap<string, Wait> =>
    new Map(
      Wait.array()
        .parse(all.all(now))
        .map((wait) => [wait.experiment, wait]),
    )
}
