import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Commands } from '../engine/commands.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import type { Views } from '../store/views/views.ts'
import type { Auth } from './auth.ts'
import type { LiveFeed } from './live-feed.ts'

/** Where a daemon listens and since when. */
export interface DaemonMark {
  readonly pid: number
  readonly url: string
  readonly startedAt: number
}

/** The configuration that the daemon runs with (E-12). */
export interface ConfigState {
  readonly file: string
  readonly takenAt: number
  /** Why the file as it is now is not taken over: one line each; empty when it is. */
  readonly problems: readonly string[]
  /** What was changed and cannot be taken over yet, with the reason. */
  readonly waits: readonly string[]
}

/** An experiment that could go on and waits for a place, with the limit by its key (W-5). */
export interface WaitsForPlace {
  readonly experiment: string
  readonly limit: string
  readonly words: string
}

/** What a configured study says beyond its row. */
export interface StudyFacts {
  readonly owner?: string | null
  readonly repo?: string | null
  /** Name of its tracker. */
  readonly tracker?: string | null
}

/** Takes a webhook of a tracker: verified, written down in one commit, followed afterwards (S-2). */
export type WebhookDoor = (
  tracker: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer },
) => 'unknown' | 'refused' | 'repeated' | 'accepted'

/** Everything the web and REST interface is made from. */
export interface AppDeps {
  readonly store: Store
  readonly views: Views
  readonly commands: Commands
  readonly clock: Clock
  readonly auth: Auth
  /** Every text that leaves passes through it (S-5). */
  readonly mask: (text: string) => string
  readonly version: string
  readonly artifacts: { pathOf(sha256: string): string }
  /** Host names, without port, that a request may be addressed to (S-1). */
  readonly allowedHosts: readonly string[]
  /**
   * Mounted in the process of the command line, without a daemon: reading needs no sign-in, and whatever would change
   * something answers `daemon.absent`. Such an app must never be served on a port.
   */
  readonly readOnly: boolean
  readonly daemon?: () => DaemonMark | null
  readonly configState?: () => ConfigState | null
  readonly onReload?: () => Promise<ConfigState | null>
  readonly waitingForPlace?: () => readonly WaitsForPlace[]
  /** How long the event loop was held up, in milliseconds: the 99th of 100 looks, and the longest. */
  readonly lag?: () => { readonly p99: number; readonly longest: number } | null
  readonly study?: (id: string) => StudyFacts
  /** What a claim weighs by its evidence (P-12). */
  readonly weighClaim?: (study: string, claim: string) => string
  /** Absent where no daemon runs: then there are no webhooks. */
  readonly webhook?: WebhookDoor
  readonly onShutdown?: () => void
  /** Called with what was thrown and is no `HookeError`: a fault of the program. */
  readonly onFault?: (error: Error, where: string) => void
}

/** Who asks: the person behind the cookie or token. */
export interface Viewer {
  readonly person: string
  readonly channel: 'web' | 'cli'
  /** What a form must send back (S-1); null where no cookie is involved. */
  readonly csrf: string | null
}

export interface AppEnv {
  Bindings: Partial<HttpBindings>
  Variables: { viewer: Viewer | null }
}

export type AppContext = Context<AppEnv>

/** What the routes share. */
export interface Web extends AppDeps {
  readonly live: LiveFeed
}

/** The limit each experiment waits for, by experiment; nothing without a daemon. */
export function placesWaitedFor({ waitingForPlace }: AppDeps): ReadonlyMap<string, WaitsForPlace> {
  return new Map((waitingForPlace?.() ?? []).map((waits) => [waits.experiment, waits]))
}
