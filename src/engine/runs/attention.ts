import type { AnomalyConfig } from './anomalies.ts'
import type { WakeConfig } from './wake-pace.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How often a run is looked at that nobody tells about (C-10). All of it is configuration. */
export interface AttentionConfig {
  /** Until this age, every so often; in order. */
  readonly phases: readonly { readonly untilMs: number; readonly everyMs: number }[]
  /** After the last phase; doubled after each `unchangedLooks` looks that saw nothing new, up to `longestMs`. */
  readonly laterEveryMs: number
  readonly unchangedLooks: number
  readonly longestMs: number
  readonly milestone: { readonly forMs: number; readonly everyMs: number }
  /** The last part of the expected time. */
  readonly finish: { readonly share: number; readonly everyMs: number }
  /** When milestones wake the experimenter; without it as Hooke brings it. */
  readonly wakes?: WakeConfig
  /** Limits of the anomaly rules; without it those that Hooke brings. */
  readonly anomalies?: AnomalyConfig
}

export const ATTENTION: AttentionConfig = {
  phases: [
    { untilMs: 2 * MINUTE, everyMs: 30 * SECOND },
    { untilMs: 7 * MINUTE, everyMs: MINUTE },
    { untilMs: 30 * MINUTE, everyMs: 5 * MINUTE },
  ],
  laterEveryMs: 15 * MINUTE,
  unchangedLooks: 3,
  longestMs: 60 * MINUTE,
  milestone: { forMs: 5 * MINUTE, everyMs: MINUTE },
  finish: { share: 0.1, everyMs: 5 * MINUTE },
}

export interface Attention {
  readonly ageMs: number
  /** Looks in a row that saw nothing new. */
  readonly unchangedLooks: number
  readonly sinceMilestoneMs: number | null
  readonly expectedMs: number | null
}

/** In how many milliseconds to look again. */
export function nextLookIn(config: AttentionConfig, run: Attention): number {
  const bounds = [baseInterval(config, run), afterMilestone(config, run), nearTheEnd(config, run)]
  return Math.max(1, Math.min(...bounds))
}

function baseInterval(config: AttentionConfig, { ageMs, unchangedLooks }: Attention): number {
  const phase = config.phases.find(({ untilMs }) => ageMs < untilMs)
  if (phase) return phase.everyMs
  const doublings = Math.min(30, Math.floor(unchangedLooks / config.unchangedLooks))
  return Math.min(config.laterEveryMs * 2 ** doublings, config.longestMs)
}

function afterMilestone({ milestone }: AttentionConfig, { sinceMilestoneMs }: Attention): number {
  if (sinceMilestoneMs === null || sinceMilestoneMs >= milestone.forMs) return Infinity
  return milestone.everyMs
}

function nearTheEnd({ finish }: AttentionConfig, { ageMs, expectedMs }: Attention): number {
  if (expectedMs === null || ageMs >= expectedMs) return Infinity
  const begins = expectedMs * (1 - finish.share)
  // a long step must not jump over the part that deserves attention
  return ageMs < begins ? Math.max(begins - ageMs, SECOND) : finish.everyMs
}

/** `next look in 5 min` */
export function lookWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND))
  if (seconds < 60) return `next look in ${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `next look in ${minutes} min`
  const rest = minutes % 60
  return `next look in ${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`
}
