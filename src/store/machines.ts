import { z } from 'zod'
import type { Database } from './database.ts'

export const ProviderLook = z.object({
  compute: z.string(),
  /** Times in a row that it did not answer. */
  failures: z.number(),
  reason: z.string().nullable(),
  lookedAt: z.number(),
})
export type ProviderLook = z.infer<typeof ProviderLook>
export type MachineMark = 'unowned' | 'unstopped' | 'idle' | 'billed' | 'paused'

const Since = z.object({ since: z.number() })

/** What the sweep remembers of providers and of single machines from one look to the next. */
export function createMachines(db: Database) {
  const look = db.prepare(`
    insert into provider_looks (compute, failures, reason, looked_at) values (@compute, @failures, @reason, @at)
    on conflict (compute) do update set failures = case when @failures = 0 then 0 else failures + 1 end,
      reason = excluded.reason, looked_at = excluded.looked_at`)
  const looks = db.prepare(
    'select compute, failures, reason, looked_at as lookedAt from provider_looks order by compute',
  )
  const mark = db.prepare(`
    insert into machine_marks (compute, machine, mark, since) values (@compute, @machine, @mark, @at)
    on conflict (compute, machine, mark) do nothing`)
  const since = db.prepare(
    'select since from machine_marks where compute = @compute and machine = @machine and mark = @mark',
  )
  const unmark = db.prepare(
    'delete from machine_marks where compute = @compute and machine = @machine and mark = @mark',
  )
  const forget = db.prepare(
    'delete from machine_marks where compute = ? and machine not in (select value from json_each(?))',
  )

  return {
    answered: (compute: string, at: number): void =>
      void look.run({ compute, failures: 0, reason: null, at }),
    failed: (compute: string, reason: string, at: number): number => {
      look.run({ compute, failures: 1, reason, at })
      return ProviderLook.array()
        .parse(looks.all())
        .filter((one) => one.compute === compute)
        .reduce((_, one) => one.failures, 0)
    },
    looks: (): ProviderLook[] => ProviderLook.array().parse(looks.all()),
    /** Marks it where it is not yet; gives since when. */
    mark(compute: string, machine: string, as: MachineMark, at: number): number {
      mark.run({ compute, machine, mark: as, at })
      return Since.parse(since.get({ compute, machine, mark: as })).since
    },
    has: (compute: string, machine: string, as: MachineMark): boolean =>
      since.get({ compute, machine, mark: as }) !== undefined,
    unmark: (compute: string, machine: string, as: MachineMark): void =>
      void unmark.run({ compute, machine, mark: as }),
    /** Drops the marks of machines that are not there any more. */
    forgetAllBut: (compute: string, machines: readonly string[]): void =>
      void forget.run(compute, JSON.stringify(machines)),
  }
}

export type MachineMarks = ReturnType<typeof createMachines>
