import type { HookeConfig } from '../config/config.ts'
import type { TrackerKind } from '../domain/issue.ts'
import { createEmbeddedTracker } from '../trackers/embedded/embedded-tracker.ts'
import type { Tracker } from '../trackers/tracker.ts'
import { createGithubBuilder } from './github.ts'
import { createLinearBuilder } from './linear-trackers.ts'
import { moduleTracker } from './module-tracker.ts'
import type { TrackerPlaces, TrackerRequest } from './tracker-request.ts'

type Builders = Readonly<Record<TrackerKind, (request: TrackerRequest) => Tracker>>

/** One builder per kind; a new kind is a line here. */
const createBuilders = (): Builders => ({
  embedded: ({ rows, clock, name }) => createEmbeddedTracker({ rows, clock, name }),
  linear: createLinearBuilder(),
  github: createGithubBuilder(),
  module: moduleTracker,
})

/** The trackers of the configuration by name, besides the embedded one that is always there. */
export function buildTrackers(
  config: Pick<HookeConfig, 'tracker'> & TrackerPlaces,
  parts: Omit<TrackerRequest, 'name' | 'settings' | 'places'>,
): ReadonlyMap<string, Tracker> {
  const builders = createBuilders()
  const built = Object.entries(config.tracker).map(
    ([name, settings]) =>
      [name, builders[settings.kind]({ ...parts, name, settings, places: config })] as const,
  )
  return new Map(built)
}
