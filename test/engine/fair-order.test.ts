import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Lane,
  NO_LIMITS,
  obstacles,
  type Places,
  type Turns,
  type Waiting,
  whoGoes,
  type WorkLimits,
} from '../../src/engine/fair-order.ts'

const LANES: readonly Lane[] = ['agents', 'hardware', 'work', 'tracker']
const plenty = { agents: 99, hardware: 99, work: 99, tracker: 99 }
const places = (given: Partial<Places> & { limit?: Partial<WorkLimits> } = {}): Places => ({
  lanes: { ...plenty, ...given.lanes },
  limits: { ...NO_LIMITS, ...given.limit },
  closed: given.closed ?? null,
})

function one(given: Partial<Waiting> & Pick<Waiting, 'experiment'>): Waiting {
  return {
    key: `${given.experiment}/${given.lane ?? 'work'}`,
    study: 'a',
    person: 'ada',
    lane: 'work',
    roles: [],
    compute: null,
    priority: 0,
    since: 0,
    isNew: false,
    letsGo: false,
    ...given,
  }
}

/** Plays turns with one place: who goes is done at once, and the next may go. */
function inTurn(
  waiting: readonly Waiting[],
  turnsPlayed: number,
  given = places({ lanes: { ...plenty, work: 1 } }),
) {
  const turns: Turns = new Map()
  const left = [...waiting]
  return Array.from({ length: turnsPlayed }, () => {
    const [next] = whoGoes(left, [], { places: given, turns })
    if (next !== undefined) left.splice(left.indexOf(next), 1)
    return next?.experiment
  })
}

const anyone = fc.record({
  experiment: fc.integer({ min: 1, max: 12 }).map((n) => `E-${n}`),
  lane: fc.constantFrom(...LANES),
  roles: fc.subarray(['planner', 'analyzer']),
  compute: fc.constantFrom(null, 'local', 'slurm'),
  letsGo: fc.boolean(),
  isNew: fc.boolean(),
})
/** What belongs to an experiment is the same in each of its effects. */
const crowd = fc.array(anyone, { maxLength: 60 }).map((all) =>
  all.map((some, i) => {
    const n = Number(some.experiment.slice(2))
    const person = ['ada', 'bob', 'eve'][n % 3] ?? ''
    return one({ ...some, key: `k${i}`, study: `s${n % 4}`, person, priority: n % 5, since: n })
  }),
)
const bounds = fc.record({
  lanes: fc.record({
    agents: fc.integer({ min: 0, max: 5 }),
    hardware: fc.integer({ min: 0, max: 5 }),
    work: fc.integer({ min: 0, max: 5 }),
    tracker: fc.integer({ min: 0, max: 5 }),
  }),
  limits: fc.record({
    experiments: fc.integer({ min: 1, max: 6 }),
    perStudy: fc.integer({ min: 1, max: 3 }),
    perPerson: fc.integer({ min: 1, max: 3 }),
    perRole: fc.integer({ min: 1, max: 3 }),
    perCompute: fc.integer({ min: 1, max: 3 }),
  }),
  closed: fc.constantFrom(null, 'hooke.toml has 1 problem'),
})

/** The most experiments that share what `of` names, among those that advance. */
function most(all: readonly Waiting[], of: (one: Waiting) => string | null): number {
  const advancing = all.filter(({ lane, letsGo }) => lane !== 'tracker' && !letsGo)
  const groups = Map.groupBy(advancing, of)
  groups.delete(null)
  return Math.max(0, ...[...groups.values()].map((group) => new Set(group.map((e) => e.experiment)).size))
}

describe('who goes next', () => {
  it('W-5: limits in all, per study, person, role, compute and lane are never exceeded', () => {
    fc.assert(
      fc.property(crowd, crowd, bounds, (first, later, given) => {
        const turns: Turns = new Map()
        const going = [...whoGoes(first, [], { places: given, turns })]
        going.splice(0, Math.ceil(going.length / 2))
        const rest = later.map((effect) => ({ ...effect, key: `later ${effect.key}` }))
        going.push(...whoGoes(rest, going, { places: given, turns }))

        const { limits, lanes } = given
        expect(most(going, () => 'all')).toBeLessThanOrEqual(limits.experiments)
        expect(most(going, ({ study }) => study)).toBeLessThanOrEqual(limits.perStudy)
        expect(most(going, ({ person }) => person)).toBeLessThanOrEqual(limits.perPerson)
        expect(most(going, ({ compute }) => compute)).toBeLessThanOrEqual(limits.perCompute)
        for (const role of ['planner', 'analyzer']) {
          const sessions = going.filter((e) => e.roles.includes(role) && e.lane !== 'tracker' && !e.letsGo)
          expect(sessions.length).toBeLessThanOrEqual(limits.perRole)
        }
        for (const lane of LANES)
          expect(going.filter((e) => e.lane === lane).length).toBeLessThanOrEqual(lanes[lane])
        const told = going.filter(({ lane }) => lane === 'tracker').map(({ experiment }) => experiment)
        expect(new Set(told).size).toBe(told.length)
      }),
    )
  })

  it('W-1, W-5: whoever does not go waits for a named limit, and nobody who could go is left', () => {
    fc.assert(
      fc.property(crowd, bounds, (waiting, given) => {
        const going = whoGoes(waiting, [], { places: given, turns: new Map() })
        const left = waiting.filter((effect) => !going.includes(effect))
        const why = obstacles(left, going, given)

        expect(why.map(({ experiment }) => experiment)).toEqual(left.map(({ experiment }) => experiment))
        expect(why.every(({ limit, words }) => limit !== '' && words !== '')).toBe(true)
      }),
    )
  })

  it('W-5: a study with 1,000 waiting experiments does not starve one with 2', () => {
    const big = Array.from({ length: 1000 }, (_, n) =>
      one({ experiment: `BIG-${n}`, study: 'big', since: n }),
    )
    const small = [1, 2].map((n) => one({ experiment: `SMALL-${n}`, study: 'small', since: 5000 + n }))

    expect(inTurn([...big, ...small], 5)).toEqual(['BIG-0', 'SMALL-1', 'BIG-1', 'SMALL-2', 'BIG-2'])
  })

  it('W-5: the people of a study alternate too, and then the oldest goes', () => {
    const hers = [1, 2, 3].map((n) => one({ experiment: `A-${n}`, person: 'ada', since: n }))
    const his = [8, 7].map((n) => one({ experiment: `B-${n}`, person: 'bob', since: n }))

    expect(inTurn([...hers, ...his], 5)).toEqual(['A-1', 'B-7', 'A-2', 'B-8', 'A-3'])
  })

  it('W-5: priority goes before turns and age; none is the lowest', () => {
    const all = [0, 4, 1, 3, 2].map((priority) =>
      one({ experiment: `P-${priority}`, priority, study: priority === 1 ? 'other' : 'a', since: -priority }),
    )

    expect(inTurn(all, 5)).toEqual(['P-1', 'P-2', 'P-3', 'P-4', 'P-0'])
  })

  it('W-5: a full lane or a limit that is reached holds up nobody else', () => {
    const busy = one({ experiment: 'E-1', lane: 'agents', roles: ['planner'] })
    const alike = one({ experiment: 'E-2', lane: 'agents', roles: ['planner'], priority: 1 })
    const other = one({ experiment: 'E-3', lane: 'agents', roles: ['analyzer'] })
    const work = one({ experiment: 'E-4' })
    const given = places({ limit: { perRole: 1 } })

    expect(whoGoes([alike, other, work], [busy], { places: given, turns: new Map() })).toEqual([other, work])
    expect(obstacles([alike], [busy], given)).toEqual([
      { experiment: 'E-2', limit: 'limits.per_role', words: '1 of 1 sessions of planner' },
    ])
  })

  it('an experiment on hardware needs no second place for the agent that looks at its anomaly', () => {
    const running = one({ experiment: 'E-1', lane: 'hardware', compute: 'local' })
    const diagnosis = one({ experiment: 'E-1', lane: 'agents', roles: ['experimenter'] })
    const other = one({ experiment: 'E-2', lane: 'agents', roles: ['planner'], priority: 1 })
    const given = places({ limit: { experiments: 1 } })

    expect(whoGoes([other, diagnosis], [running], { places: given, turns: new Map() })).toEqual([diagnosis])
  })

  it('what stops work or gives hardware back goes first and waits for no experiment', () => {
    const busy = one({ experiment: 'E-1' })
    const urgent = one({ experiment: 'E-2', priority: 1 })
    const release = one({ experiment: 'E-3', letsGo: true })
    const given = places({ limit: { experiments: 1 } })

    expect(whoGoes([urgent, release], [busy], { places: given, turns: new Map() })).toEqual([release])
  })

  it('E-12: with a broken configuration no experiment begins, and those under way go on', () => {
    const fresh = one({ experiment: 'E-1', isNew: true, priority: 1 })
    const begun = one({ experiment: 'E-2' })
    const given = places({ closed: 'hooke.toml has 1 problem' })

    expect(whoGoes([fresh, begun], [], { places: given, turns: new Map() })).toEqual([begun])
    expect(obstacles([fresh], [], given)).toMatchObject([{ limit: 'configuration' }])
  })
})
