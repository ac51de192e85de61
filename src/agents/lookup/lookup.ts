/** How one request to the web ended. */
export type LookupOutcome =
  | 'asked'
  | 'answered'
  | 'redirected'
  | 'not allowed'
  | 'no public address'
  | 'too long'
  | 'no text'
  | 'no answer'

export interface LookupEnd {
  readonly outcome: LookupOutcome
  /** HTTP status; null when none came. */
  readonly status: number | null
  /** Of the body, as far as it was read. */
  readonly bytes: number
}

/** Where the look-ups of one session are written down, and where they may go. */
export interface LookupBook {
  /** `host` or `*.domain`, each with `:port` where it is not 443. None: the role has no such tool. */
  readonly hosts: readonly string[]
  /** Durable before anything is sent. A text says why no more may be asked. */
  begin(url: string): { settle(end: LookupEnd): void } | string
}

export type Looked =
  | {
      readonly kind: 'page'
      /** Where it was found in the end. */
      readonly url: string
      readonly type: string
      readonly text: string
    }
  | { readonly kind: 'refused'; readonly reason: string }

/** Gets one text from the web, by the rules of its maker. Rejects only when the signal fires. */
export type LookUp = (url: string, book: LookupBook, signal: AbortSignal) => Promise<Looked>
