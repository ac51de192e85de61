import { TRACKER_STATUSES, type TrackerStatus } from '../../domain/issue.ts'

/** Statuses as labels, and back. */
export interface StatusLabels {
  readonly labelOf: (status: TrackerStatus) => string
  /** Whether a label says a status, of ours or of the team's own making. */
  readonly isStatus: (label: string) => boolean
}

export function createStatusLabels(own: Readonly<Partial<Record<TrackerStatus, string>>> = {}): StatusLabels {
  const labelOf = (status: TrackerStatus): string => own[status] ?? `status:${status.replaceAll(' ', '-')}`
  const known = new Set(TRACKER_STATUSES.map((status) => labelOf(status).toLowerCase()))
  return {
    labelOf,
    isStatus: (label) => label.toLowerCase().startsWith('status:') || known.has(label.toLowerCase()),
  }
}

export type IssueState = 'open' | 'completed' | 'cancelled'

/** What an issue that shows a status should be. */
export function stateFor(status: TrackerStatus): IssueState {
  if (status === 'done') return 'completed'
  return status === 'cancelled' ? 'cancelled' : 'open'
}

/**
 * One word for label and state together, so that whoever closes or opens an issue has moved it, too:
 * `status:running`; `status:running (closed)` when a person closed it; `open` and `closed` without a label. Two status
 * labels at once are a person's doing, and no word of ours.
 */
export function statusWord(
  labels: StatusLabels,
  { labels: names, state }: { labels: readonly string[]; state: IssueState },
): string {
  const own = names.filter((name) => labels.isStatus(name)).sort()
  if (own.length === 0) return state === 'open' ? 'open' : 'closed'
  const word = own.join(' + ')
  const closing = TRACKER_STATUSES.filter((status) => stateFor(status) !== 'open').map(labels.labelOf)
  const isClosing = own.length === 1 && closing.includes(word)
  if (isClosing === (state !== 'open')) return word
  return `${word} (${state === 'open' ? 'open' : 'closed'})`
}

const PRIORITIES = ['', 'urgent', 'high', 'medium', 'low'] as const

/** `priority:high`; null for none. */
export function priorityLabel(priority: number): string | null {
  const word = PRIORITIES[priority] ?? ''
  return word === '' ? null : `priority:${word}`
}

export function priorityOf(names: readonly string[]): number {
  const words = names.map((name) => /^priority:(\w+)$/i.exec(name)?.[1]?.toLowerCase() ?? '')
  const found = PRIORITIES.findIndex((word) => word !== '' && words.includes(word))
  return Math.max(0, found)
}
