/** Which issues of a tracker become experiments by themselves (T-12), and how often it is looked at. */
export interface Watched {
  readonly label: string
  readonly status?: string | undefined
  readonly delegation: boolean
  readonly pollEveryMs: number
}

export const WATCHED: Watched = { label: 'hooke', delegation: true, pollEveryMs: 60_000 }
