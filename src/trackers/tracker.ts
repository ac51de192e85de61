import type { Comment, Issue, ListedIssue, TrackerKind, TrackerStatus } from '../domain/issue.ts'
import type { EarlierTry } from '../lib/create-once.ts'
import type { AgentSessions, Saying } from './agent-sessions.ts'
import type { ReadPast } from './past.ts'
import type { PullRequests } from './pull-requests.ts'
import type { Webhooks } from './webhooks.ts'

/**
 * A projection of the daemon's truth (T-1): one scope of one tracker, such as a Linear team or a GitHub repository.
 * Deliberately small; the engine never sees a provider's payload. Checked by `test/contracts/tracker.contract.ts`:
 * - `create`, `comment` and `attach` are idempotent by `key`: a repeat returns the first and posts nothing;
 * - where the provider knows no key of ours, `earlier` says that a try went before, and `createOnceAt` what follows;
 * - what was written by `create` and `comment` is never rewritten; only `show` changes anything, and only what is ours;
 * - marks are `<!-- hooke:<kind> v<n> key=<key> -->`, and count in what our own user wrote alone;
 * - `ref` may be given as any form that `refOf` takes; what comes back holds the canonical one;
 * - an unknown or deleted issue is `HookeError('notFound')`. Trouble of transport, a 5xx and a limit are
 *   `HookeError('tracker.unreachable', { retryable: true })`, with `retryAt` where the service said when to come back;
 *   a token that is refused is `HookeError('tracker.refused')`;
 * - the tracker keeps to the service's rate by its headers: it waits a short while itself (at most 10 s), else it throws
 *   with `retryAt`; it sends no request after `signal` was aborted.
 */
export interface Tracker {
  /** Its name under `[tracker]` in the configuration. */
  readonly name: string
  readonly kind: TrackerKind
  /** One cheap request: whether it can be reached, with which user and rights; `problems` a person should mend (T-12). */
  probe(
    signal: AbortSignal,
  ): Promise<{ readonly ok: boolean; readonly detail: string; readonly problems: readonly string[] }>
  /** The canonical `ref` of what a person wrote (`eng-12`, `owner/repo#12`, an address); null when it is none of this scope. */
  refOf(text: string): string | null
  read(ref: string, signal: AbortSignal): Promise<Issue>
  /** Comments of one issue, oldest first, those created or edited at or after `since` (null: all). */
  comments(ref: string, since: number | null, signal: AbortSignal): Promise<readonly Comment[]>
  /** Both in one request, where the service can; `comments` are all of them. */
  readWithComments?(
    ref: string,
    signal: AbortSignal,
  ): Promise<{ readonly issue: Issue; readonly comments: readonly Comment[] }>
  changes(cursor: string | null, signal: AbortSignal): Promise<Changes>
  /** All issues that there are, in a request for each hundred: what is known and not among them was deleted or moved. */
  refs?(signal: AbortSignal): Promise<readonly string[]>
  create(issue: NewIssue, signal: AbortSignal): Promise<Issue>
  comment(comment: NewComment, signal: AbortSignal): Promise<Comment>
  show(shown: Show, signal: AbortSignal): Promise<Shown>
  attach(attachment: NewAttachment, signal: AbortSignal): Promise<{ readonly url: string | null }>

  /** Optional capabilities. */
  readonly webhooks?: Webhooks
  readonly pullRequests?: PullRequests
  readonly agentSessions?: AgentSessions
  readonly readPast?: ReadPast
  /** Makes labels and forms, for `hooke init --labels --templates` (T-8); again it changes nothing. A line per thing made. */
  setUp?(what: { labels: boolean; templates: boolean }, signal: AbortSignal): Promise<readonly string[]>
}

/**
 * The slow poll (T-2): what changed in the whole scope since a cursor, in one or two requests, whatever the number of
 * issues. An issue is listed when anything of it changed, by anybody; a comment when it was written or edited. Oldest
 * change first. `null` begins at the very beginning. Things may be listed twice, never left out: a cursor reaches a
 * little back (2 min) where the service's clock or index lags. `more` asks to be called again at once.
 */
export interface Changes {
  readonly issues: readonly ListedIssue[]
  readonly comments: readonly Comment[]
  readonly cursor: string
  readonly more: boolean
}

export interface NewIssue {
  readonly key: string
  /** Id of the study that it belongs to. */
  readonly study: string
  readonly title: string
  readonly body: string
  /** Name of the person for whom it is made; shown where the tracker can. */
  readonly author: string
  readonly labels: readonly string[]
  readonly priority: number
  /** Linked as a sub-issue, or by a relation or mention where there are none; a repeat mends a link that is missing. */
  readonly parent: string | null
  readonly earlier?: EarlierTry | undefined
}

export interface NewComment {
  readonly key: string
  readonly issue: string
  readonly author: string
  readonly body: string
  readonly earlier?: EarlierTry | undefined
}

/**
 * What the issue is to show, in as few requests as can be: one look at the issue, one change of it, one of the comment.
 * What is left out is left as it is; what is shown already is not written again.
 */
export interface Show {
  readonly issue: string
  readonly status?: {
    readonly to: TrackerStatus
    /** The tracker's own word (`Issue.status`) that was last seen there; null: never looked, whatever stands there may go. */
    readonly seen: string | null
    /** What we may have shown since, by tries whose end nobody heard of. */
    readonly tried: readonly TrackerStatus[]
  }
  /** The one comment that is edited in place; `id` from an earlier call saves the search. */
  readonly comment?: { readonly body: string; readonly id: string | null }
  /** Title → Markdown; replaces only what stands between our marks in the body (T-9), all else stays byte for byte. */
  readonly sections?: Readonly<Record<string, string>>
  /**
   * A comment to be posted with the rest, once by its key, by a tracker that can do so in the same request; all others
   * leave it to `comment`. Nobody tried it before.
   */
  readonly posting?: Pick<NewComment, 'key' | 'body'> | undefined
  /** Said in the issue's agent session with the rest, by a tracker that has `agentSessions`. */
  readonly saying?: Saying | undefined
  readonly earlier?: EarlierTry | undefined
}

export interface Shown {
  /** As it is now. */
  readonly issue: ListedIssue
  /**
   * A person moved it since: what stands there is neither `seen` nor anything tried, nor `to` (T-3). Then the status was
   * left alone; comment and sections were written all the same.
   */
  readonly moved: boolean
  readonly comment: string | null
  /** What was to be said was said; false where the session did not take it, or there was nothing to say. */
  readonly said?: boolean
  /** What was to be posted was posted. */
  readonly posted?: boolean
}

export interface NewAttachment {
  readonly key: string
  readonly issue: string
  readonly title: string
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
  /** Where people see it in the daemon's own pages, if they can reach it; for trackers that take no files. */
  readonly url: string | null
}
