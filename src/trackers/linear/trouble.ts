import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'

/** What Linear says that a request is wrong in itself: an unknown id, a used one, a field it does not take. */
export class LinearRefusal extends Error {
  override readonly name = 'LinearRefusal'
}

export interface TroubleContext {
  /** Name of the operation, for the message. */
  readonly operation: string
  readonly now: number
}

const MINUTE = 60_000

/** As much of the SDK's errors as is used; those of `fetch` have none of it. */
const Said = z.object({
  type: z.string().optional(),
  status: z.number().optional(),
  /** Seconds. */
  retryAfter: z.number().optional(),
  requestsResetAt: z.number().optional(),
  complexityResetAt: z.number().optional(),
})
type Said = z.infer<typeof Said>

/**
 * Every error of the SDK, of `fetch` and of what stands in front of Linear, told once: `LinearRefusal` for what must be
 * looked at by whoever asked; `tracker.refused` for a token that is not good enough; else `tracker.unreachable`, which
 * is tried again, at the hour of the reset where Linear is too busy for us.
 */
export function troubleOf(error: Error, context: TroubleContext): Error {
  if (error instanceof HookeError) return error
  const said = Said.safeParse(error).data ?? {}
  const { operation, now } = context
  if (REFUSALS.has(said.type ?? ''))
    return new LinearRefusal(`Linear refused ${operation}: ${error.message}`, { cause: error })
  if (said.type === 'Ratelimited')
    return new HookeError('tracker.unreachable', `Linear's hourly budget is used up, at ${operation}`, {
      retryable: true,
      retryAt: resetOf(said, now),
      cause: error,
    })
  const advice = adviceFor(said)
  return advice === undefined ? unreachable(operation, error) : refused(operation, error, advice)
}

const REFUSALS: ReadonlySet<string> = new Set(['InvalidInput', 'UserError', 'GraphqlError'])

/** What a person must do about it, where trying again would not help. */
function adviceFor(said: Said): string | undefined {
  switch (said.type) {
    case 'Forbidden':
      return 'give the token of [tracker] the scopes that docs/trackers/linear.md lists'
    case 'AuthenticationError':
      return isRefused(said)
        ? 'make a new token for [tracker] in hooke.toml; hooke doctor tries it'
        : undefined
    case 'FeatureNotAccessible':
    case 'UsageLimitExceeded':
      return "look at the plan of Linear's workspace"
    default:
      return undefined
  }
}

/** The SDK calls every 4xx without a reason a matter of authentication; a proxy's 404 or 408 is none. */
function isRefused({ status }: Said): boolean {
  return status === undefined || status === 400 || status === 401
}

function refused(operation: string, cause: Error, advice: string): HookeError {
  return new HookeError('tracker.refused', `Linear does not let us do ${operation}`, {
    found: cause.message,
    advice,
    cause,
  })
}

function unreachable(operation: string, cause: Error): HookeError {
  return new HookeError('tracker.unreachable', `Linear did not answer ${operation}`, {
    retryable: true,
    found: causes(cause),
    cause,
  })
}

/** `fetch failed` says nothing; its cause does. A page of HTML says too much. */
function causes({ message, cause }: Error): string {
  const line = message.split('\n')[0]?.slice(0, 300) ?? ''
  return cause instanceof Error ? `${line}: ${causes(cause)}` : line
}

/** The reset of the budget that is used up; an hour at most, a second at least, a minute when nobody says. */
function resetOf({ retryAfter, requestsResetAt, complexityResetAt }: Said, now: number): number {
  const told = [
    retryAfter === undefined ? undefined : now + retryAfter * 1000,
    requestsResetAt,
    complexityResetAt,
  ].filter((at) => at !== undefined && at > now)
  const latest = told.length === 0 ? now + MINUTE : Math.max(...told.map(Number))
  return Math.min(Math.max(latest, now + 1000), now + 60 * MINUTE)
}
