import type { Standing } from '../../domain/workflow.ts'
import type { PastComment, PastIssue } from '../../trackers/past.ts'
import { isKnownKind } from './kinds.ts'
import { type Marker, readMarkers } from './markers.ts'
import { isStatusLabel, outcomeOf, type Outcome, placeOf } from './statuses.ts'

/** One entry of its history, as it goes into the log. */
export interface PastEntry {
  readonly key: string
  readonly at: number
  readonly by: string
  readonly from: Standing
  readonly to: Standing
  readonly event: PastEvent
}

export type PastEvent =
  | {
      readonly type: 'past.marker'
      readonly kind: string
      readonly version: number
      readonly text: string
      readonly url: string
    }
  | { readonly type: 'past.status'; readonly label: string }

export interface PastExperiment extends Outcome {
  readonly past: PastIssue
  readonly entries: readonly PastEntry[]
  readonly markers: readonly Marker[]
}

interface Found extends Marker {
  readonly comment: PastComment
  readonly n: number
}

/** What an issue was in the older workflow; null when it was nothing there. */
export function pastExperimentOf(past: PastIssue): PastExperiment | null {
  const { issue } = past
  const trusted = past.comments.filter(({ isTrusted }) => isTrusted)
  const read = trusted.map((comment) => ({ comment, ...readMarkers(comment.body) }))
  const found = read.flatMap(({ comment, markers }) =>
    markers.map((marker, n): Found => ({ ...marker, comment, n })),
  )
  const moves = past.labels.filter(({ isOn, label }) => isOn && isStatusLabel(label))
  const statuses = [...issue.labels, ...moves.map(({ label }) => label)].filter(isStatusLabel)
  if (found.length === 0 && statuses.every((label) => placeOf(label) === undefined)) return null

  const outcome = outcomeOf(issue.labels, issue.state)
  const problems = [
    ...outcome.problems,
    ...read.flatMap(({ unread }) => unread.map((text) => `a marker that cannot be read: ${text}`)),
    ...unknownKinds(found),
    ...strangers(past),
  ]
  return { ...outcome, problems, past, entries: entriesOf(past, found), markers: found }
}

function unknownKinds(found: readonly Marker[]): readonly string[] {
  const unknown = Map.groupBy(
    found.filter(({ kind }) => !isKnownKind(kind)),
    ({ kind }) => kind,
  )
  return [...unknown].map(
    ([kind, all]) => `epm:${kind} is unknown${all.length > 1 ? ` (${all.length} times)` : ''}; it is kept`,
  )
}

/** Anybody may write a comment below an issue of a public repository; a marker of theirs says nothing. */
function strangers({ comments }: PastIssue): readonly string[] {
  const theirs = comments.filter(({ isTrusted, body }) => !isTrusted && readMarkers(body).markers.length > 0)
  const names = [...new Set(theirs.map(({ author }) => author.name))].join(', ')
  return theirs.length === 0 ? [] : [`markers by ${names}, who may not write to the repository, are left out`]
}

/** Oldest first; a label says where it stood from then on. */
function entriesOf({ labels }: PastIssue, found: readonly Found[]): readonly PastEntry[] {
  const moves = labels
    .filter(({ isOn, label }) => isOn && isStatusLabel(label))
    .map(({ id, label, by, at }) => ({
      ...{ key: `import/label/${id}`, at, by, place: placeOf(label) },
      event: { type: 'past.status', label } as const,
    }))
  const notes = found.map(({ comment, n, kind, version, text }) => ({
    ...{ key: `import/comment/${comment.id}/${n}`, at: comment.createdAt, by: comment.author.name },
    ...{ place: undefined, event: { type: 'past.marker', kind, version, text, url: comment.url } as const },
  }))
  const state: { at: Standing } = { at: 'intake' }
  return [...notes, ...moves]
    .toSorted((a, b) => a.at - b.at)
    .map(({ place, ...entry }) => {
      const from = state.at
      state.at = place ?? from
      return { ...entry, from, to: state.at }
    })
}
