/** Which issues of a tracker become experiments by themselves (T-12), how often it is looked at, and what it is told. */
export interface Watched {
  readonly label: string
  readonly status?: string | undefined
  readonly delegation: boolean
  /** Whether what agents said is attached to the issue of a published result. */
  readonly transcripts?: boolean | undefined
  readonly pollEveryMs: number
}

export const WATCHED: Watched = { label: 'hooke', delegation: true, pollEveryMs: 60_000 }
