import type { Comment, Issue } from '../domain/issue.ts'
import type { EarlierTry } from '../lib/create-once.ts'

/**
 * A projection of the daemon's truth (T-1). Deliberately small; the engine never sees a provider's payload.
 * Contract, checked by `test/contracts/tracker.contract.ts`:
 * - `create`, `comment` and `putStatusComment` are idempotent by `key`: a repeat returns the first and posts nothing;
 * - where the provider knows no key of ours, `earlier` says that a try went before, and `createOnceAt` what follows;
 * - `putStatusComment` edits in place; `comment` is never rewritten;
 * - `writeSections` replaces only what stands between Hooke's markers; text outside them is never touched (T-9);
 * - an unknown issue is `HookeError('notFound')`; transport trouble is `HookeError('tracker.unreachable', retryable)`.
 */
export interface Tracker {
  readonly name: string
  read(ref: string, signal: AbortSignal): Promise<Issue>
  create(
    issue: {
      key: string
      study: string
      title: string
      body: string
      author: string
      labels: readonly string[]
      priority: number
      parent: string | null
      earlier?: EarlierTry | undefined
    },
    signal: AbortSignal,
  ): Promise<Issue>
  comment(
    comment: {
      key: string
      issue: string
      author: string
      body: string
      earlier?: EarlierTry | undefined
    },
    signal: AbortSignal,
  ): Promise<Comment>
  putStatusComment(
    comment: { issue: string; body: string; earlier?: EarlierTry | undefined },
    signal: AbortSignal,
  ): Promise<void>
  setStatus(ref: string, status: string, signal: AbortSignal): Promise<void>
  writeSections(ref: string, sections: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>
  comments(ref: string, signal: AbortSignal): Promise<readonly Comment[]>
}
