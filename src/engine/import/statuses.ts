import type { IssueState } from './report.ts'
import type { Kind, Standing } from '../../domain/workflow.ts'

/** Where a `status:*` label of the older workflow stands in ours; underscores and hyphens are the same to it. */
const PLACES: Readonly<Record<string, Standing>> = {
  proposed: 'intake',
  clarifying: 'clarifying',
  planning: 'planning',
  'gate-pending': 'critiquing',
  'plan-pending': 'awaitingPlanApproval',
  approved: 'implementing',
  'awaiting-approval': 'blocked',
  implementing: 'implementing',
  'code-reviewing': 'reviewing',
  testing: 'testing',
  running: 'running',
  uploading: 'verifying',
  verifying: 'verifying',
  interpreting: 'analyzing',
  reviewing: 'auditing',
  'under-review': 'auditing',
  'awaiting-promotion': 'awaitingResultApproval',
  'followups-running': 'done',
  'done-experiment': 'done',
  'done-impl': 'done',
  done: 'done',
  completed: 'done',
  blocked: 'blocked',
  archived: 'cancelled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  abandoned: 'cancelled',
  failed: 'cancelled',
}

const KINDS: Readonly<Record<string, Kind>> = {
  experiment: 'experiment',
  infra: 'infra',
  batch: 'infra',
  analysis: 'analysis',
  survey: 'survey',
}

const LABEL = /^status:\s*(\S.*)$/i

export const isStatusLabel = (label: string): boolean => LABEL.test(label)

/** Undefined of a label that the older workflow did not have. */
export function placeOf(label: string): Standing | undefined {
  const word = LABEL.exec(label)?.[1]?.trim().toLowerCase().replaceAll('_', '-') ?? ''
  return Object.hasOwn(PLACES, word) ? PLACES[word] : undefined
}

/** By its `type:*` label; an experiment where there is none. */
export function kindOf(labels: readonly string[]): Kind {
  const words = labels.flatMap((label) => /^type:\s*(\S+)$/i.exec(label)?.[1]?.toLowerCase() ?? [])
  return words.flatMap((word) => (Object.hasOwn(KINDS, word) ? (KINDS[word] ?? []) : []))[0] ?? 'experiment'
}

/** How an issue of the older workflow comes: it never runs by itself. */
export type ComesAs = 'done' | 'paused' | 'cancelled'

export interface Outcome {
  readonly comesAs: ComesAs
  /** What stood there, in the tracker's words. */
  readonly stood: string
  /** What was not understood about it. */
  readonly problems: readonly string[]
}

/** What has ended stays ended, and whatever else there is waits for a person, who may resume it. */
export function outcomeOf(labels: readonly string[], state: IssueState): Outcome {
  const statuses = labels.filter(isStatusLabel).toSorted()
  const stood = statuses.join(' + ') || (state === 'open' ? 'no status' : 'closed')
  const [status, second] = statuses
  const unread = (problem: string): Outcome => ({
    ...{ comesAs: state === 'open' ? 'paused' : 'cancelled', stood, problems: [problem] },
  })
  if (second !== undefined) return unread(`two statuses at once: ${stood}`)
  const place = status === undefined ? 'intake' : placeOf(status)
  if (place === undefined) return unread(`${stood} is no status of the older workflow`)
  if (state === 'open' || ENDED.includes(place))
    return { comesAs: comesAsOf(place, state), stood, problems: [] }
  if (status === undefined) return { comesAs: 'cancelled', stood, problems: [] }
  return unread(`the issue was closed while it said ${stood}`)
}

const ENDED: readonly Standing[] = ['done', 'cancelled']

function comesAsOf(place: Standing, state: IssueState): ComesAs {
  if (place === 'cancelled' || state === 'cancelled') return 'cancelled'
  return place === 'done' ? 'done' : 'paused'
}
