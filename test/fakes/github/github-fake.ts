import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { type Clock, systemClock } from '../../../src/lib/clock.ts'
import { createLimits, type Limits } from './limits.ts'
import type { Account, Issue, Model, Repository, Token, Weather } from './model.ts'
import { repositoryOf } from './model.ts'
import { addIssue, setLabels } from './routes/issues.ts'
import type { FakeApp } from './routes/repository.ts'
import { serveFake } from './server.ts'
import type { Storm } from './storm.ts'
import { createTruthLog, type TruthLog } from './truth-log.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'

export interface FakeGithubOptions {
  readonly seed?: number
  readonly clock?: Clock
  readonly weather?: Partial<Weather>
  /** Of the repository that is there from the beginning. */
  readonly hasSubIssues?: boolean
  /** The branches of the repository, where somebody really pushes somewhere: asked before each pull request. */
  readonly branches?: () => ReadonlyMap<string, string>
  /** Really merges there, and gives the commit; null where it does not merge by itself. */
  readonly merging?: Model['merging']
}

export interface FakeGithub {
  /** Base address, as `baseUrl` of a client. */
  readonly url: string
  readonly truth: TruthLog
  readonly webhooks: Webhooks
  readonly weather: Weather
  readonly refused: Limits['refused']
  /** Each request that arrived, as `GET /repos/…`, what was answered, and whose token it had. */
  readonly requests: { readonly line: string; readonly status: number | 'lost'; readonly by: string }[]
  /** The owner of the repository, a member of it, and Hooke's own account, each with a token. */
  readonly tokens: { readonly owner: string; readonly person: string; readonly bot: string }
  readonly app: { readonly id: number; readonly installation: number; readonly privateKey: string }
  addAccount(
    login: string,
    options?: {
      type?: Account['type']
      isMember?: boolean
      scopes?: readonly string[]
      repos?: readonly string[]
    },
  ): string
  addRepository(
    name: string,
    options?: Partial<Pick<Repository, 'private' | 'hasIssues' | 'hasSubIssues'>>,
  ): Repository
  repository(name?: string): Repository
  /** The immutable id of an account. */
  idOf(login: string): string
  /** As if somebody had pushed. */
  push(branch: string, sha: string): void
  /** The branch is protected: nothing is merged whose head lacks a good status of this name. */
  requireStatus(context: string): void
  storm(storm: Storm): void
  /** All storms are over. */
  calm(): void
  /** Just before the first request whose line has this in it, or such a change of `graphql …`, a person does something. */
  justBefore(line: string, act: () => void): void
  /** A person puts labels on an issue, without a request. */
  label(number: number, labels: readonly string[]): void
  /** Somebody writes a comment or an issue, without a request; the daemon's own account when nobody is named. */
  speak(ref: string, body: string, login?: string): void
  ask(title: string, body?: string): number
  /** Somebody moves the issue to another repository, or deletes it. */
  transfer(number: number, to: string): void
  remove(number: number): void
  close(): Promise<void>
}

const CALM: Weather = {
  ...{ listingLagMs: 0, hourly: 5_000, pointsPerMinute: 900 },
  ...{ contentPerMinute: 80, contentPerHour: 500 },
  ...{ graphql: 'there', graphqlHourly: 5_000 },
}

/**
 * GitHub as far as Hooke uses it, and as strict: unknown tokens are refused, texts have a longest length, a secondary
 * limit hurts, replies get lost after the effect, lists lag. What really happened is in the truth log.
 */
export async function startFakeGithub(options: FakeGithubOptions = {}): Promise<FakeGithub> {
  const { seed = 1, clock = systemClock } = options
  const ids = { next: 1_000 }
  const model: Model = {
    clock,
    accounts: new Map(),
    tokens: new Map(),
    repositories: new Map(),
    truth: createTruthLog(clock),
    webhooks: createWebhooks({ seed }),
    weather: { ...CALM, ...options.weather },
    nextId: () => (ids.next += 7),
    ...(options.merging === undefined ? {} : { merging: options.merging }),
  }
  const addAccount = accountAdder(model)
  const tokens = { owner: addAccount('lab'), person: addAccount('ada'), bot: addAccount('hooke-bot') }
  addRepository(model, 'lab/bandits', { hasSubIssues: options.hasSubIssues ?? true })
  const app = lazily(() => makeApp(model))
  const requests: { line: string; status: number | 'lost'; by: string }[] = []
  const storms: Storm[] = []
  const limits = createLimits(model)
  const before = { each: (_line: string): void => undefined }
  const pushes = (line: string): void => {
    if (!line.includes('/pulls')) return
    for (const [branch, sha] of options.branches?.() ?? []) repository().refs.set(`refs/heads/${branch}`, sha)
  }
  const everyRequest = (line: string): void => {
    before.each(line)
    pushes(line)
  }
  const server = await serveFake({
    model,
    app: () => app().app,
    limits,
    storms,
    requests,
    before: { each: everyRequest },
  })
  const repository = (name = 'lab/bandits'): Repository => {
    const [owner = '', repo = ''] = name.split('/')
    const found = repositoryOf(model, owner, repo)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found
  }
  return {
    url: server.url,
    truth: model.truth,
    webhooks: model.webhooks,
    weather: model.weather,
    refused: limits.refused,
    requests,
    tokens,
    get app() {
      return { id: 99, installation: app().app.installation, privateKey: app().privateKey }
    },
    addAccount,
    addRepository: (name, more) => addRepository(model, name, more),
    repository,
    idOf: (login) => String(model.accounts.get(login)?.id),
    push: (branch, sha) => void repository().refs.set(`refs/heads/${branch}`, sha),
    requireStatus: (context) => void repository().required.add(context),
    storm: (storm) => void storms.push({ ...storm }),
    calm: () => void storms.splice(0),
    justBefore(part, act) {
      before.each = (line) => {
        if (!line.includes(part)) return
        before.each = () => undefined
        act()
      }
    },
    speak(ref, body, login = 'hooke-bot') {
      const at = clock.now()
      const id = model.nextId()
      const user = accountOf(model, login)
      const issue = Number(ref.split('#')[1])
      repository().comments.set(id, { id, issue, user, createdAt: at, updatedAt: at, body })
      issueIn(repository(), issue).updatedAt = at
    },
    ask(title, body = '') {
      const by = accountOf(model, 'ada')
      return addIssue({ model, repository: repository(), by }, { title, body, labels: [], assignees: [] })
        .number
    },
    label(number, labels) {
      const by = accountOf(model, 'ada')
      setLabels({ model, repository: repository(), by }, issueIn(repository(), number), labels)
    },
    transfer: (number, to) => transfer(model, repository(), issueIn(repository(), number), repository(to)),
    remove: (number) => void (issueIn(repository(), number).deleted = true),
    close: () => server.close(),
  }
}

/** Making the key of the app takes a while, and most tests have no app. */
function lazily<Made>(make: () => Made): () => Made {
  const kept: { made?: Made } = {}
  return () => (kept.made ??= make())
}

function accountAdder(model: Model): FakeGithub['addAccount'] {
  return (login, { type = 'User', isMember = true, scopes = ['repo'], repos = ['*'] } = {}) => {
    const account = { id: model.nextId(), login, type, isMember }
    model.accounts.set(login.toLowerCase(), account)
    const token = `ghp_fake_${login}`
    model.tokens.set(token, { account, scopes, repos } satisfies Token)
    return token
  }
}

function addRepository(
  model: Model,
  name: string,
  more: Partial<Pick<Repository, 'private' | 'hasIssues' | 'hasSubIssues'>> = {},
): Repository {
  const [owner = '', repo = ''] = name.split('/')
  const repository: Repository = {
    id: model.nextId(),
    owner,
    name: repo,
    private: false,
    hasIssues: true,
    hasSubIssues: true,
    ...more,
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    events: [],
    releases: new Map(),
    refs: new Map([['refs/heads/main', 'a'.repeat(40)]]),
    tags: new Map(),
    statuses: [],
    required: new Set(),
    checks: [],
    files: new Map(),
  }
  model.repositories.set(name.toLowerCase(), repository)
  return repository
}

function makeApp(model: Model): { app: FakeApp; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const account: Account = { id: model.nextId(), login: 'hooke[bot]', type: 'Bot', isMember: true }
  model.accounts.set(account.login, account)
  const app = {
    id: 99,
    slug: 'hooke',
    publicKey: createPublicKey(publicKey),
    installation: 777,
    token: { account, repos: ['*'] },
  }
  return { app, privateKey }
}

function accountOf(model: Model, login: string): Account {
  const account = model.accounts.get(login)
  if (account === undefined) throw new Error(`there is no ${login}`)
  return account
}

function issueIn(repository: Repository, number: number): Issue {
  const issue = repository.issues.get(number)
  if (issue === undefined) throw new Error(`there is no #${number}`)
  return issue
}

function transfer(model: Model, from: Repository, issue: Issue, to: Repository): void {
  const number = to.issues.size + 1
  to.issues.set(number, { ...issue, number, updatedAt: model.clock.now() })
  for (const comment of [...from.comments.values()].filter((one) => one.issue === issue.number))
    to.comments.set(comment.id, { ...comment, issue: number })
  issue.movedTo = { owner: to.owner, repo: to.name, number }
}
