import type { ListedIssue, TrackerUser } from '../domain/issue.ts'

/** What is wanted of the past, so that a large repository does not have to be held in memory. */
export interface WantedPast {
  readonly comment: (body: string) => boolean
  readonly label: (name: string) => boolean
}

export interface PastComment {
  readonly id: string
  readonly author: TrackerUser
  /** Whether the author may change the tracker: what strangers wrote is data without any weight. */
  readonly isTrusted: boolean
  readonly body: string
  readonly url: string
  readonly createdAt: number
}

/** A label that was put on or taken off. */
export interface PastLabel {
  readonly id: string
  readonly label: string
  readonly isOn: boolean
  readonly by: string
  readonly at: number
}

/** One issue with what is wanted of its past, each oldest first. */
export interface PastIssue {
  readonly issue: ListedIssue
  /** `ref` of the issue it is a part of. */
  readonly parent: string | null
  readonly comments: readonly PastComment[]
  readonly labels: readonly PastLabel[]
}

export interface Past {
  /** Those with anything that is wanted, in the order they were made. */
  readonly issues: readonly PastIssue[]
  /** How many issues have nothing of it. */
  readonly others: number
  /** Why the history of labels is not to be had; null when it is. */
  readonly withoutLabels: string | null
}

/** Capability of trackers whose issues may hold the work of an older workflow (T-4). Reads, and writes nothing. */
export type ReadPast = (wanted: WantedPast, signal: AbortSignal) => Promise<Past>
