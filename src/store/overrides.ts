import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Override = z.object({ what: z.string(), because: z.string(), by: z.string(), at: z.number() })
export type Override = z.infer<typeof Override>
const ManyOverride = Override.array()

/** What a person skipped on purpose, with the reason (W-3). */
export function createOverrides(db: Database) {
  const add = db.prepare(
    'insert into overrides (experiment, what, because, by, at) values (@experiment, @what, @because, @by, @at)',
  )
  const all = db.prepare('select what, because, by, at from overrides where experiment = ? order by id')
  const has = db.prepare('select 1 from overrides where experiment = ? and what = ?')

  return {
    add: (override: Override & { experiment: ExperimentId }): void => void add.run(override),
    has: (experiment: ExperimentId, what: string): boolean => has.get(experiment, what) !== undefined,
    list: (experiment: ExperimentId): Override[] => ManyOverride.parse(all.all(experiment)),
  }
}

export type Overrides = ReturnType<typeof createOverrides>
