import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import { type Issue, MOVED_STATUS } from '../../domain/issue.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { IssueRow } from '../../store/issues.ts'
import type { NewIssue, Tracker } from '../../trackers/tracker.ts'
import type { Actor, Decided } from '../commands.ts'
import { refuseQuarantined } from '../deliver.ts'
import type { EngineDeps } from '../deps.ts'
import { publishedBefore } from '../handlers/publish/publication.ts'
import { queuePublication } from '../handlers/publish/queued.ts'
import { outwardIn } from '../trackers/outward.ts'
import { trackerNamed } from '../trackers/projection.ts'
import { beginReports } from '../trackers/reports.ts'
import { withoutSections } from '../trackers/take-issue.ts'
import { refuseOtherKinds } from './imported.ts'
import { makeOnce } from './make-once.ts'
import { experimentOf, linkTo, parentOf } from './new-experiment.ts'
import { requireRight } from './rights.ts'

interface Publishing {
  readonly id: ExperimentId
  readonly actor: Actor
}

/**
 * A private experiment gets an issue in its study's tracker, and is shown there from then on, whatever its stage (T-11).
 * Asked for again after a lost answer or a crash, or by two people at once, it is one issue: its key is that of the
 * experiment. `request.refused` where it cannot have one, `request.conflict` where it has one already.
 */
export async function publishIssue(deps: EngineDeps, id: ExperimentId, actor: Actor): Promise<Decided> {
  requireRight(deps.store, actor, 'approve')
  const experiment = deps.store.experiments.get(id)
  const old = oldIssueOf(deps, experiment)
  const tracker = trackerFor(deps, experiment)
  const issue = newIssueOf(deps, experiment, { old, tracker })
  const asked = { key: keyOf(id), request: keyOf(id) }
  return makeOnce(deps, { tracker, issue, asked }, (made) => settle(deps, { id, actor }, made))
}

const keyOf = (id: ExperimentId): string => `publish/${id}`

/** Its issue in the built-in tracker, or why it is not to be published. */
function oldIssueOf(deps: EngineDeps, experiment: Experiment): IssueRow {
  const { id, issue: ref } = experiment
  refuseQuarantined(experiment)
  refuseOtherKinds(experiment)
  refuseLinked(deps, experiment)
  const old = ref === null ? undefined : deps.store.issues.find(ref)
  if (old === undefined)
    throw new HookeError('request.refused', `${id} has no issue that could be published`, {
      found: ref ?? 'it was made elsewhere, and brought in when it was done',
      advice: `ask its question anew: hooke new --parent ${id} "…"`,
    })
  refuseOlder(deps, experiment, old.ref)
  return old
}

/** Where its issue is to be made. */
function trackerFor(deps: EngineDeps, { id, study }: Experiment): Tracker {
  const tracker = trackerNamed(deps, deps.study(study).tracker ?? deps.tracker.name)
  if (tracker.kind !== 'embedded') return tracker
  throw new HookeError('request.refused', `${id} cannot be published: its study has no tracker outside`, {
    found: `the study ${study} uses the built-in tracker`,
    advice: `write tracker = "NAME" under the study in hooke.toml, for a [tracker.NAME] of it`,
  })
}

function refuseLinked({ store }: EngineDeps, { id, issue }: Experiment): void {
  const link = store.trackerLinks.find(id)
  if (link === undefined) return
  throw new HookeError('request.conflict', `${id} has an issue outside already`, {
    found: `${issue ?? link.issueId} in the tracker ${link.tracker}`,
    advice: `hooke show ${id}`,
  })
}

/** An issue that was planned anew is that of its newest experiment, and goes where that one goes. */
function refuseOlder(deps: EngineDeps, { id }: Experiment, issue: string): void {
  const newest = experimentOf(deps, { tracker: deps.tracker.name, id: issue, ref: issue })
  if (newest === undefined || newest.id === id) return
  throw new HookeError('request.conflict', `${id} cannot be published: its issue was planned anew`, {
    found: `${issue} is the issue of ${newest.id} now`,
    advice: `hooke publish ${newest.id}`,
  })
}

/** Its question as it was asked. What agents wrote, such as the text of a follow-up, is made fit for outside. */
function newIssueOf(
  deps: EngineDeps,
  { study, parent, priority, createdBy }: Experiment,
  { old, tracker }: { readonly old: IssueRow; readonly tracker: Tracker },
): Omit<NewIssue, 'key' | 'earlier'> {
  const say = old.author === 'hooke' ? outwardIn(deps) : deps.mask
  return {
    ...{ study, title: say(old.title), body: say(withoutSections(old.body)), author: createdBy },
    ...{ labels: old.labels, priority },
    parent: parentOf(deps, parent ?? askedAfter(deps, old.parent), tracker.name),
  }
}

/** The experiment that proposed a follow-up whose issue was made in the built-in tracker. */
function askedAfter(deps: EngineDeps, above: string | null): ExperimentId | null {
  if (above === null) return null
  return experimentOf(deps, { tracker: deps.tracker.name, id: above, ref: above })?.id ?? null
}

/** In the commit that says that the issue is made. */
function settle(deps: EngineDeps, { id, actor }: Publishing, made: Issue): Decided {
  const { store } = deps
  const experiment = store.experiments.get(id)
  const link = store.trackerLinks.find(id)
  if (link === undefined) move(deps, { experiment, actor }, made)
  // whoever asked for the same at once was quicker
  else if (link.tracker !== made.tracker || link.issueId !== made.id) refuseLinked(deps, experiment)
  return {
    ...{ id, stage: experiment.stage },
    words: `published: its issue is ${made.ref} in the tracker ${made.tracker} from now on`,
  }
}

function move(
  deps: EngineDeps,
  { experiment, actor }: { readonly experiment: Experiment; readonly actor: Actor },
  made: Issue,
): void {
  const { store, clock } = deps
  const { id, study, stage, substage, visit } = experiment
  refuseTaken(deps, made)
  if (experiment.issue !== null) refuseOlder(deps, experiment, experiment.issue)
  const { ref, tracker, title, body } = made
  const key = keyOf(id)
  const at = clock.now()
  store.experiments.describe(id, { issue: ref }, at)
  linkTo(deps, id, made)
  leaveBehind(deps, { experiment, actor }, made)
  store.searchIndex.put([{ study, kind: 'issue', ref, title, body }])
  const event = { type: 'issue.published', by: actor.name, ref, tracker }
  const stays = { from: stage, to: stage, toSubstage: substage }
  store.events.append({ experiment: id, key, event, ...stays, actor: actor.name, at })
  store.feed.append({ experiment: id, kind: 'issue', body: { ref, published: true }, at })
  beginReports(deps, id)
  const shown = { experiment: id, stage, visit, effect: { kind: 'tracker.mirror' as const }, createdAt: at }
  store.outbox.add([{ ...shown, key: `${key}/mirror` }])
  const before = publishedBefore(store, store.experiments.get(id))
  if (before !== null) queuePublication(deps, before)
  store.afterCommit(() => deps.wake?.())
  deps.log.info({ experiment: id, event: event.type, ref, tracker, by: actor.name }, 'published')
}

/** Between its making and this commit it may have been marked to begin by itself. */
function refuseTaken({ store }: EngineDeps, { tracker, id, ref }: Issue): void {
  const other = store.trackerLinks.byIssue(tracker, id)
  if (other === undefined) return
  throw new HookeError('request.conflict', `the issue ${ref} was begun as an experiment of its own`, {
    found: other.experiment,
    advice: `hooke cancel ${other.experiment}, then publish again`,
  })
}

/** Nobody takes the old issue for a second one: it says where it went, and shows nothing more. */
function leaveBehind(
  { store, clock, mask }: EngineDeps,
  { experiment, actor }: { readonly experiment: Experiment; readonly actor: Actor },
  made: Issue,
): void {
  const { id, study, issue } = experiment
  if (issue === null) return
  const at = clock.now()
  const where = made.url === '' ? made.ref : `${made.ref} (${made.url})`
  const body = mask(
    `**Published.** ${actor.name} published ${id}: its issue is ${where} from now on. What is said of it stands there.`,
  )
  store.movedIssues.add({ ref: issue, experiment: id, at })
  store.issues.setStatus(issue, MOVED_STATUS, at)
  store.comments.add({ key: `${keyOf(id)}/moved`, issue, author: 'hooke', body, at })
  store.searchIndex.remove(study, 'issue', issue)
}
