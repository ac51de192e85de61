import type { Clock } from '../../../src/lib/clock.ts'
import { type Budgets, createBudgets, type Limits } from './budgets.ts'
import { createFaults, type Faults } from './faults.ts'
import { emptyRows, type Issue, type Rows } from './records.ts'
import { notFound } from './refusals.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'

/** What really became visible in Linear, whoever was told of it. */
export interface Truth {
  readonly n: number
  readonly at: number
  readonly what: 'created' | 'changed' | 'removed'
  readonly kind: string
  readonly id: string
  readonly by: string
}

/** One request that arrived, with what became of it. */
export interface Asked {
  readonly operation: string
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly points: number
  readonly status: number | 'lost' | 'cut'
}

export interface LinearState {
  readonly clock: Clock
  readonly rows: Rows
  readonly faults: Faults
  readonly budgets: Budgets
  readonly webhooks: Webhooks
  readonly truth: Truth[]
  readonly asked: Asked[]
  /** Every id that was ever given, also to what was removed since. */
  readonly taken: Set<string>
  /** A new UUID, the same ones in the same order in each run. */
  nextId(): string
  /** Later than everything before it, also within one millisecond. */
  nextTime(): number
  note(entry: Omit<Truth, 'n' | 'at'>): void
}

export interface LinearOptions {
  readonly clock: Clock
  readonly seed?: number
  readonly limits?: Limits
}

export function createState({ clock, seed = 1, limits }: LinearOptions): LinearState {
  const truth: Truth[] = []
  const count = { ids: 0, time: 0 }
  return {
    clock,
    rows: emptyRows(),
    faults: createFaults(),
    budgets: createBudgets({ clock, limits: limits ?? { requests: 5000, complexity: 250_000 } }),
    webhooks: createWebhooks({ clock, seed }),
    truth,
    asked: [],
    taken: new Set(),
    nextId: () => `b0000000-0000-4000-8000-${String((count.ids += 1)).padStart(12, '0')}`,
    nextTime: () => (count.time = Math.max(count.time + 1, clock.now())),
    note: (entry) => void truth.push({ n: truth.length + 1, at: clock.now(), ...entry }),
  }
}

/** By its id. */
export function get<Row>(rows: ReadonlyMap<string, Row>, id: string, what: string): Row {
  const row = rows.get(id)
  if (row === undefined) throw notFound(what)
  return row
}

export const identifierOf = ({ rows }: LinearState, issue: Issue): string =>
  `${get(rows.teams, issue.team, 'Team').key}-${issue.number}`

/** By id, identifier, or an identifier it had before it was moved. */
export function findIssue(state: LinearState, ref: string): Issue {
  const found =
    state.rows.issues.get(ref) ??
    [...state.rows.issues.values()].find(
      (issue) =>
        identifierOf(state, issue) === ref.toUpperCase() ||
        issue.previousIdentifiers.includes(ref.toUpperCase()),
    )
  if (found === undefined) throw notFound('Issue')
  return found
}
