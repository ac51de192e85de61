import { z } from 'zod'
import type { Database } from './database.ts'

export const StoredHint = z.object({
  tracker: z.string(),
  kind: z.enum(['issue', 'session']),
  ref: z.string(),
  receivedAt: z.number(),
  tries: z.number(),
})
export type StoredHint = z.infer<typeof StoredHint>
const ManyStoredHint = StoredHint.array()

const COLUMNS = 'tracker, kind, ref, received_at as receivedAt, tries'
/** GitHub sends a delivery again for up to three days; ids are kept ten times as long (S-2). */
const KEEP_MS = 32 * 24 * 3_600_000

/** Webhooks that came, and what they say to look at again (T-2). */
export function createTrackerHints(db: Database) {
  const deliver = db.prepare(`
    insert into webhook_deliveries (tracker, delivery, body_hash, received_at)
    values (@tracker, @delivery, @bodyHash, @at) on conflict do nothing`)
  const forget = db.prepare('delete from webhook_deliveries where received_at < ?')
  // later than the one before it, also within a millisecond: `done` tells them apart by it
  const add = db.prepare(`
    insert into tracker_hints (tracker, kind, ref, received_at) values (@tracker, @kind, @ref, @at)
    on conflict (tracker, kind, ref)
    do update set received_at = max(excluded.received_at, tracker_hints.received_at + 1), not_before = 0`)
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
    add: (hint: Pick<StoredHint, 'tracker' | 'kind' | 'ref'> & { at: number }): void => void add.run(hint),
    due: (tracker: string, now: number): StoredHint[] => ManyStoredHint.parse(due.all(tracker, now)),
    done: (hint: StoredHint): void => void done.run(hint),
    postpone: (hint: StoredHint, until: number): void => void postpone.run({ ...hint, until }),
  }
}

export type TrackerHints = ReturnType<typeof createTrackerHints>
