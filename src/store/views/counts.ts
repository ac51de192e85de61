import { z } from 'zod'
import type { Database } from '../database.ts'

const Named = z.object({ name: z.string(), n: z.number() })
const Open = z.object({ state: z.enum(['pending', 'started']), n: z.number(), oldest: z.number() })
const Total = z.object({ n: z.number() })

/** How much there is of what, for `status` and the metrics (H-10). */
export interface Counts {
  /** Experiments that are not archived, by stage. */
  readonly stages: Readonly<Record<string, number>>
  /** Runs, by state. */
  readonly runs: Readonly<Record<string, number>>
  /** Effects that were asked for and are not done, and since when the oldest of them waits. */
  readonly effects: readonly z.infer<typeof Open>[]
  /** Experiments that wait for a person. */
  readonly waiting: number
}

export function createCounts(db: Database) {
  const stages = db.prepare(
    'select stage as name, count(*) as n from experiments where archived_at is null group by stage order by stage',
  )
  const runs = db.prepare('select state as name, count(*) as n from runs group by state order by state')
  const effects = db.prepare(`
    select state, count(*) as n, min(created_at) as oldest from outbox
    where state in ('pending', 'started') group by state order by state`)
  const waiting = db.prepare(
    "select count(*) as n from experiments where turn = 'human' and archived_at is null",
  )

  return (): Counts => ({
    stages: byName(stages.all()),
    runs: byName(runs.all()),
    effects: Open.array().parse(effects.all()),
    waiting: Total.parse(waiting.get()).n,
  })
}

function byName(rows: unknown[]): Record<string, number> {
  return Object.fromEntries(
    Named.array()
      .parse(rows)
      .map(({ name, n }) => [name, n]),
  )
}
