import type { HookeConfig } from '../config/config.ts'
import type { EngineLog } from '../engine/log.ts'
import type { Clock } from '../lib/clock.ts'
import type { IssueRows } from '../trackers/embedded/issue-rows.ts'

export type TrackerSettings = HookeConfig['tracker'][string]

/** What a tracker is built from. */
export interface TrackerRequest {
  readonly name: string
  readonly settings: TrackerSettings
  /** The value behind a name of [secrets], asked at each use, so that an exchanged one is taken up. */
  readonly secret: (name: string) => string | undefined
  readonly clock: Clock
  readonly log: EngineLog
  readonly rows: IssueRows
  readonly places: TrackerPlaces
}

/** Where modules from outside are looked for, may not lie, and keep what they remember. */
export type TrackerPlaces = Pick<HookeConfig, 'home' | 'worktreesDir' | 'stateDir'>
