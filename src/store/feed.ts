import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import { AnyJson } from './columns.ts'
import type { Database } from './database.ts'

export const FeedItem = z.object({
  id: z.number(),
  experiment: ExperimentId.nullable(),
  kind: z.string(),
  body: AnyJson,
  at: z.number(),
})
export type FeedItem = z.infer<typeof FeedItem>
const ManyFeedItem = FeedItem.array()
const Id = z.object({ id: z.number() })

/** Numbered notices of what changed, so that a live stream can go on where it broke off (H-2). */
export function createFeed(db: Database) {
  const append = db.prepare(
    'insert into feed (experiment, kind, body, at) values (@experiment, @kind, @body, @at)',
  )
  const after = db.prepare('select id, experiment, kind, body, at from feed where id > ? order by id limit ?')
  const last = db.prepare('select coalesce(max(id), 0) as id from feed')
  const prune = db.prepare('delete from feed where at < ? and id < (select max(id) from feed)')
  const idOf = (row: unknown) => Id.parse(row).id

  return {
    append: ({ body, ...item }: Omit<FeedItem, 'id'>): number =>
      Number(append.run({ ...item, body: JSON.stringify(body) }).lastInsertRowid),
    after: (id: number, limit: number): FeedItem[] => ManyFeedItem.parse(after.all(id, limit)),
    last: (): number => idOf(last.get()),
    /** Forgets what is older; the last number is kept so that it is never used again. */
    prune: (before: number): void => void prune.run(before),
  }
}

export type Feed = ReturnType<typeof createFeed>
