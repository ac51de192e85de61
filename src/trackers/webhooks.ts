import type { News } from '../domain/news.ts'

/** A request as it came: header names in lower case, the bytes untouched. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What to look at again (T-2): a payload is only a hint, nothing in it is believed. Without news it may be anything. */
export type Hint =
  /** An issue, or its comments, changed or went. `ref` is anything that `read` takes. */
  | { readonly kind: 'issue'; readonly ref: string; readonly news?: News | undefined }
  /** An agent session began, was prompted or is to stop: it is read by `AgentSessions.read`. */
  | { readonly kind: 'session'; readonly session: string; readonly news?: News | undefined }

export type WebhookReceipt =
  | {
      readonly kind: 'accepted'
      /** The service's id of the delivery, the same when it is sent again. */
      readonly delivery: string
      /** Empty for events that nobody needs. */
      readonly hints: readonly Hint[]
    }
  | {
      readonly kind: 'refused'
      /** For the log, never with the secret or the right signature in it. */
      readonly because: string
    }

/**
 * Verifies and reads a webhook (S-2), without a request and without waiting: signature over the raw bytes by
 * `isSignedBy`, before anything is parsed; freshness where the signed bytes hold a time; then the hints. Any of the secrets
 * counts, so that one can be exchanged for another. Replays and sizes are the daemon's to look at.
 */
export interface Webhooks {
  receive(request: WebhookRequest, now: number): WebhookReceipt
}
