import type { TrackerStatus } from '../../domain/issue.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Pace } from './pace.ts'

/** Who we are at GitHub: a token of a machine user, or an app that is installed on the repository. */
export type GithubAuth =
  /** Asked at each request, so that an exchanged token is taken up. */
  | { readonly kind: 'token'; readonly token: () => string }
  | {
      readonly kind: 'app'
      readonly appId: number
      readonly installationId: number
      /** PEM, as GitHub gave it; asked when it is first needed. */
      readonly privateKey: () => string
    }

/** One repository as a tracker. */
export interface GithubOptions {
  /** Its name under `[tracker]` in the configuration. */
  readonly name: string
  readonly owner: string
  readonly repo: string
  readonly auth: GithubAuth
  readonly clock: Clock
  /** Another address of the API: GitHub Enterprise, or a double. */
  readonly baseUrl?: string
  /** Addresses that people paste begin with it; default `https://github.com`. */
  readonly webUrl?: string
  /** Secrets of the webhook; more than one while it is exchanged. Empty: webhooks are refused. */
  readonly webhookSecrets?: () => readonly string[]
  /** Label of a status, where the team has other names than `status:<status>` (T-4). */
  readonly labels?: Readonly<Partial<Record<TrackerStatus, string>>>
  /** One for each account, shared by all trackers that use it; only doubles can do without. Default: one of its own. */
  readonly pace?: Pace | false
  readonly requestTimeoutMs?: number
  /** For how long a list may leave out what is there. */
  readonly listingLagMs?: number
}

export const REQUEST_TIMEOUT_MS = 15_000
export const LISTING_LAG_MS = 5_000
