/** Waiting for hardware takes no place from work; agents are limited by themselves. */
export type Lane = 'agents' | 'hardware' | 'work' | 'tracker'
export type Lanes = Readonly<Record<Lane, number>>

/** How many experiments, and how many sessions of a role, go on at once (W-5). */
export interface WorkLimits {
  readonly experiments: number
  readonly perStudy: number
  readonly perPerson: number
  readonly perRole: number
  readonly perCompute: number
}

export const NO_LIMITS: WorkLimits = {
  experiments: Infinity,
  perStudy: Infinity,
  perPerson: Infinity,
  perRole: Infinity,
  perCompute: Infinity,
}

export interface Places {
  readonly lanes: Lanes
  readonly limits: WorkLimits
  /** Why no experiment may begin (E-12); null when one may. */
  readonly closed: string | null
}

/** An effect that is due, with what decides whose turn it is. */
export interface Waiting {
  readonly key: string
  readonly experiment: string
  readonly study: string
  readonly person: string
  readonly lane: Lane
  /** The roles it speaks with; none for the daemon's own work. */
  readonly roles: readonly string[]
  /** The hardware it keeps busy. */
  readonly compute: string | null
  /** 0 none, 1 urgent … 4 low. */
  readonly priority: number
  /** Since when the experiment is there. */
  readonly since: number
  /** Nothing of the experiment was begun yet. */
  readonly isNew: boolean
  /** Stops work or gives hardware back: goes first, and takes no experiment's place. */
  readonly letsGo: boolean
}

/** Why an effect that is due is not begun: the limit by its key in the configuration, and in words. */
export interface Obstacle {
  readonly limit: string
  readonly words: string
}

/** How long ago a study, or a person of it, had a turn: higher is later. */
export type Turns = Map<string, number>

/**
 * Who goes now, in order: by priority; among equals the study whose last turn is longest ago, then such a person of
 * it, then the oldest experiment. Nobody who is at a limit holds up another (W-5). `turns` is brought up to date.
 */
export function whoGoes(
  waiting: readonly Waiting[],
  underWay: readonly Waiting[],
  { places, turns }: { places: Places; turns: Turns },
): readonly Waiting[] {
  const tally = tallyOf(underWay)
  const left = new Set(waiting)
  const chosen: Waiting[] = []
  for (;;) {
    const next = best(left, { tally, places, turns })
    if (next === undefined) return chosen
    left.delete(next)
    chosen.push(next)
    count(tally, next)
    takeTurn(turns, next)
  }
}

/** What each effect that is due waits for; what would go now waits for nothing and is left out. */
export function obstacles(
  waiting: readonly Waiting[],
  underWay: readonly Waiting[],
  places: Places,
): readonly (Obstacle & { readonly experiment: string })[] {
  const tally = tallyOf(underWay)
  return waiting.flatMap((one) => {
    const found = obstacle(one, tally, places)
    return found === null ? [] : [{ experiment: one.experiment, ...found }]
  })
}

interface Tally {
  readonly lanes: Map<string, number>
  readonly roles: Map<string, number>
  /** Experiments that advance, and by study, person and compute: each counts once. */
  readonly experiments: Set<string>
  readonly groups: Map<string, Set<string>>
  readonly told: Set<string>
}

function tallyOf(underWay: readonly Waiting[]): Tally {
  const tally: Tally = {
    lanes: new Map(),
    roles: new Map(),
    experiments: new Set(),
    groups: new Map(),
    told: new Set(),
  }
  for (const one of underWay) count(tally, one)
  return tally
}

function count(tally: Tally, one: Waiting): void {
  tally.lanes.set(one.lane, (tally.lanes.get(one.lane) ?? 0) + 1)
  if (one.lane === 'tracker') tally.told.add(one.experiment)
  if (!advances(one)) return
  for (const role of one.roles) tally.roles.set(role, (tally.roles.get(role) ?? 0) + 1)
  tally.experiments.add(one.experiment)
  for (const group of groupsOf(one)) {
    const members = tally.groups.get(group) ?? new Set()
    tally.groups.set(group, members.add(one.experiment))
  }
}

function advances({ lane, letsGo }: Waiting): boolean {
  return lane !== 'tracker' && !letsGo
}

function groupsOf({ study, person, compute }: Waiting): readonly string[] {
  const both = [`study/${study}`, `person/${person}`]
  return compute === null ? both : [...both, `compute/${compute}`]
}

function best(
  left: ReadonlySet<Waiting>,
  { tally, places, turns }: { tally: Tally; places: Places; turns: Turns },
): Waiting | undefined {
  let first: Waiting | undefined
  for (const one of left) {
    const mayGo = first === undefined || isBefore(one, first, turns)
    if (mayGo && obstacle(one, tally, places) === null) first = one
  }
  return first
}

/** Rows come oldest effect first, so what is equal in all else stays in that order. */
function isBefore(a: Waiting, b: Waiting, turns: Turns): boolean {
  const [mine, other] = [rankOf(a, turns), rankOf(b, turns)]
  for (const [i, rank] of mine.entries()) {
    const beside = other[i] ?? 0
    if (rank !== beside) return rank < beside
  }
  return false
}

function rankOf(one: Waiting, turns: Turns): readonly number[] {
  return [
    one.letsGo ? 0 : 1,
    one.priority === 0 ? Infinity : one.priority,
    turns.get(studyTurn(one)) ?? 0,
    turns.get(personTurn(one)) ?? 0,
    one.since,
  ]
}

function takeTurn(turns: Turns, one: Waiting): void {
  const now = (turns.get('last') ?? 0) + 1
  turns.set('last', now)
  turns.set(studyTurn(one), now)
  turns.set(personTurn(one), now)
}

function studyTurn({ lane, study }: Waiting): string {
  return `${lane}/${study}`
}

function personTurn({ lane, study, person }: Waiting): string {
  return `${lane}/${study}/${person}`
}

function obstacle(one: Waiting, tally: Tally, { lanes, limits, closed }: Places): Obstacle | null {
  const { lane, experiment } = one
  const taken = tally.lanes.get(lane) ?? 0
  if (taken >= lanes[lane])
    return { limit: LANE_KEYS[lane], words: `${taken} of ${lanes[lane]} ${LANES[lane]}` }
  if (lane === 'tracker') {
    // the tracker is told of one change of an experiment at a time, in order (T-5)
    return tally.told.has(experiment) ? { limit: 'order', words: 'an earlier message to the tracker' } : null
  }
  if (one.letsGo) return null
  if (one.isNew && closed !== null) return { limit: 'configuration', words: closed }
  return crowded(one, tally, limits)
}

const LANE_KEYS = { agents: 'agents', hardware: 'hardware', work: 'work', tracker: 'tracker' } as const
const LANES = {
  agents: 'sessions of agents',
  hardware: 'experiments on hardware',
  work: 'pieces of work of the daemon',
  tracker: 'messages to the tracker',
} as const satisfies Record<Lane, string>

/** An experiment that advances already needs no second place: its own hardware may wait for its own agent. */
function crowded(one: Waiting, { experiments, groups, roles }: Tally, limits: WorkLimits): Obstacle | null {
  const full = (limit: keyof WorkLimits, members: ReadonlySet<string> | undefined, what: string) =>
    members === undefined || members.has(one.experiment) || members.size < limits[limit]
      ? null
      : { limit: KEYS[limit], words: `${members.size} of ${limits[limit]} ${what}` }
  const busy = one.roles.find((role) => (roles.get(role) ?? 0) >= limits.perRole)
  return (
    full('experiments', experiments, 'experiments in all') ??
    full('perStudy', groups.get(`study/${one.study}`), `experiments of ${one.study}`) ??
    full('perPerson', groups.get(`person/${one.person}`), `experiments of ${one.person}`) ??
    full('perCompute', groups.get(`compute/${one.compute ?? ''}`), `experiments on ${one.compute ?? ''}`) ??
    (busy === undefined
      ? null
      : { limit: KEYS.perRole, words: `${roles.get(busy) ?? 0} of ${limits.perRole} sessions of ${busy}` })
  )
}

const KEYS = {
  experiments: 'limits.experiments',
  perStudy: 'limits.per_study',
  perPerson: 'limits.per_person',
  perRole: 'limits.per_role',
  perCompute: 'limits.per_compute',
} as const satisfies Record<keyof WorkLimits, string>
