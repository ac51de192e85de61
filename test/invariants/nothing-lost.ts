import { z } from 'zod'
import { experimentsOf, type Invariant } from './state-under-test.ts'

const Numbered = z.object({ id: z.string(), prefix: z.string(), next: z.number(), n: z.number() })

/** Every experiment that somebody was told of is there, and so is one for each number that was given out. */
export const nothingLost: Invariant = ({ store, experiments: told = [] }) => {
  const known = new Set<string>(experimentsOf(store).map(({ id }) => id))
  const lost = told.filter((id) => !known.has(id)).map((id) => `${id} is lost`)
  return [...lost, ...numbersWithout(store), ...eventsWithout(store)]
}

function numbersWithout({ db }: Parameters<Invariant>[0]['store']): readonly string[] {
  // numbers below the first experiment were reserved for one that was imported
  const rows = db.prepare(`
    select s.id, s.prefix, s.next_experiment as next,
      (select count(*) from experiments e where e.study = s.id) +
      coalesce((select min(cast(substr(e.id, length(s.prefix) + 2) as integer)) from experiments e
        where e.study = s.id), s.next_experiment) - 1 as n
    from studies s`)
  return Numbered.array()
    .parse(rows.all())
    .filter(({ next, n }) => n !== next - 1)
    .map(({ id, next, n }) => `${id}: ${next - 1} numbers were given out, ${n} are accounted for`)
}

const Gap = z.object({ experiment: z.string(), first: z.number(), last: z.number(), n: z.number() })

function eventsWithout({ db }: Parameters<Invariant>[0]['store']): readonly string[] {
  const rows = db.prepare(
    'select experiment, min(seq) as first, max(seq) as last, count(*) as n from events group by experiment',
  )
  return Gap.array()
    .parse(rows.all())
    .filter(({ first, last, n }) => first !== 1 || last !== n)
    .map(({ experiment, first, last, n }) => `${experiment}: events ${first} to ${last}, but ${n} of them`)
}
