import { z } from 'zod'
import { asError, HookeError } from '../../domain/errors.ts'

/** What Octokit throws, as far as it is looked at. */
const Thrown = z.object({
  status: z.number(),
  message: z.string(),
  response: z
    .object({
      headers: z.record(z.string(), z.union([z.string(), z.number(), z.undefined()])),
      data: z.unknown(),
    })
    .optional(),
})
type Thrown = z.infer<typeof Thrown>

/** Where GitHub says nothing, it wants a minute. */
const SILENT_WAIT_MS = 60_000

/** The status of an answer of GitHub; null when there was none. */
export function statusOf(thrown: unknown): number | null {
  const { data } = Thrown.safeParse(thrown)
  return data?.response === undefined ? null : data.status
}

/** When to come back, where GitHub takes no more for now; null of all else. */
export function limitUntil(thrown: unknown, now: number): number | null {
  const { data } = Thrown.safeParse(thrown)
  return data?.response === undefined ? null : limitOf(data, now)
}

/**
 * What GitHub or the way to it threw, once and for all, in our words. `what` says what was asked for: "issue
 * lab/bandits#12". Without an answer the request may have arrived.
 */
export function translate(thrown: unknown, what: string, now: number): Error {
  if (thrown instanceof HookeError) return thrown
  const { data: error } = Thrown.safeParse(thrown)
  if (error === undefined) return graphqlRefusal(thrown, what, now) ?? asError(thrown)
  if (error.response === undefined || error.status >= 500) return unreachable(error, what, thrown)
  const limit = limitOf(error, now)
  if (limit !== null) {
    return new HookeError('tracker.unreachable', `GitHub takes no more requests for now (${what})`, {
      retryable: true,
      retryAt: limit,
      found: wordsOf(error),
      cause: thrown,
    })
  }
  return refusal(error, what, thrown)
}

/** What Octokit throws where GraphQL answered 200 and said in the body that it did not do it, or not all of it. */
const GraphqlThrown = z.object({
  name: z.literal('GraphqlResponseError'),
  message: z.string(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.undefined()])),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().optional() })),
  data: z.unknown(),
})

/** What was done of a document of which something was refused; null of all else. */
export function doneOf(thrown: unknown): unknown {
  return GraphqlThrown.safeParse(thrown).data?.data ?? null
}

/** So long is nothing asked of GraphQL where it does not do what Hooke needs. */
export const REST_MS = 3_600_000

/** What REST would not be given either: no answer, a pause, a token that nobody knows. */
export function isInTheWay({ code, othersMayGo, cause }: HookeError): boolean {
  return (code === 'tracker.unreachable' && !othersMayGo) || statusOf(cause) === 401
}

/** GraphQL found something missing or wrong in this very document, and would take others. */
export function isOnlyThis(thrown: unknown): boolean {
  const errors = GraphqlThrown.safeParse(thrown).data?.errors ?? []
  return errors.length > 0 && errors.every(({ type }) => type === 'NOT_FOUND' || type === 'UNPROCESSABLE')
}

function graphqlRefusal(thrown: unknown, what: string, now: number): HookeError | null {
  const { data: error } = GraphqlThrown.safeParse(thrown)
  if (error === undefined) return null
  const found = error.message.slice(0, 300)
  const isUsedUp = error.errors.some(({ type }) => type?.startsWith('RATE_LIMIT') === true)
  if (isUsedUp || /secondary rate limit/i.test(error.message)) {
    return new HookeError('tracker.unreachable', `GitHub takes no more requests for now (${what})`, {
      retryable: true,
      retryAt: namedTime(error.headers, now) ?? now + SILENT_WAIT_MS,
      // the hour of GraphQL is its own: what can be said without it may go
      othersMayGo: isUsedUp,
      ...{ found, cause: thrown },
    })
  }
  return new HookeError('tracker.refused', `GitHub refused (${what})`, {
    found,
    advice: 'hooke doctor lists what the token lacks',
    cause: thrown,
  })
}

function unreachable(error: Thrown, what: string, cause: unknown): HookeError {
  return new HookeError('tracker.unreachable', `GitHub did not answer (${what})`, {
    retryable: true,
    found: error.response === undefined ? error.message : `${error.status}: ${wordsOf(error)}`,
    cause,
  })
}

/** When to come back, of a primary or secondary limit; null of all else. */
function limitOf({ status, message, response }: Thrown, now: number): number | null {
  if (status !== 403 && status !== 429) return null
  const named = response === undefined ? null : namedTime(response.headers, now)
  if (named !== null) return named
  return status === 429 || /rate limit/i.test(message) ? now + SILENT_WAIT_MS : null
}

function namedTime(headers: NonNullable<Thrown['response']>['headers'], now: number): number | null {
  const seconds = Number(headers['retry-after'])
  if (Number.isFinite(seconds) && seconds > 0) return now + seconds * 1000
  const reset = Number(headers['x-ratelimit-reset'])
  const isUsedUp = String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)
  return isUsedUp ? Math.max(now + 1_000, reset * 1000) : null
}

function refusal(error: Thrown, what: string, cause: unknown): HookeError {
  const found = `${error.status}: ${wordsOf(error)}`
  switch (error.status) {
    case 401:
      return new HookeError('tracker.refused', `GitHub does not know the token (${what})`, {
        found,
        advice: 'make a new token, put it where [secrets] points, and run hooke doctor',
        cause,
      })
    case 403:
      return new HookeError('tracker.refused', `the token may not do this at GitHub (${what})`, {
        found,
        advice: 'hooke doctor lists what the token lacks; docs/trackers/github.md says what it needs',
        cause,
      })
    case 404:
      return new HookeError('notFound', `GitHub shows no ${what}`, {
        found: '404, which is also the answer to a token that may not see it',
        advice: 'look at the number; then hooke doctor says what the token may see',
        cause,
      })
    case 410:
      return new HookeError('notFound', `${what} is gone from GitHub`, { found, cause })
    case 409:
      return new HookeError('git.conflict', `GitHub has another version by now (${what})`, { found, cause })
    default:
      return new HookeError('request.refused', `GitHub refused what it was sent (${what})`, { found, cause })
  }
}

/** What it said, with the details of a validation, in at most 300 characters. */
function wordsOf({ message, response }: Thrown): string {
  const { data } = z.object({ message: z.string(), errors: z.unknown() }).partial().safeParse(response?.data)
  const details = data?.errors === undefined ? '' : ` ${JSON.stringify(data.errors)}`
  return `${data?.message ?? message}${details}`.slice(0, 300)
}
