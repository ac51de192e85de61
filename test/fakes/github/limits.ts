import type { Model } from './model.ts'
import type { Reply } from './router.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

interface Count {
  readonly startedAt: number
  used: number
}

/** Each has a primary limit of its own. */
type Resource = 'core' | 'graphql'

/** Primary and secondary limits, per token, as the headers and refusals of GitHub show them. */
export interface Limits {
  /** The refusal, or null; a request that is let through is counted. */
  admit(token: string, cost: { isWrite: boolean; isContent: boolean; isGraphql?: boolean }): Reply | null
  /** A 304 gives its request back. */
  giveBack(token: string): void
  headers(token: string, resource?: Resource): Record<string, string>
  /** How often each kind of refusal was given. */
  readonly refused: { primary: number; secondary: number }
}

export function createLimits({ clock, weather }: Pick<Model, 'clock' | 'weather'>): Limits {
  const hours = { core: new Map<string, Count>(), graphql: new Map<string, Count>() }
  const points = new Map<string, Count>()
  const contents = new Map<string, Count>()
  const contentHours = new Map<string, Count>()
  const refused = { primary: 0, secondary: 0 }
  const windowOf = (counts: Map<string, Count>, token: string, ms: number): Count => {
    const known = counts.get(token)
    if (known !== undefined && clock.now() - known.startedAt < ms) return known
    const fresh = { startedAt: clock.now(), used: 0 }
    counts.set(token, fresh)
    return fresh
  }
  const mostOf = (resource: Resource): number =>
    resource === 'core' ? weather.hourly : weather.graphqlHourly
  const headers = (token: string, resource: Resource = 'core'): Record<string, string> => {
    const { startedAt, used } = windowOf(hours[resource], token, HOUR)
    return {
      'x-ratelimit-limit': String(mostOf(resource)),
      'x-ratelimit-remaining': String(Math.max(0, mostOf(resource) - used)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil((startedAt + HOUR) / 1000)),
      'x-ratelimit-resource': resource,
    }
  }
  const secondary = (window: Count, ms = MINUTE): Reply => {
    refused.secondary += 1
    const seconds = Math.ceil((window.startedAt + ms - clock.now()) / 1000)
    return {
      status: 403,
      body: {
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      },
      headers: { 'retry-after': String(Math.max(1, seconds)) },
    }
  }
  return {
    refused,
    headers,
    admit(token, { isWrite, isContent, isGraphql = false }) {
      const resource = isGraphql ? 'graphql' : 'core'
      const hour = windowOf(hours[resource], token, HOUR)
      if (hour.used >= mostOf(resource)) {
        refused.primary += 1
        return { ...(isGraphql ? USED_UP : REFUSED), headers: headers(token, resource) }
      }
      const spans: readonly [Count, number, number, number?][] = [
        [windowOf(points, token, MINUTE), isWrite ? 5 : 1, weather.pointsPerMinute],
        [windowOf(contents, token, MINUTE), Number(isContent), weather.contentPerMinute],
        [windowOf(contentHours, token, HOUR), Number(isContent), weather.contentPerHour, HOUR],
      ]
      for (const [count, cost, most, ms] of spans)
        if (cost > 0 && count.used + cost > most) return secondary(count, ms)
      hour.used += 1
      for (const [count, cost] of spans) count.used += cost
      return null
    },
    giveBack: (token) => void (windowOf(hours.core, token, HOUR).used -= 1),
  }
}

const REFUSED = { status: 403, body: { message: 'API rate limit exceeded for user ID 1.' } }
/** The query language says it in the body. */
const USED_UP = {
  status: 200,
  body: {
    errors: [
      {
        type: 'RATE_LIMIT',
        code: 'graphql_rate_limit',
        message: 'API rate limit already exceeded for user ID 1.',
      },
    ],
  },
}
