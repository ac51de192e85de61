import type { HookeConfig } from '../config/config.ts'
import { readSecrets } from '../config/surroundings.ts'
import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { IssueRows } from '../trackers/embedded/issue-rows.ts'
import type { Tracker } from '../trackers/tracker.ts'
import type { Env } from './env.ts'
import { buildTrackers } from './trackers.ts'

export interface TrackersRequest {
  readonly config: HookeConfig
  readonly env: Env
  readonly clock: Clock
}

/** The trackers outside, for a command that needs no daemon and no state. */
export function trackersOutside({ config, env, clock }: TrackersRequest): ReadonlyMap<string, Tracker> {
  const secrets = readSecrets(config, env)
  const outside = Object.entries(config.tracker).filter(([, { kind }]) => kind !== 'embedded')
  return buildTrackers(
    { ...config, tracker: Object.fromEntries(outside) },
    { rows: NO_ROWS, clock, log: SILENT, secret: (name) => secrets.get(name) },
  )
}

/** Labels and forms in every tracker that takes them; what is there already stays as it is (T-8). */
export async function setUpTrackers(
  request: TrackersRequest & {
    readonly what: { readonly labels: boolean; readonly templates: boolean }
    readonly signal: AbortSignal
  },
): Promise<readonly { readonly tracker: string; readonly made: readonly string[] }[]> {
  const able = [...trackersOutside(request).values()].filter((tracker) => tracker.setUp !== undefined)
  if (able.length === 0) {
    throw new HookeError('config.invalid', 'no tracker is configured that has labels or forms', {
      found: Object.keys(request.config.tracker).join(', ') || 'the built-in tracker alone',
      advice: 'add [tracker.<name>] to hooke.toml: docs/trackers says how',
    })
  }
  const done = []
  for (const tracker of able) {
    const made = (await tracker.setUp?.(request.what, request.signal)) ?? []
    done.push({ tracker: tracker.name, made })
  }
  return done
}

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** The built-in tracker is none of those outside. */
const NO_ROWS: IssueRows = new Proxy({} as IssueRows, {
  get: (_rows, name) => {
    throw new Error(`the built-in tracker was asked for ${String(name)} without a state`)
  },
})
