import type { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import type { Client } from './client.ts'
import * as replies from './replies.ts'

/** A reply as it came, for `--json`, and the part of it that screens use. */
export interface Reply<T> {
  readonly raw: unknown
  readonly view: T
}

export interface ListFilter {
  readonly study?: string | undefined
  readonly stage?: string | undefined
  readonly turn?: string | undefined
  readonly label?: string | undefined
  readonly text?: string | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

export interface NewExperiment {
  readonly study?: string | undefined
  readonly question: string
  readonly title?: string | undefined
  readonly priority?: number | undefined
  readonly kind?: string | undefined
  readonly track?: string | undefined
  readonly parent?: string | undefined
  readonly private?: boolean | undefined
}

export interface Approval {
  readonly what: 'plan' | 'result'
  readonly hash: string
  readonly followUps?: readonly number[] | undefined
  readonly merge?: boolean | undefined
  readonly acceptUnverified?: boolean | undefined
}

/** The REST API of the daemon, as far as the command line uses it. */
export type Api = ReturnType<typeof createApi>

export function createApi(client: Client) {
  return { ...reading(client), ...deciding(client), ...operating(client) }
}

function parsed<Schema extends z.ZodType>(schema: Schema, raw: unknown): Reply<z.output<Schema>> {
  const view = schema.safeParse(raw)
  if (view.success) return { raw, view: view.data }
  throw new HookeError('command.failed', 'the daemon answered in a form that this command does not know', {
    cause: view.error,
    found: view.error.issues
      .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
      .join('\n'),
    advice: 'stop a daemon of another version with `hooke down`, then `hooke up`',
  })
}

function place(id: string, rest = ''): string {
  return `/experiments/${encodeURIComponent(id)}${rest}`
}

function reading(client: Client) {
  return {
    experiments: async (filter: ListFilter) =>
      parsed(replies.ExperimentPage, await client.get('/experiments', { ...filter })),
    experiment: async (id: string) => parsed(replies.ExperimentView, await client.get(place(id))),
    timeline: async (id: string) => parsed(replies.Timeline, await client.get(place(id, '/timeline'))),
    logs: async (id: string, at: { run?: string | undefined; agent?: string | undefined; offset: number }) =>
      parsed(replies.LogPart, await client.get(place(id, '/logs'), at)),
    prompt: async (id: string, agent: string) =>
      parsed(replies.PromptGiven, await client.get(place(id, '/prompt'), { agent })),
    record: async (id: string) => parsed(replies.RecordPlace, await client.get(place(id, '/record'))),
    inbox: async () => parsed(replies.Inbox, await client.get('/inbox')),
    studies: async () => parsed(replies.Studies, await client.get('/studies')),
    study: async (id: string) =>
      parsed(replies.StudyView, await client.get(`/studies/${encodeURIComponent(id)}`)),
    claims: async (study?: string) => parsed(replies.Claims, await client.get('/claims', { study })),
    search: async (q: string, study?: string) =>
      parsed(replies.Hits, await client.get('/search', { q, study })),
    budget: async () => parsed(replies.BudgetView, await client.get('/budget')),
    kept: async () => parsed(replies.Kept, await client.get('/kept')),
    leases: async () => parsed(replies.Leases, await client.get('/leases')),
    compute: async () => parsed(replies.Drivers, await client.get('/compute')),
    drift: async () => parsed(replies.DriftReport, await client.get('/drift')),
    status: async () => parsed(replies.Status, await client.get('/status')),
  }
}

function deciding(client: Client) {
  const decide = (verb: string) => async (id: string, body: object) =>
    parsed(replies.Decided, await client.post(place(id, `/${verb}`), body))
  return {
    create: async (experiment: NewExperiment) =>
      parsed(replies.Created, await client.post('/experiments', experiment)),
    fromIssue: async (issue: string) =>
      parsed(replies.Created, await client.post('/experiments/from-issue', { issue })),
    importPast: async (request: { repository: string; study?: string | undefined; dryRun: boolean }) =>
      parsed(replies.ImportView, await client.post('/imports', request)),
    answer: decide('answer') satisfies Verb<{
      answers: Readonly<Record<string, string>>
      waveThrough: boolean
    }>,
    approve: decide('approve') satisfies Verb<Approval>,
    revise: decide('revise') satisfies Verb<{ note: string }>,
    reject: decide('reject') satisfies Verb<{ note: string }>,
    defer: decide('defer') satisfies Verb<{ until: number }>,
    seeds: decide('seeds') satisfies Verb<{ n: number }>,
    pause: decide('pause') satisfies Verb<{ reason: string }>,
    resume: decide('resume') satisfies Verb<object>,
    cancel: decide('cancel') satisfies Verb<{ reason: string }>,
    retry: decide('retry') satisfies Verb<{ from?: string }>,
    look: decide('look') satisfies Verb<object>,
    skip: decide('skip') satisfies Verb<{ what: string; because: string }>,
    reopen: decide('reopen') satisfies Verb<{ reason: string }>,
    retract: decide('retract') satisfies Verb<{ reason: string }>,
    archive: decide('archive') satisfies Verb<object>,
    publish: decide('publish') satisfies Verb<object>,
    runNow: decide('run-now') satisfies Verb<{ because: string }>,
    chat: async (id: string, text: string) =>
      parsed(replies.Said, await client.post(place(id, '/chat'), { text })),
  }
}

type Verb<Body extends object> = (id: string, body: Body) => Promise<Reply<z.output<typeof replies.Decided>>>

function operating(client: Client) {
  return {
    exportRecord: async (id: string) =>
      parsed(replies.RecordPlace, await client.post(place(id, '/record'), {})),
    checkCompute: async () => parsed(replies.Drivers, await client.post('/compute/check', {})),
    hold: async (request: object) => parsed(replies.HeldMachine, await client.post('/holds', request)),
    exec: async (hold: string, request: object) =>
      parsed(replies.Tried, await client.post(`/holds/${encodeURIComponent(hold)}/exec`, request)),
    releaseLease: async (name: string) =>
      parsed(replies.Words, await client.post(`/leases/${encodeURIComponent(name)}/release`, {})),
    liftNode: async (node: string) =>
      parsed(replies.Words, await client.post(`/nodes/${encodeURIComponent(node)}/lift`, {})),
    clean: async () => parsed(replies.Cleaned, await client.post('/clean', {})),
    link: async () => parsed(replies.SignInLink, await client.post('/links', {})),
    reload: async () => parsed(replies.ConfigState, await client.post('/reload', {})),
    shutdown: () => client.post('/shutdown', {}),
  }
}
