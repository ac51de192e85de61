/** One gate as a check of a pull request. */
export interface Check {
  readonly name: string
  readonly verdict: 'pass' | 'refuse' | 'skipped' | 'pending'
  readonly summary: string
}

export interface PullRequest {
  readonly ref: string
  readonly url: string
  readonly draft: boolean
  readonly state: 'open' | 'merged' | 'closed'
  readonly head: string
}

/** Capability of trackers that hold the code, too (T-7). Each call is idempotent: by branch, by commit, by state. */
export interface PullRequests {
  /** The pull request of a pushed branch, made as a draft when there is none. */
  open(
    request: {
      readonly branch: string
      readonly base: string
      readonly title: string
      readonly body: string
      readonly issue: string
    },
    signal: AbortSignal,
  ): Promise<PullRequest>
  /** The gates of a commit; a check of the same name is replaced. */
  check(
    request: { readonly commit: string; readonly checks: readonly Check[] },
    signal: AbortSignal,
  ): Promise<void>
  /** No draft any more, after the approval. */
  ready(ref: string, signal: AbortSignal): Promise<void>
  /** What became of it, after the daemon merged or kept its branch. */
  read(ref: string, signal: AbortSignal): Promise<PullRequest>
  /** Merges exactly the head that was approved; another head is `HookeError('git.conflict')` (RELIABILITY 3). */
  merge(
    request: {
      readonly ref: string
      readonly expectedHead: string
      readonly title: string
      /** Below the title in the commit. */
      readonly message: string
    },
    signal: AbortSignal,
  ): Promise<{ readonly commit: string }>
}
