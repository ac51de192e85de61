import type { Clock } from '../../lib/clock.ts'
import type { RunSandbox } from './confine-run.ts'

export interface LocalOptions {
  /** Name of the compute; default: `local`. */
  readonly name?: string
  /** Absolute path; each run gets the folder of its id in it. */
  readonly runsDir: string
  /** Where a state that this one is a copy of kept its runs: those that live are found there, none is started. */
  readonly formerRunsDirs?: readonly string[]
  readonly clock: Clock
  /** What runs and probes inherit: the allow-list of the daemon's own variables (PATH, HOME, LANG …), no secret. */
  readonly environment: Readonly<Record<string, string>>
  /** The value of a secret that a study may use in its runs. */
  readonly secret?: (name: string) => string | undefined
  /** More folders that runs write to, probed by `prepare`. */
  readonly writesTo?: readonly string[]
  /** What runs are confined by (C-14); left out where the owner allowed that. */
  readonly sandbox?: RunSandbox
  /** Absolute folder in whose `envs` environments are made from lock files; without it runs use what is on PATH. */
  readonly environments?: string
  readonly pricePerHourUsd?: number
  readonly graceSeconds?: number
  readonly heartbeatSeconds?: number
  readonly limits?: Partial<CollectLimits>
}

export interface CollectLimits {
  readonly files: number
  readonly bytesPerFile: number
  readonly bytes: number
}

const GB = 1024 ** 3
export const COLLECT_LIMITS: CollectLimits = { files: 10_000, bytesPerFile: 20 * GB, bytes: 100 * GB }
