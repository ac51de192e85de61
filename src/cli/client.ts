import { z } from 'zod'
import { asError, HookeError, type ErrorCode } from '../domain/errors.ts'

/** `fetch`, or the same API mounted in this process. */
export type FetchLike = (url: string, init?: RequestInit) => Promise<Response> | Response

export interface ClientOptions {
  readonly fetch: FetchLike
  /** `http://127.0.0.1:4665` */
  readonly base: string
  readonly token: string | null
  /** Who acts; the daemon believes it because the token is the owner's (W-8). */
  readonly person: string
  readonly signal: AbortSignal
}

/** Speaks to `/api/v1`; answers are unparsed JSON, refusals are `HookeError`s. */
export interface Client {
  get(path: string, query?: Readonly<Record<string, string | number | undefined>>): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
}

const ProblemReply = z.object({
  title: z.string().default('the request failed'),
  detail: z.string().optional(),
  found: z.string().optional(),
  advice: z.string().optional(),
})

export function createClient(options: ClientOptions): Client {
  return {
    get: (path, query = {}) => call(options, `${path}${queryOf(query)}`, { method: 'GET' }),
    post: (path, body) =>
      call(options, path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
  }
}

function queryOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

async function call(options: ClientOptions, path: string, init: RequestInit): Promise<unknown> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  headers.set('hooke-person', encodeURIComponent(options.person))
  if (options.token !== null) headers.set('authorization', `Bearer ${options.token}`)
  const reply = await reach(options, path, { ...init, headers })
  const text = await reply.text()
  if (!reply.ok) throw refusalOf(reply.status, text)
  return text === '' ? null : JSON.parse(text)
}

async function reach(
  { fetch, base, signal }: ClientOptions,
  path: string,
  init: RequestInit,
): Promise<Response> {
  try {
    return await fetch(`${base}/api/v1${path}`, { ...init, signal })
  } catch (error) {
    if (signal.aborted) throw error
    throw new HookeError('daemon.absent', 'the daemon does not answer', {
      cause: error,
      found: `${base}: ${asError(asError(error).cause ?? error).message}`,
      advice: 'run `hooke up`',
    })
  }
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'usage.wrong',
  401: 'rights.missing',
  403: 'rights.missing',
  404: 'notFound',
  409: 'request.conflict',
  422: 'request.refused',
}

function refusalOf(status: number, text: string): HookeError {
  const problem = ProblemReply.safeParse(jsonOf(text)).data ?? {
    title: `the daemon answered ${status}`,
    found: text.slice(0, 200),
  }
  const { title, detail, found, advice }: z.infer<typeof ProblemReply> = problem
  return new HookeError(CODES[status] ?? 'command.failed', detail ?? title, {
    ...(found === undefined ? {} : { found }),
    ...(advice === undefined ? {} : { advice }),
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
