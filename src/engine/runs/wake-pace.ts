const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** When milestones wake the experimenter (C-11); all of it is configuration. */
export interface WakeConfig {
  /** Null: never; milestones are shown and told, and nothing more. */
  readonly everyMs: number | null
  /** A run is to have gone on for so long: a short one is over before anybody has read of it. */
  readonly afterMs: number
}

export const WAKES: WakeConfig = { everyMs: 60 * MINUTE, afterMs: 5 * MINUTE }

/** What is known of the wake-ups of this visit of the stage. */
export interface Woken {
  /** Wake-ups by milestones. */
  readonly count: number
  /** When the experimenter was last woken, by whatever it was. */
  readonly at: number | null
}

/**
 * From when on a milestone of a run may wake: each pause is twice as long as the one before, up to a day, so that a run
 * of days is not read about every hour.
 */
export function mayWakeAt(config: WakeConfig, startedAt: number, { count, at }: Woken): number {
  if (config.everyMs === null) return Infinity
  const pause = Math.min(config.everyMs * 2 ** Math.max(0, count - 1), Math.max(config.everyMs, DAY))
  return Math.max(startedAt + config.afterMs, at === null ? -Infinity : at + pause)
}
