import type { ListedIssue } from '../../domain/issue.ts'

export type IssueState = ListedIssue['state']

export interface ImportRequest {
  /** `owner/repo`, or the address of its page. */
  readonly repository: string
  /** Null: the study that the issue's labels name, or the only one. */
  readonly study: string | null
  /** Says what would come, and writes nothing. */
  readonly dryRun: boolean
}

/** One issue that comes as an experiment, came just now, or came before. */
export interface ImportedIssue {
  readonly issue: string
  readonly title: string
  readonly study: string
  /** What stood there: `status:running`. */
  readonly stood: string
  readonly comesAs: 'done' | 'paused' | 'cancelled'
  /** How much of its history comes with it. */
  readonly markers: number
  readonly moves: number
  /** Null in a dry run of what is not there yet. */
  readonly experiment: string | null
  readonly wasThere: boolean
  /** What was not understood. */
  readonly problems: readonly string[]
}

export interface ImportReport {
  readonly repository: string
  readonly dryRun: boolean
  readonly items: readonly ImportedIssue[]
  readonly leftOut: readonly { readonly issue: string; readonly because: string }[]
  /** How many issues have nothing of the older workflow. */
  readonly others: number
  /** What holds of the whole repository. */
  readonly notes: readonly string[]
}
