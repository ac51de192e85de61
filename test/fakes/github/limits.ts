import type { Model } from './model.ts'
import type { Reply } from './router.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

interface Count {
  readonly startedAt: number
  used: number
}

/** Primary and secondary limits, per token, as the headers and refusals of GitHub show them. */
export interface Limits {
  /** The refusal, or null; a request that is let through is counted. */
  admit(token: string, cost: { isWrite: boolean; isContent: boolean }): Reply | null
  /** A 304 gives its request back. */
  giveBack(token: string): void
  headers(token: string): Record<string, string>
  /** How often each kind of refusal was given. */
  readonly refused: { primary: number; secondary: number }
}

export function createLimits({ clock, weather }: Pick<Model, 'clock' | 'weather'>): Limits {
  const hours = new Map<string, Count>()
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
  const headers = (token: string): Record<string, string> => {
    const { startedAt, used } = windowOf(hours, token, HOUR)
    return {
      'x-ratelimit-limit': String(weather.hourly),
      'x-ratelimit-remaining': String(Math.max(0, weather.hourly - used)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil((startedAt + HOUR) / 1000)),
      'x-ratelimit-resource': 'core',
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
    admit(token, { isWrite, isContent }) {
      const hour = windowOf(hours, token, HOUR)
      if (hour.used >= weather.hourly) {
        refused.primary += 1
        return {
          status: 403,
          body: { message: 'API rate limit exceeded for user ID 1.' },
          headers: headers(token),
        }
      }
      const minute = windowOf(points, token, MINUTE)
      const cost = isWrite ? 5 : 1
      if (minute.used + cost > weather.pointsPerMinute) return secondary(minute)
      const content = windowOf(contents, token, MINUTE)
      if (isContent && content.used >= weather.contentPerMinute) return secondary(content)
      const contentHour = windowOf(contentHours, token, HOUR)
      if (isContent && contentHour.used >= weather.contentPerHour) return secondary(contentHour, HOUR)
      hour.used += 1
      minute.used += cost
      if (isContent) content.used += 1
      if (isContent) contentHour.used += 1
      return null
    },
    giveBack: (token) => void (windowOf(hours, token, HOUR).used -= 1),
  }
}
