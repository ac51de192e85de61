import type { Clock } from '../../../src/lib/clock.ts'
import type { Truth, TruthLog } from './truth-log.ts'
import { keyOf, type TruthKind } from './truth-log.ts'
import type { Webhooks } from './webhooks.ts'

export interface Account {
  readonly id: number
  readonly login: string
  readonly type: 'User' | 'Bot'
  /** May write to the repositories, and not only speak in them. */
  readonly isMember: boolean
}

export interface Label {
  readonly id: number
  name: string
  color: string
  description: string
}

export interface Issue {
  readonly id: number
  readonly number: number
  readonly user: Account
  readonly createdAt: number
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | null
  labels: string[]
  assignees: string[]
  updatedAt: number
  closedAt: number | null
  locked: boolean
  /** Where it was transferred to; it answers with a redirect from then on. */
  movedTo: { readonly owner: string; readonly repo: string; readonly number: number } | null
  deleted: boolean
  /** Database id of the issue it is a part of. */
  parent: number | null
  pull: Pull | null
}

export interface Pull {
  draft: boolean
  merged: boolean
  mergeSha: string | null
  /** The head that was merged: the branch has nothing new beyond it. */
  mergedTip: string | null
  readonly head: string
  base: string
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly user: Account
  readonly createdAt: number
  body: string
  updatedAt: number
}

export interface IssueEvent {
  readonly id: number
  readonly issue: number
  readonly actor: Account
  readonly event: 'labeled' | 'unlabeled' | 'closed' | 'reopened' | 'assigned' | 'unassigned' | 'renamed'
  readonly label: string | null
  readonly createdAt: number
}

export interface Release {
  readonly id: number
  readonly tag: string
  name: string
  body: string
  draft: boolean
  readonly assets: { readonly id: number; readonly name: string; readonly bytes: Buffer }[]
}

export interface Check {
  readonly id: number
  readonly sha: string
  readonly name: string
  conclusion: string | null
  title: string
}

export interface Status {
  readonly sha: string
  readonly context: string
  readonly state: string
  readonly description: string
}

/** One repository. */
export interface Repository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly private: boolean
  readonly hasIssues: boolean
  readonly hasSubIssues: boolean
  readonly labels: Map<string, Label>
  readonly issues: Map<number, Issue>
  readonly comments: Map<number, Comment>
  readonly events: IssueEvent[]
  readonly releases: Map<number, Release>
  /** `refs/heads/x` → sha. Nobody can clone from here: the test says what was pushed. */
  readonly refs: Map<string, string>
  readonly tags: Map<string, { readonly tag: string; readonly object: string; readonly message: string }>
  readonly statuses: Status[]
  /** Contexts that a head needs before it is merged. */
  readonly required: Set<string>
  readonly checks: Check[]
  readonly files: Map<string, string>
}

export interface Token {
  readonly account: Account
  /** Of a classic token; null for the token of an installation, which has none. */
  readonly scopes: readonly string[] | null
  /** Read and write to these repositories; `*` for all. */
  readonly repos: readonly string[]
  readonly expiresAt?: number
}

export interface Weather {
  /** For how long a new comment or issue is missing from lists. */
  listingLagMs: number
  /** Requests of the primary limit, each hour. */
  hourly: number
  /** Points of the secondary limit, each minute: a read costs 1, a write 5. */
  pointsPerMinute: number
  /** Comments, issues and pull requests, each minute. */
  contentPerMinute: number
  /** The same, each hour. */
  contentPerHour: number
  /** Whether the query language is there, and for this token. */
  graphql: 'there' | 'missing' | 'forbidden'
  /** Its own limit, each hour. */
  graphqlHourly: number
}

export interface Model {
  readonly clock: Clock
  readonly accounts: Map<string, Account>
  readonly tokens: Map<string, Token>
  readonly repositories: Map<string, Repository>
  readonly truth: TruthLog
  readonly webhooks: Webhooks
  readonly weather: Weather
  readonly nextId: () => number
  /** Where the repository is a real one: merges into the branch there, and gives the commit; null where it cannot. */
  readonly merging?: (merge: { base: string; tip: string; message: string }) => string | null
}

/** What somebody did, for the truth log and the webhooks. */
export function happened(
  model: Model,
  fact: { what: Truth['what']; kind: TruthKind; id: number; by: Account; text?: string },
): void {
  const { what, kind, id, by, text = '' } = fact
  model.truth.note({ what, kind, id, by: by.login, key: keyOf(text) })
}

export function repositoryOf(model: Model, owner: string, name: string): Repository | undefined {
  return model.repositories.get(`${owner}/${name}`.toLowerCase())
}

/** As GitHub does: a name that nobody knows becomes a grey label. */
export function ensureLabel(model: Model, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase())
  if (known !== undefined) return known
  const label = { id: model.nextId(), name, color: 'ededed', description: '' }
  repository.labels.set(name.toLowerCase(), label)
  return label
}

export function noteEvent(
  model: Model,
  repository: Repository,
  event: Pick<IssueEvent, 'issue' | 'actor' | 'event'> & { label?: string },
): void {
  repository.events.push({
    ...event,
    label: event.label ?? null,
    id: model.nextId(),
    createdAt: model.clock.now(),
  })
}
