import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Issue, ListedIssue } from '../../domain/issue.ts'
import type { Standing } from '../../domain/workflow.ts'
import { hashOf } from '../../lib/canonical.ts'
import { MACHINE_VERSION } from '../../state-machines/experiment.machine.ts'
import { begin, freeze, positionOf } from '../../state-machines/step.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Actor, NewExperimentRequest } from '../commands.ts'
import { requestEffects } from '../deliver.ts'
import type { EngineDeps } from '../deps.ts'
import { findIssue, studyOfIssue } from '../trackers/find-issue.ts'
import { movedTo } from '../trackers/moved.ts'
import { trackerNamed } from '../trackers/projection.ts'
import { makeOnce } from './make-once.ts'
import { requireRight } from './rights.ts'

const never = new AbortController().signal

/** A question becomes an issue of the tracker and an experiment that plans it. */
export async function newExperiment(
  deps: EngineDeps,
  request: NewExperimentRequest,
  actor: Actor,
): Promise<{ id: ExperimentId; issue: string }> {
  requireRight(deps.store, actor, 'approve')
  refuseWhenClosed(deps)
  const study = studyOf(deps, request.study)
  const question = request.question.trim()
  if (question === '') throw emptyIssue('the question is empty')
  refuseTrack(request)
  if (request.parent !== null) deps.store.experiments.get(request.parent)
  const tracker = trackerNamed(
    deps,
    request.isPrivate === true ? 'embedded' : (deps.study(study).tracker ?? 'embedded'),
  )
  const issue = {
    ...{ study, title: request.title ?? titleOf(question), body: question, author: actor.name },
    ...{ labels: [], priority: request.priority, parent: parentOf(deps, request.parent, tracker.name) },
  }
  const same = hashOf({ ...issue, tracker: tracker.name })
  const asked = { key: `new/${hashOf({ request: same, at: deps.clock.now() })}`, request: same }
  return makeOnce(deps, { tracker, issue, asked }, (made, isFirst) => {
    const known = isFirst ? undefined : experimentOf(deps, made)
    return { id: known?.id ?? start(deps, made, { ...request, study, actor }), issue: made.ref }
  })
}

/** A paused experiment has nobody's turn, and yet it goes on some day. */
const ENDED: readonly Standing[] = ['done', 'cancelled', 'failed']

/** An issue that is there becomes an experiment; while one is active for it, that one is given. */
export async function fromIssue(
  deps: EngineDeps,
  text: string,
  actor: Actor,
): Promise<{ id: ExperimentId; issue: string }> {
  requireRight(deps.store, actor, 'approve')
  const { issue } = await findIssue(deps, text, never)
  return beginFrom(deps, issue, actor)
}

/** The same for an issue that was just read; one that was published since is meant as it is outside. */
export function beginFrom(
  deps: EngineDeps,
  given: Issue | ListedIssue,
  actor: Actor,
): { id: ExperimentId; issue: string } {
  const issue = movedTo(deps, given) ?? given
  const { ref } = issue
  const running = experimentOf(deps, issue)
  if (running && !ENDED.includes(running.stage)) return { id: running.id, issue: ref }
  if (running?.stage === 'done') throw answeredAlready(ref, running.id)
  refuseWhenClosed(deps)
  if (issue.body.trim() === '' && issue.title.trim() === '') throw emptyIssue(`issue ${ref} is empty`)

  const study = ownStudy(deps, issue) ?? studyOf(deps, null)
  const defaults = { kind: 'experiment', track: 'full', parent: null } as const
  return { id: start(deps, issue, { ...defaults, priority: issue.priority, study, actor }), issue: ref }
}

function ownStudy(deps: EngineDeps, issue: ListedIssue): string | undefined {
  return issue.tracker === deps.tracker.name
    ? deps.store.issues.find(issue.ref)?.study
    : studyOfIssue(deps, issue)
}

/** The newest experiment of an issue. */
export function experimentOf(
  { store, tracker }: EngineDeps,
  { tracker: name, id, ref }: Pick<ListedIssue, 'tracker' | 'id' | 'ref'>,
): Experiment | undefined {
  const moved = name === tracker.name ? store.movedIssues.experimentOf(ref) : undefined
  if (moved !== undefined) return store.experiments.get(moved)
  if (name === tracker.name) return store.experiments.byIssue(ref)
  const link = store.trackerLinks.byIssue(name, id)
  return link === undefined ? undefined : store.experiments.get(link.experiment)
}

/** The issue of the parent, where it lies in the same tracker. */
export function parentOf(
  { store, tracker }: EngineDeps,
  parent: ExperimentId | null,
  name: string,
): string | null {
  if (parent === null) return null
  const link = store.trackerLinks.find(parent)
  const isThere = (link?.tracker ?? tracker.name) === name && (link?.gone ?? null) === null
  return isThere ? store.experiments.get(parent).issue : null
}

/** Errors of the configuration and a full disk stop what is new, and nothing that goes on (E-12, P-18). */
function refuseWhenClosed({ closedBecause }: EngineDeps): void {
  const found = closedBecause?.() ?? null
  if (found === null) return
  throw new HookeError('request.refused', 'no new experiment may begin now', {
    found,
    advice: 'put that right; experiments under way go on, with the last good configuration',
  })
}

type Wanted = Pick<NewExperimentRequest, 'kind' | 'track' | 'parent' | 'priority'> & {
  readonly study: string
  readonly actor: Actor
}

/** Row, first state and first effects in one commit. */
function start(deps: EngineDeps, issue: ListedIssue, wanted: Wanted): ExperimentId {
  const { store, clock } = deps
  return store.transaction(() => {
    const id = store.studies.nextExperimentId(wanted.study)
    const { limits } = deps.study(wanted.study)
    const { state, effects } = begin({ id, kind: wanted.kind, track: wanted.track, limits })
    const position = positionOf(state)
    const at = clock.now()
    const row = {
      id,
      study: wanted.study,
      issue: issue.ref,
      parent: wanted.parent,
      title: deps.mask(issue.title),
      brief: '',
      kind: wanted.kind,
      track: wanted.track,
      priority: wanted.priority,
      stage: position.stage,
      substage: position.substage,
      turn: position.turn,
      waitingFor: null,
      reason: null,
      stageSince: at,
      visit: 0,
      machineVersion: MACHINE_VERSION,
      snapshot: freeze(state),
      createdBy: wanted.actor.name,
      createdAt: at,
    } satisfies Parameters<typeof store.experiments.insert>[0]
    store.experiments.insert(row)
    if (issue.tracker !== deps.tracker.name) linkTo(deps, id, issue)
    requestEffects(deps, { row, seq: 0, visit: 0, position, effects, entered: true })
    store.feed.append({ experiment: id, kind: 'created', body: { title: issue.title }, at })
    deps.log.info(
      { experiment: id, event: 'experiment.begun', to: position.stage, by: wanted.actor.name },
      'stage changed',
    )
    return id
  })
}

/** An issue of a tracker outside: what was read of it is what the work goes by. */
export function linkTo({ store, clock }: EngineDeps, experiment: ExperimentId, issue: ListedIssue): void {
  store.trackerIssues.put(issue, clock.now())
  store.trackerLinks.add({ experiment, tracker: issue.tracker, issueId: issue.id })
}

/** Called after the commit by the engine, so that the first effects start at once. */
export type Started = Pick<Experiment, 'id'>

function studyOf(deps: EngineDeps, wanted: string | null): string {
  const studies = deps.store.studies.list().map(({ id }) => id)
  const [only, second] = studies
  if (wanted === null && only !== undefined && second === undefined) return only
  const found = studies.find((id) => id === wanted)
  if (found !== undefined) return found
  throw new HookeError(
    'usage.wrong',
    wanted === null ? 'there are several studies' : `there is no study ${wanted}`,
    {
      found: studies.join(', ') || 'none',
      advice: 'name one with --study',
    },
  )
}

function answeredAlready(ref: string, id: ExperimentId): HookeError {
  return new HookeError('request.conflict', `issue ${ref} has its result`, {
    found: `${id} is done`,
    advice: `hooke show ${id}; for another question write a new issue with hooke new`,
  })
}

function emptyIssue(what: string): HookeError {
  return new HookeError('usage.wrong', what, {
    advice: 'write what is to be found out, in a sentence or more',
  })
}

/** The other tracks are named in stored data, but only `full` can be walked yet. */
function refuseTrack({ track, kind }: NewExperimentRequest): void {
  if (track === 'full' && kind === 'experiment') return
  throw new HookeError('usage.wrong', 'only experiments on the full track can be started yet', {
    found: `kind ${kind}, track ${track}`,
    advice: 'leave out --kind and --track',
  })
}

function titleOf(question: string): string {
  const [line = question] = question.split('\n')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
