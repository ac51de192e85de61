import { z } from 'zod'
import { LeaseId, RunId } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

/** `HOLD-001`; its lease and its runs are named after it as those of an experiment are. */
export const HoldId = z
  .string()
  .regex(/^HOLD-\d{3,6}$/, 'a hold looks like HOLD-001')
  .brand<'HoldId'>()
export type HoldId = z.infer<typeof HoldId>

export const Hold = z.object({
  id: HoldId,
  compute: z.string(),
  study: z.string(),
  person: z.string(),
  purpose: z.string(),
  state: z.enum(['wanted', 'held', 'paused', 'released']),
  pricePerHour: z.number(),
  capUsd: z.number(),
  spentUsd: z.number(),
  countedAt: z.number().nullable(),
  host: z.string().nullable(),
  createdAt: z.number(),
  until: z.number(),
  heldAt: z.number().nullable(),
  releasedAt: z.number().nullable(),
  reason: z.string().nullable(),
})
export type Hold = z.infer<typeof Hold>

export const HoldCommand = z.object({
  id: z.number(),
  hold: HoldId,
  run: RunId,
  argv: json(z.array(z.string())),
  by: z.string(),
  at: z.number(),
  endedAt: z.number().nullable(),
  code: z.number().nullable(),
  outcome: z.string().nullable(),
})
export type HoldCommand = z.infer<typeof HoldCommand>

const COLUMNS = `id, compute, study, person, purpose, state, price_per_hour as pricePerHour, cap_usd as capUsd,
  spent_usd as spentUsd, counted_at as countedAt, host, created_at as createdAt, until, held_at as heldAt,
  released_at as releasedAt, reason`
const Count = z.object({ n: z.number() })

export const leaseOfHold = (hold: HoldId): LeaseId => LeaseId.parse(`${hold}.lease.1`)

/** The hold that a lease belongs to, by its name. */
export function holdOfLease(lease: string): HoldId | undefined {
  return HoldId.safeParse(lease.split('.')[0]).data
}

/** Machines held for quick tries (W-11). The row is written before anything is asked for, as for any lease. */
export function createHolds(db: Database) {
  const add = db.prepare(`
    insert into holds (id, compute, study, person, purpose, state, price_per_hour, cap_usd, created_at, until)
    values (@id, @compute, @study, @person, @purpose, 'wanted', 0, @capUsd, @createdAt, @until)`)
  const count = db.prepare('select count(*) as n from holds')
  const byId = db.prepare(`select ${COLUMNS} from holds where id = ?`)
  const open = db.prepare(`select ${COLUMNS} from holds where state <> 'released' order by id`)
  const hold = db.prepare(`
    update holds set state = 'held', host = @host, price_per_hour = @pricePerHour, held_at = coalesce(held_at, @at)
    where id = @id and state <> 'released'`)
  const end = db.prepare(`
    update holds set state = @state, reason = @reason, released_at = case when @state = 'released' then @at end
    where id = @id and state <> 'released'`)
  const spend = db.prepare(`
    update holds set spent_usd = spent_usd + @usd, counted_at = @at where id = @id and state <> 'released'`)

  return {
    nextId: (): HoldId => HoldId.parse(`HOLD-${String(Count.parse(count.get()).n + 1).padStart(3, '0')}`),
    want: (
      row: Pick<Hold, 'id' | 'compute' | 'study' | 'person' | 'purpose' | 'capUsd' | 'createdAt' | 'until'>,
    ): void => void add.run(row),
    hold: (id: HoldId, got: { host: string; pricePerHour: number; at: number }): boolean =>
      hold.run({ ...got, id }).changes === 1,
    end: (id: HoldId, to: { state: 'paused' | 'released'; reason: string; at: number }): boolean =>
      end.run({ ...to, id }).changes === 1,
    /** What it cost up to now, beyond what was counted before. */
    spend: (id: HoldId, usd: number, at: number): void => void spend.run({ id, usd, at }),
    find: (id: HoldId): Hold | undefined => Hold.optional().parse(byId.get(id)),
    /** Not yet released. */
    open: (): Hold[] => Hold.array().parse(open.all()),
  }
}

export type Holds = ReturnType<typeof createHolds>

/** Each exact command that was run on a held machine, from before it was run. */
export function createHoldCommands(db: Database) {
  const nextTry = db.prepare('select count(*) as n from hold_commands where hold = ?')
  const begin = db.prepare(`
    insert into hold_commands (hold, run, argv, by, at) values (@hold, @run, @argv, @by, @at)`)
  const finish = db.prepare(`
    update hold_commands set ended_at = @at, code = @code, outcome = @outcome where run = @run and ended_at is null`)
  const commands = db.prepare(`
    select id, hold, run, argv, by, at, ended_at as endedAt, code, outcome from hold_commands
    where hold = ? order by id`)

  return {
    /** Writes the exact command down before it is run, and gives the run that it becomes. */
    begin({
      hold: id,
      argv,
      by,
      at,
    }: {
      hold: HoldId
      argv: readonly string[]
      by: string
      at: number
    }): RunId {
      const run = RunId.parse(`${id}.try.s${Count.parse(nextTry.get(id)).n + 1}.1`)
      begin.run({ hold: id, run, argv: JSON.stringify(argv), by, at })
      return run
    },
    finish: (run: RunId, end: { at: number; code: number | null; outcome: string }): void =>
      void finish.run({ run, ...end }),
    list: (id: HoldId): HoldCommand[] => HoldCommand.array().parse(commands.all(id)),
  }
}

export type HoldCommands = ReturnType<typeof createHoldCommands>
