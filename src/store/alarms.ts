import { z } from 'zod'
import type { Database } from './database.ts'

export const Alarm = z.object({
  key: z.string(),
  words: z.string(),
  since: z.number(),
  seenAt: z.number(),
})
export type Alarm = z.infer<typeof Alarm>

/** What about hardware a person has to see, until it is over. */
export function createAlarms(db: Database) {
  const raise = db.prepare(`
    insert into alarms (key, words, since, seen_at) values (@key, @words, @at, @at)
    on conflict (key) do update set words = excluded.words, seen_at = excluded.seen_at,
      since = case when cleared_at is null then since else excluded.since end, cleared_at = null`)
  const isOpen = db.prepare('select 1 as open from alarms where key = ? and cleared_at is null')
  const clear = db.prepare('update alarms set cleared_at = @at where key = @key and cleared_at is null')
  const open = db.prepare(
    'select key, words, since, seen_at as seenAt from alarms where cleared_at is null order by since, key',
  )

  return {
    /** True when it is new. */
    raise(key: string, words: string, at: number): boolean {
      const isNew = isOpen.get(key) === undefined
      raise.run({ key, words, at })
      return isNew
    },
    /** True when there was one. */
    clear: (key: string, at: number): boolean => clear.run({ key, at }).changes === 1,
    open: (): Alarm[] => Alarm.array().parse(open.all()),
  }
}

export type Alarms = ReturnType<typeof createAlarms>
