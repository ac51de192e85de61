import { z } from 'zod'
import { dice } from './dice.ts'

const Share = z.number().min(0).max(1)

/** How the world treats requests. All of it may change while it runs. */
export const Weather = z.object({
  /** The longest a request takes to arrive, and its reply to come back, together; most are much faster. */
  latencyMs: z.number().min(0),
  /** For how long a new thing is missing from lists. */
  listingLagMs: z.number().min(0),
  /** For how long a new thing is unknown to those who ask for it by its id, or remove it. */
  unknownForMs: z.number().min(0),
  /** Replies that are lost after the effect. */
  dropShare: Share,
  /** The latency of a service as a share of the whole. */
  slowness: z.record(z.string(), z.number().min(0)),
})
export type Weather = z.infer<typeof Weather>

export const WeatherChange = Weather.partial()
export type WeatherChange = z.infer<typeof WeatherChange>

export const CALM: Weather = { latencyMs: 0, listingLagMs: 0, unknownForMs: 0, dropShare: 0, slowness: {} }

/** Refusals in a row: 429 or 5xx, before or after the effect was made. */
export const Storm = z.object({
  /** Which service; all when absent. */
  service: z.string().optional(),
  method: z.string().optional(),
  status: z.number().int().min(400).max(599),
  /** How many requests it hits. */
  count: z.number().int().min(1),
  retryAfterS: z.number().optional(),
  /** The effect is there, and the answer says that it failed. */
  afterEffect: z.boolean().default(false),
})
export type Storm = z.infer<typeof Storm>

/** What happens to one request. */
export interface Fate {
  readonly beforeMs: number
  readonly afterMs: number
  readonly isDropped: boolean
}

/** Decided by the seed, the request and how often it came before; never by what else goes on. */
export function fateOf(
  seed: number,
  weather: Weather,
  { request, nth, service }: { request: string; nth: number; service: string },
): Fate {
  const roll = dice(seed, request, String(nth))
  const whole = weather.latencyMs * (weather.slowness[service] ?? 1) * roll() ** 3
  const share = roll()
  return { beforeMs: whole * share, afterMs: whole * (1 - share), isDropped: roll() < weather.dropShare }
}
