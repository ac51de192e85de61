import { z } from 'zod'
import { ExperimentId, LeaseId } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

export const Lease = z.object({
  id: LeaseId,
  experiment: ExperimentId,
  driver: z.string(),
  state: z.enum(['wanted', 'held', 'paused', 'released']),
  pricePerHour: z.number(),
  capUsd: z.number(),
  /** Who answers for it. */
  owner: z.string(),
  /** What it cost up to `countedAt`; null until somebody counted. */
  spentUsd: z.number(),
  countedAt: z.number().nullable(),
  facts: json(z.unknown()).nullable(),
  host: z.string().nullable(),
  createdAt: z.number(),
  heldAt: z.number().nullable(),
  releasedAt: z.number().nullable(),
  reason: z.string().nullable(),
})
export type Lease = z.infer<typeof Lease>
const MaybeLease = Lease.optional()
const ManyLease = Lease.array()

const COLUMNS = `id, experiment, driver, state, price_per_hour as pricePerHour, cap_usd as capUsd, owner,
  spent_usd as spentUsd, counted_at as countedAt, facts, host,
  created_at as createdAt, held_at as heldAt, released_at as releasedAt, reason`

/** Hardware that was asked for. The row is written before the asking, so that nothing is held that no row names. */
export function createLeases(db: Database) {
  const add = db.prepare(`
    insert into leases (id, experiment, driver, state, price_per_hour, cap_usd, owner, created_at)
    values (@id, @experiment, @driver, 'wanted', @pricePerHour, @capUsd, @owner, @createdAt)
    on conflict (id) do nothing`)
  const count = db.prepare('select count(*) as n from leases where experiment = ?')
  const byId = db.prepare(`select ${COLUMNS} from leases where id = ?`)
  const all = db.prepare(`select ${COLUMNS} from leases where experiment = ? order by created_at, id`)
  const open = db.prepare(`select ${COLUMNS} from leases where state <> 'released' order by created_at, id`)
  const hold = db.prepare(`
    update leases set state = 'held', host = @host, price_per_hour = @pricePerHour, facts = @facts,
      held_at = coalesce(held_at, @at)
    where id = @id and state <> 'released'`)
  const pause = db.prepare(
    "update leases set state = 'paused', reason = ? where id = ? and state in ('held', 'wanted')",
  )
  const wake = db.prepare(
    "update leases set state = 'wanted', reason = null where id = ? and state = 'paused'",
  )
  const spend = db.prepare(`
    update leases set spent_usd = spent_usd + @usd, counted_at = @at where id = @id and state <> 'released'`)
  const release = db.prepare(`
    update leases set state = 'released', released_at = @at, reason = @reason where id = @id and state <> 'released'`)

  return {
    /** The name the next lease of the experiment gets. */
    nextId: (experiment: ExperimentId): LeaseId =>
      LeaseId.parse(`${experiment}.lease.${z.object({ n: z.number() }).parse(count.get(experiment)).n + 1}`),
    want: (
      lease: Pick<Lease, 'id' | 'experiment' | 'driver' | 'pricePerHour' | 'capUsd' | 'createdAt'> &
        Partial<Pick<Lease, 'owner'>>,
    ): void => void add.run({ owner: '', ...lease }),
    hold: (id: LeaseId, got: { host: string; pricePerHour: number; facts: unknown; at: number }): boolean =>
      hold.run({ ...got, id, facts: JSON.stringify(got.facts) }).changes === 1,
    pause: (id: LeaseId, reason: string): boolean => pause.run(reason, id).changes === 1,
    /** It is wanted again, so that the sweep does not stop what is being started. */
    wake: (id: LeaseId): boolean => wake.run(id).changes === 1,
    /** What it cost up to now, beyond what was counted before. */
    spend: (id: LeaseId, usd: number, at: number): void => void spend.run({ id, usd, at }),
    release: (id: LeaseId, end: { at: number; reason: string }): boolean =>
      release.run({ id, ...end }).changes === 1,
    find: (id: LeaseId): Lease | undefined => MaybeLease.parse(byId.get(id)),
    list: (experiment: ExperimentId): Lease[] => ManyLease.parse(all.all(experiment)),
    /** Not yet released, of all experiments. */
    open: (): Lease[] => ManyLease.parse(open.all()),
  }
}

export type Leases = ReturnType<typeof createLeases>
