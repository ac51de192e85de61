import type { HookeConfig } from '../config/config.ts'
import type { TrackerKind } from '../domain/issue.ts'
import { createEmbeddedTracker } from '../trackers/embedded/embedded-tracker.ts'
import type { Tracker } from '../trackers/tracker.ts'
import { createGithubBuilder } from './github.ts'
import { createLinearBuilder } from './linear-trackers.ts'
import type { TrackerRequest } from './tracker-request.ts'

type Builders = Readonly<Record<TrackerKind, (request: TrackerRequest) => Tracker>>

/** One builder per kind; a new kind is a line here. */
const createBuilders = (): Builders => ({
  embedded: ({ rows, clock, name }) => createEmbeddedTracker({ rows, clock, name }),
  linear: createLinearBuilder(),
  github: createGithubBuilder(),
})

/** The trackers of the configuration by name, besides the embedded one that is always there. */
export function buildTrackers(
  config: Pick<HookeConfig, 'tracker'>,
  parts: Omit<TrackerRequest, 'name' | 'settings'>,
): ReadonlyMap<string, Tracker> {
  const builders = createBuilders()
  const built = Object.entries(config.tracker).map(
    ([name, settings]) => [name, builders[settings.kind]({ ...parts, name, settings })] as const,
  )
  return new Map(built)
}
