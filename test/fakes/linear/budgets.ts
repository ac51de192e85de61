import type { Clock } from '../../../src/lib/clock.ts'

/** A leaky bucket: it refills at `limit` an hour, and holds no more. */
interface Bucket {
  limit: number
  left: number
  at: number
}

export interface Limits {
  /** Requests in an hour. */
  readonly requests: number
  /** Points of complexity in an hour. */
  readonly complexity: number
}

export interface Budgets {
  /** Takes one request of so many points; false when one of the two budgets has not enough, and nothing is taken. */
  take(token: string, points: number): boolean
  headers(token: string, points: number): Readonly<Record<string, string>>
  setLimits(limits: Partial<Limits>): void
}

const HOUR = 3_600_000

/** Linear's two budgets for each token, and the headers that tell of them; `Reset` in epoch milliseconds. */
export function createBudgets({ clock, limits }: { clock: Clock; limits: Limits }): Budgets {
  let now = limits
  const buckets = new Map<string, { requests: Bucket; complexity: Bucket }>()
  const fresh = (limit: number): Bucket => ({ limit, left: limit, at: clock.now() })
  const of = (token: string): { requests: Bucket; complexity: Bucket } => {
    const known = buckets.get(token) ?? { requests: fresh(now.requests), complexity: fresh(now.complexity) }
    buckets.set(token, known)
    for (const bucket of [known.requests, known.complexity]) refill(bucket, clock.now())
    return known
  }
  return {
    take(token, points) {
      const { requests, complexity } = of(token)
      if (requests.left < 1 || complexity.left < points) return false
      requests.left -= 1
      complexity.left -= points
      return true
    },
    headers(token, points) {
      const { requests, complexity } = of(token)
      return {
        'x-complexity': String(points),
        ...headersOf('Requests', requests, 1),
        ...headersOf('Complexity', complexity, points),
      }
    },
    setLimits(changed) {
      now = { ...now, ...changed }
      buckets.clear()
    },
  }
}

function refill(bucket: Bucket, now: number): void {
  bucket.left = Math.min(bucket.limit, bucket.left + ((now - bucket.at) * bucket.limit) / HOUR)
  bucket.at = now
}

/** `Reset` is when there will be enough again for another such request. */
function headersOf(name: string, { limit, left, at }: Bucket, wanted: number): Record<string, string> {
  const missing = Math.max(0, wanted - left)
  return {
    [`x-ratelimit-${name.toLowerCase()}-limit`]: String(limit),
    [`x-ratelimit-${name.toLowerCase()}-remaining`]: String(Math.floor(left)),
    [`x-ratelimit-${name.toLowerCase()}-reset`]: String(Math.ceil(at + (missing * HOUR) / limit)),
  }
}
