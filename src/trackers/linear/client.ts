import type { LinearClient } from '@linear/sdk'
import type { z } from 'zod'
import { asError, HookeError } from '../../domain/errors.ts'
import type { Clock } from '../../lib/clock.ts'
import { numberIn, type Pace } from './pace.ts'
import { troubleOf } from './trouble.ts'

export interface LinearAccess {
  /** `https://api.linear.app/graphql`, or a loopback address in tests. */
  readonly apiUrl: string
  /** Asked at each request, so that an exchanged one is taken up. */
  readonly token: () => string | undefined
  readonly clock: Clock
  /** One for each token, shared by all trackers that use it. */
  readonly pace: Pace
  /** A request is given up after this long. */
  readonly requestTimeoutMs: number
}

export interface Ask<Schema extends z.ZodType> {
  /** A document of `documents.ts`. */
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly answer: Schema
}

/** Requests to Linear, one at a time as they are asked for, kept within its budgets. */
export interface LinearApi {
  readonly access: LinearAccess
  ask<Schema extends z.ZodType>(question: Ask<Schema>, signal: AbortSignal): Promise<z.infer<Schema>>
}

/** What a query costs is known from the last time; the first time it is taken for this much. */
const UNKNOWN_POINTS = 500

export function createLinearApi(access: LinearAccess): LinearApi {
  const costs = new Map<string, number>()
  return {
    access,
    async ask({ document, variables, answer }, signal) {
      const points = costs.get(document) ?? UNKNOWN_POINTS
      await access.pace.before(points, signal)
      const { data, headers } = await send({ access, document, variables, points }, signal)
      costs.set(document, numberIn(headers, 'x-complexity') ?? points)
      return understood(answer, data, document)
    },
  }
}

interface Sent {
  readonly access: LinearAccess
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly points: number
}

async function send(
  { access, document, variables, points }: Sent,
  signal: AbortSignal,
): Promise<{ data: unknown; headers: Headers }> {
  const { clock, pace, requestTimeoutMs } = access
  const deadline = new AbortController()
  const stop = clock.after(requestTimeoutMs, () =>
    deadline.abort(new Error(`no answer for ${requestTimeoutMs} ms`)),
  )
  let headers: Headers | undefined
  try {
    const client = await clientFor(access, AbortSignal.any([signal, deadline.signal]))
    const reply = await client.client.rawRequest<unknown, Record<string, unknown>>(document, variables)
    headers = reply.headers ?? new Headers()
    return { data: reply.data, headers }
  } catch (thrown) {
    signal.throwIfAborted()
    const error = asError(thrown)
    headers = headersOf(error)
    const trouble = troubleOf(error, { operation: operationOf(document), now: clock.now() })
    if (trouble instanceof HookeError && trouble.retryAt !== undefined) pace.hold(trouble.retryAt)
    throw trouble
  } finally {
    stop()
    pace.after(points, headers)
  }
}

/**
 * A client of its own for each request, because the SDK takes a signal for the whole client only; making one costs
 * nothing. The SDK itself is large and is loaded when the first request is made. A redirect would carry the question
 * elsewhere, so there is none.
 */
async function clientFor(
  { apiUrl, token: tokenNow }: LinearAccess,
  signal: AbortSignal,
): Promise<LinearClient> {
  const token = tokenNow()
  if (token === undefined || token === '')
    throw new HookeError('tracker.refused', 'there is no token for Linear', {
      advice: 'put it under [secrets] of hooke.toml, by the name that `token` under [tracker] has',
    })
  const sdk = await import('@linear/sdk')
  const signedIn = token.startsWith('lin_api_') ? { apiKey: token } : { accessToken: token }
  return new sdk.LinearClient({ ...signedIn, apiUrl, signal, redirect: 'error' })
}

function headersOf(error: Error): Headers | undefined {
  const { raw } = error as { raw?: { response?: { headers?: unknown } } }
  return raw?.response?.headers instanceof Headers ? raw.response.headers : undefined
}

export function operationOf(document: string): string {
  return /(?:query|mutation)\s+Hooke(\w+)/.exec(document)?.[1] ?? 'a request'
}

function understood<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  document: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new HookeError(
    'tracker.unreachable',
    `Linear answered ${operationOf(document)} in a form we do not know`,
    {
      found: first === undefined ? 'nothing' : `${first.path.join('.')}: ${first.message}`,
      advice: 'its schema has changed; a newer Hooke may know it',
      cause: parsed.error,
    },
  )
}
