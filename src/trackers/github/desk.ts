import type { Clock } from '../../lib/clock.ts'
import type { CreateOnce } from '../../lib/create-once.ts'
import { HookeError } from '../../domain/errors.ts'
import type { GithubClient } from './client.ts'
import type { AskAccount } from './own-account.ts'
import { numberOf, type Place, refTo } from './refs.ts'
import type { IssuePayload, Reading } from './shapes.ts'
import type { StatusLabels } from './status-labels.ts'

/** What the verbs of the tracker share. */
export interface Desk {
  readonly name: string
  readonly place: Place
  readonly client: GithubClient
  readonly clock: Clock
  readonly labels: StatusLabels
  readonly once: CreateOnce
  readonly account: AskAccount
  /** Kind and key → database id of what this process made or found: a repeat is known without a request. */
  readonly made: Map<string, string>
  /** Issues by number, as this process saw them last: a look that need not be taken (F-8). */
  readonly issues: Map<number, IssuePayload>
  /** Id of a comment of ours → what it says, as far as this process knows. */
  readonly bodies: Map<string, string>
}

export async function readingOf(
  { name, place, labels, account }: Desk,
  signal: AbortSignal,
): Promise<Reading> {
  return { name, place, labels, ownId: (await account(signal)).id }
}

/** The number of an issue of this repository; any other is not found here. */
export function numberFor({ place }: Desk, ref: string): number {
  const number = numberOf(place, ref)
  if (number !== null) return number
  throw new HookeError('notFound', `${ref} is no issue of ${place.owner}/${place.repo}`, {
    advice: `write it as ${refTo(place, 12)}, or as the address of its page`,
  })
}

/** Where a look into the past begins: clocks differ a little. */
export const sinceOf = (since: number): string => timeOf(since - 60_000)

/** As GitHub writes times: whole seconds. */
export const timeOf = (ms: number): string => `${new Date(Math.max(0, ms)).toISOString().slice(0, 19)}Z`
