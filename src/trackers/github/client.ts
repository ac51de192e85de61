import type { Octokit } from '@octokit/rest'
import { HookeError } from '../../domain/errors.ts'
import { translate } from './errors.ts'
import { type GithubOptions, REQUEST_TIMEOUT_MS } from './options.ts'
import { createPace } from './pace.ts'
import { keepPace } from './paced.ts'

interface Answer<Body> {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: Body
}

/** What every request is made with. */
export interface Sending {
  readonly owner: string
  readonly repo: string
  readonly request: { readonly signal: AbortSignal }
}

export type Send<Body> = (octokit: Octokit, sending: Sending) => Promise<Answer<Body>>

export interface GithubClient {
  readonly owner: string
  readonly repo: string
  /** One request; `what` names what it is about in errors. Its answer with its headers. */
  answer<Body>(what: string, signal: AbortSignal, send: Send<Body>): Promise<Answer<Body>>
  /** The same, for those who need the body alone. */
  ask<Body>(what: string, signal: AbortSignal, send: Send<Body>): Promise<Body>
  /** All pages of a list, a hundred at a time. */
  all<Row>(
    what: string,
    signal: AbortSignal,
    send: (octokit: Octokit, sending: Sending & { per_page: number; page: number }) => Promise<Answer<Row[]>>,
  ): Promise<Row[]>
}

/**
 * Every request to GitHub goes through here: given up after a time, translated once, and held back while a limit stands
 * that some other request ran into.
 */
export function createGithubClient(options: GithubOptions): GithubClient {
  const { owner, repo, clock } = options
  const kept: { octokit?: Octokit } = {}
  const limit = { until: -Infinity }

  const answer: GithubClient['answer'] = async (what, signal, send) => {
    signal.throwIfAborted()
    if (clock.now() < limit.until) throw heldBack(what, limit.until)
    try {
      const kit = await loadKit()
      const octokit = (kept.octokit ??= octokitOf(options, kit))
      return stayed(await send(octokit, { owner, repo, request: { signal } }), what)
    } catch (thrown) {
      signal.throwIfAborted()
      const error = translate(thrown, what, clock.now())
      // what was held back by us was not refused by GitHub
      const isRefusal = error !== thrown && error instanceof HookeError && !error.othersMayGo
      if (isRefusal && error.retryAt !== undefined) limit.until = error.retryAt
      throw error
    }
  }
  const ask: GithubClient['ask'] = async (what, signal, send) => (await answer(what, signal, send)).data
  return {
    owner,
    repo,
    answer,
    ask,
    async all(what, signal, send) {
      const rows = []
      for (let page = 1; ; page += 1) {
        const found = await ask(what, signal, (kit, sending) =>
          send(kit, { ...sending, per_page: 100, page }),
        )
        rows.push(...found)
        if (found.length < 100) return rows
      }
    },
  }
}

/** With the first request: most daemons never ask GitHub. */
async function loadKit() {
  const [{ Octokit: Kit }, { createAppAuth }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/auth-app'),
  ])
  return { Kit, createAppAuth }
}

function octokitOf(
  options: GithubOptions,
  { Kit, createAppAuth }: Awaited<ReturnType<typeof loadKit>>,
): Octokit {
  const { auth, baseUrl, clock, pace, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options
  const octokit = new Kit({
    ...(auth.kind === 'token'
      ? {}
      : {
          authStrategy: createAppAuth,
          auth: {
            appId: auth.appId,
            installationId: auth.installationId,
            privateKey: auth.privateKey(),
          },
        }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    userAgent: 'hooke',
    // a redirect would turn a POST into a GET: what moved is said, not followed
    request: { redirect: 'manual', fetch: givenUpAfter(requestTimeoutMs) },
    log: QUIET,
  })
  if (auth.kind === 'token') {
    octokit.hook.before('request', (given) => {
      given.headers.authorization = `token ${auth.token()}`
    })
  }
  if (pace !== false) keepPace(octokit, { clock, pace: pace ?? createPace({ clock }) })
  return octokit
}

/** The time counts from when a request leaves: before that it may have waited for its turn. */
const givenUpAfter =
  (ms: number): typeof fetch =>
  (input, init) => {
    const signals = [AbortSignal.timeout(ms), ...(init?.signal == null ? [] : [init.signal])]
    return fetch(input, { ...init, signal: AbortSignal.any(signals) })
  }

/** What goes wrong is thrown; the daemon's log says it in our words. */
const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

function heldBack(what: string, until: number): HookeError {
  return new HookeError('tracker.unreachable', `GitHub asked for a pause (${what})`, {
    retryable: true,
    retryAt: until,
    found: `nothing is sent before ${new Date(until).toISOString()}`,
  })
}

/** An issue that moved to another repository is none of this one any more: it is not followed there. */
function stayed<Body>(answer: Answer<Body>, what: string): Answer<Body> {
  if (answer.status < 300 || answer.status >= 400) return answer
  throw new HookeError('notFound', `${what} was moved`, {
    found: String(answer.headers['location'] ?? answer.status),
    advice: 'name its new place; where a whole repository got another name, write that into hooke.toml',
  })
}
