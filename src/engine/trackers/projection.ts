import { HookeError } from '../../domain/errors.ts'
import type { Comment, ListedIssue, TrackerUser } from '../../domain/issue.ts'
import type { Experiment } from '../../store/experiments.ts'
import { inTracker, type Person } from '../../store/people.ts'
import type { TrackerLink } from '../../store/tracker-links.ts'
import type { Tracker } from '../../trackers/tracker.ts'
import type { EngineDeps } from '../deps.ts'

type Deps = Pick<EngineDeps, 'store' | 'tracker' | 'trackers'>
type Shown = Pick<Experiment, 'id' | 'issue'>

/** Where an experiment is shown: by its link in a tracker outside, else in the embedded one. */
export interface Projection {
  readonly tracker: Tracker
  readonly ref: string
  /** Absent in the embedded tracker, whose issues lie in the same database. */
  readonly link: TrackerLink | undefined
}

/** Null when the experiment has no issue. */
export function projectionOf(deps: Deps, { id, issue }: Shown): Projection | null {
  if (issue === null) return null
  const link = deps.store.trackerLinks.find(id)
  if (link === undefined) return { tracker: deps.tracker, ref: issue, link }
  const ref = deps.store.trackerIssues.find(link.tracker, link.issueId)?.ref ?? issue
  return { tracker: trackerNamed(deps, link.tracker), ref, link }
}

/** The one of this name; `tracker.refused` when the configuration has it no more, so that what is queued waits for it. */
export function trackerNamed({ tracker, trackers }: Omit<Deps, 'store'>, name: string): Tracker {
  if (name === tracker.name) return tracker
  const found = trackers?.get(name)
  if (found !== undefined) return found
  throw new HookeError('tracker.refused', `there is no tracker ${name} any more`, {
    found: ['embedded', ...(trackers?.keys() ?? [])].join(', '),
    advice: `put [tracker.${name}] back into hooke.toml`,
  })
}

/** The issue as it is known: read from the embedded tracker, or as it was last read from one outside (T-5). */
export async function knownIssue(
  deps: Deps,
  experiment: Shown,
  signal: AbortSignal,
): Promise<ListedIssue | null> {
  const link = deps.store.trackerLinks.find(experiment.id)
  if (link !== undefined) return deps.store.trackerIssues.find(link.tracker, link.issueId) ?? null
  return experiment.issue === null ? null : deps.tracker.read(experiment.issue, signal)
}

/** What people wrote below it, by those whose ids are in the configuration; of others nothing is shown (5.2). */
export async function knownComments(
  deps: Deps,
  experiment: Shown,
  signal: AbortSignal,
): Promise<readonly { readonly by: string; readonly comment: Comment }[]> {
  const link = deps.store.trackerLinks.find(experiment.id)
  if (link === undefined) return saidHere(deps, experiment.issue, signal)
  const before = await saidHere(deps, deps.store.movedIssues.refOf(experiment.id) ?? null, signal)
  const all = deps.store.trackerIssues.comments(link.tracker, link.issueId)
  return [...before, ...byPeople(deps, trackerNamed(deps, link.tracker), all)]
}

/** In the embedded tracker; of an experiment that was published, what was said before. */
async function saidHere(deps: Deps, issue: string | null, signal: AbortSignal) {
  return issue === null ? [] : byPeople(deps, deps.tracker, await deps.tracker.comments(issue, null, signal))
}

function byPeople(deps: Deps, tracker: Tracker, all: readonly Comment[]) {
  return all.flatMap((comment) => {
    const person = comment.key === null ? personOf(deps, tracker, comment.author) : undefined
    return person === undefined ? [] : [{ by: person.name, comment }]
  })
}

/** The person behind a user of one tracker, by immutable id alone; no bot is one, whatever id it has (T-3). */
export function personOf(
  { store }: Pick<Deps, 'store'>,
  { name, kind }: Pick<Tracker, 'name' | 'kind'>,
  { id, isBot }: TrackerUser,
): Person | undefined {
  if (isBot) return undefined
  return kind === 'embedded' ? store.people.find(id) : store.people.byId(inTracker(name), id)
}
