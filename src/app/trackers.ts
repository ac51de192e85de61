import type { HookeConfig } from '../config/config.ts'
import { HookeError } from '../domain/errors.ts'
import type { TrackerKind } from '../domain/issue.ts'
import { createEmbeddedTracker } from '../trackers/embedded/embedded-tracker.ts'
import type { Tracker } from '../trackers/tracker.ts'
import { githubOf } from './github.ts'
import type { TrackerRequest } from './tracker-request.ts'

/** One builder per kind; a new kind is a line here. */
const BUILDERS: Readonly<Record<TrackerKind, (request: TrackerRequest) => Tracker>> = {
  embedded: ({ rows, clock, name }) => createEmbeddedTracker({ rows, clock, name }),
  linear: notBuilt,
  github: githubOf,
}

/** The trackers of the configuration by name, besides the embedded one that is always there. */
export function buildTrackers(
  config: Pick<HookeConfig, 'tracker'>,
  parts: Omit<TrackerRequest, 'name' | 'settings'>,
): ReadonlyMap<string, Tracker> {
  const built = Object.entries(config.tracker).map(
    ([name, settings]) => [name, BUILDERS[settings.kind]({ ...parts, name, settings })] as const,
  )
  return new Map(built)
}

function notBuilt({ name, settings }: TrackerRequest): never {
  throw new HookeError('config.invalid', `trackers of kind ${settings.kind} are not in this version yet`, {
    found: `[tracker.${name}]`,
    advice: 'leave the table out and use the embedded tracker',
  })
}
