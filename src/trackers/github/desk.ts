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
  /** `label <name>`, `comment <id>` → the id by which GraphQL knows it, as far as it was told. */
  readonly nodes: Map<string, string>
  /** Until when GraphQL is not asked, because it refused; and that the labels of the repository were listed. */
  readonly graphql: { notBefore: number; hasLabels: boolean }
  /** Id of a comment of ours → what it says, as far as this process knows. */
  readonly bodies: Map<string, string>
}

export async function readingOf(
  { name, place, labels, account }: Desk,
  signal: AbortSignal,
): Promise<Reading> {
  return { name, place, labels, ownId: (await account(signal)).id }
}

/** What GraphQL calls the labels. */
export function learnLabels({ nodes }: Desk, labels: IssuePayload['labels']): void {
  for (const label of labels) {
    if (typeof label === 'string' || label.name == null || label.node_id === undefined) continue
    nodes.set(labelNode(label.name), label.node_id)
  }
}

/** Under which the repository is among them. */
export const REPOSITORY_NODE = 'repository'
export const labelNode = (name: string): string => `label ${name.toLowerCase()}`
export const commentNode = (id: string): string => `comment ${id}`

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
