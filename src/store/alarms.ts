import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Alarm = z.object({
  key: z.string(),
  words: z.string(),
  /** What it is about; null where it is about a machine or a disk. */
  experiment: ExperimentId.nullable(),
  since: z.number(),
  seenAt: z.number(),
})
export type Alarm = z.infer<typeof Alarm>

/** What about hardware a person has to see, until it is over. */
export function createAlarms(db: Database) {
  const raise = db.prepare(`
    insert into alarms (key, words, experiment, since, seen_at) values (@key, @words, @experiment, @at, @at)
    on conflict (key) do update set words = excluded.words, experiment = excluded.experiment, seen_at = excluded.seen_at,
      since = case when cleared_at is null then since else excluded.since end, cleared_at = null`)
  const isOpen = db.prepare('select 1 as open from alarms where key = ? and cleared_at is null')
  const clear = db.prepare('update alarms set cleared_at = @at where key = @key and cleared_at is null')
  const open = db.prepare(
    'select key, words, experiment, since, seen_at as seenAt from alarms where cleared_at is null order by since, key',
  )

  return {
    /** True when it is new. */
    raise(alarm: Pick<Alarm, 'key' | 'words' | 'experiment'>, at: number): boolean {
      const isNew = isOpen.get(alarm.key) === undefined
      raise.run({ ...alarm, at })
      return isNew
    },
    /** True when there was one. */
    clear: (key: string, at: number): boolean => clear.run({ key, at }).changes === 1,
    open: (): Alarm[] => Alarm.array().parse(open.all()),
  }
}

export type Alarms = ReturnType<typeof createAlarms>
