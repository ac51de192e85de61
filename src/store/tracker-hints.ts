import { z } from 'zod'
import { News } from '../domain/news.ts'
import type { Database } from './database.ts'

export const StoredHint = z.object({
  tracker: z.string(),
  kind: z.enum(['issue', 'session']),
  ref: z.string(),
  receivedAt: z.number(),
  tries: z.number(),
  /** What is new; null: anything may be. */
  news: z
    .string()
    .nullable()
    .transform((lines) => lines?.split('\n').map((line) => News.parse(JSON.parse(line))) ?? null),
})
export type StoredHint = z.infer<typeof StoredHint>
const ManyStoredHint = StoredHint.array()

const COLUMNS = 'tracker, kind, ref, received_at as receivedAt, tries, news'
/** GitHub sends a delivery again for up to three days; ids are kept ten times as long (S-2). */
const KEEP_MS = 32 * 24 * 3_600_000

type NewHint = Pick<StoredHint, 'tracker' | 'kind' | 'ref'> & {
  readonly at: number
  readonly news?: News | undefined
}

/** Webhooks that came, and what they say to look at again (T-2). */
export function createTrackerHints(db: Database) {
  const deliver = db.prepare(`
    insert into webhook_deliveries (tracker, delivery, body_hash, received_at)
    values (@tracker, @delivery, @bodyHash, @at) on conflict do nothing`)
  const forget = db.prepare('delete from webhook_deliveries where received_at < ?')
  // later than the one before it, also within a millisecond: `done` tells them apart by it
  const add = db.prepare(`
    insert into tracker_hints (tracker, kind, ref, received_at, news) values (@tracker, @kind, @ref, @at, @news)
    on conflict (tracker, kind, ref)
    do update set news = tracker_hints.news || char(10) || excluded.news, received_at = max(excluded.received_at, tracker_hints.received_at + 1), not_before = 0`)
  const due = db.prepare(`
    select ${COLUMNS} from tracker_hints where tracker = ? and not_before <= ? order by received_at limit 100`)
  // one that came again while it was looked at stays
  const done = db.prepare(`
    delete from tracker_hints where tracker = @tracker and kind = @kind and ref = @ref and received_at = @receivedAt`)
  const postpone = db.prepare(`
    update tracker_hints set tries = tries + 1, not_before = @until
    where tracker = @tracker and kind = @kind and ref = @ref`)

  return {
    /** False when the delivery, or another with the same bytes, was here before. */
    admit: (delivery: { tracker: string; delivery: string; bodyHash: string; at: number }): boolean =>
      deliver.run(delivery).changes === 1,
    forgetOld: (now: number): number => forget.run(now - KEEP_MS).changes,
    add: ({ news, ...hint }: NewHint): void =>
      void add.run({ ...hint, news: news === undefined ? null : JSON.stringify(news) }),
    due: (tracker: string, now: number): StoredHint[] => ManyStoredHint.parse(due.all(tracker, now)),
    done: (hint: StoredHint): void => void done.run(hint),
    postpone: (hint: StoredHint, until: number): void => void postpone.run({ ...hint, until }),
  }
}

export type TrackerHints = ReturnType<typeof createTrackerHints>
