import type { TrackerStatus } from '../../domain/issue.ts'
import type { WorkflowState } from './scope.ts'

/** A column of the team for each thing an issue may show; what is not named goes by the type of Linear's columns (T-4). */
export type StateTable = Readonly<Partial<Record<TrackerStatus, string>>>

interface Default {
  /** The first type that the team has counts. */
  readonly types: readonly string[]
  /** Among several of a type the one of this name, else the first. */
  readonly named?: RegExp
}

const STARTED: Default = { types: ['started', 'unstarted'] }

const DEFAULTS: Readonly<Record<TrackerStatus, Default>> = {
  planning: { types: ['unstarted', 'started', 'backlog'] },
  'needs you': STARTED,
  'in progress': STARTED,
  running: STARTED,
  'in review': { ...STARTED, named: /review/i },
  blocked: STARTED,
  paused: STARTED,
  done: { types: ['completed'] },
  cancelled: { types: ['canceled'] },
  failed: { types: ['canceled'] },
}

/** The column for a status, or undefined when the team has none: then its issues stay where they are. */
export function stateFor(
  status: TrackerStatus,
  states: readonly WorkflowState[],
  table: StateTable,
): WorkflowState | undefined {
  const wanted = table[status]?.toLowerCase()
  if (wanted !== undefined) return states.find(({ name }) => name.toLowerCase() === wanted)
  const { types, named } = DEFAULTS[status]
  const inOrder = [...states].sort((a, b) => a.position - b.position)
  const type = types.find((one) => inOrder.some((state) => state.type === one))
  const candidates = inOrder.filter((state) => state.type === type)
  return candidates.find(({ name }) => named?.test(name) ?? false) ?? candidates[0]
}

/** Names in the table that the team has no column for. */
export function unknownStates(states: readonly WorkflowState[], table: StateTable): readonly string[] {
  return Object.values(table).filter(
    (wanted) => !states.some(({ name }) => name.toLowerCase() === wanted.toLowerCase()),
  )
}

/** Whether an issue in such a column is closed, and how. */
export function openness(type: string): 'open' | 'completed' | 'cancelled' {
  if (type === 'completed') return 'completed'
  return type === 'canceled' || type === 'duplicate' ? 'cancelled' : 'open'
}
