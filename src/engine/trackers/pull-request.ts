import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Standing } from '../../domain/workflow.ts'
import { hashOf } from '../../lib/canonical.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Check, PullRequests } from '../../trackers/pull-requests.ts'
import type { EngineDeps } from '../deps.ts'
import { outward } from './outward.ts'
import type { Projection } from './projection.ts'

/** What a pull request shows already, so that it costs requests only where something changed (F-8). */
const Shown = z.object({ ref: z.string(), checks: z.string(), ready: z.boolean() })
type Shown = z.infer<typeof Shown>
const OBSERVED = 'tracker.pull'

/** What ended without a pull request gets none. */
const ENDED: readonly Standing[] = ['cancelled', 'failed']
/** Where the gates are shown anew: when a person looks. */
const LOOKED_AT: readonly Standing[] = ['awaitingResultApproval', 'blocked']

/**
 * The code as a pull request where the tracker holds the code, too (T-7): a draft once the first code passed its gates,
 * the gates as its checks, ready once the result was approved. It follows the issue and never holds it up: trouble with
 * it is logged, and the next change of stage tries again. Where a person looks and at the end none may come for long: trouble
 * that passes is thrown there, and the message is sent again.
 */
export async function showPullRequest(
  deps: EngineDeps,
  place: Projection,
  { experiment, signal }: { experiment: Experiment; signal: AbortSignal },
): Promise<void> {
  const { pullRequests } = place.tracker
  const { repository } = deps.study(experiment.study)
  if (pullRequests === undefined || repository.remote === null || !hasCode(deps, experiment)) return
  try {
    await show(deps, { pullRequests, issue: place.ref, experiment }, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof HookeError) || (error.retryable && isWaitedFor(experiment.stage))) throw error
    const { message, found } = error
    deps.log.warn({ experiment: experiment.id, event: 'pull.failed', found }, message)
  }
}

function hasCode({ store }: EngineDeps, { id, stage }: Experiment): boolean {
  if (store.observations.find(id, OBSERVED) !== undefined) return true
  // what was merged before its issue was published has nothing left to ask for
  if (stage === 'done' && store.results.find(id)?.mergeCommit != null) return false
  return !ENDED.includes(stage) && passedCommit(store, id) !== null
}

/** The pull request that shows an experiment, when its repository and tracker have one; none where the tracker is configured no more. */
export function pullRequestOf(
  deps: EngineDeps,
  experiment: Experiment,
): { readonly pullRequests: PullRequests; readonly ref: string } | null {
  const shown = Shown.safeParse(deps.store.observations.find(experiment.id, OBSERVED)).data
  const link = deps.store.trackerLinks.find(experiment.id)
  const pullRequests = deps.trackers?.get(link?.tracker ?? '')?.pullRequests
  const { remote } = deps.study(experiment.study).repository
  return shown === undefined || pullRequests === undefined || remote === null
    ? null
    : { pullRequests, ref: shown.ref }
}

/** It is no draft any more; nothing has to make it so again. */
export function noteReady({ store, clock }: EngineDeps, { id }: Experiment): void {
  const shown = Shown.safeParse(store.observations.find(id, OBSERVED)).data
  if (shown !== undefined)
    store.observations.put(id, { name: OBSERVED, body: { ...shown, ready: true }, at: clock.now() })
}

const isWaitedFor = (stage: Standing): boolean => stage === 'done' || LOOKED_AT.includes(stage)

interface Showing {
  readonly pullRequests: PullRequests
  readonly issue: string
  readonly experiment: Experiment
}

async function show(deps: EngineDeps, showing: Showing, signal: AbortSignal): Promise<void> {
  const { experiment } = showing
  const { data: before } = Shown.safeParse(deps.store.observations.find(experiment.id, OBSERVED))
  const isDue = before === undefined || LOOKED_AT.includes(experiment.stage) || experiment.stage === 'done'
  const commit = isDue ? await pushed(deps, experiment, before?.ready === true) : null
  if (commit === null) return
  const shown = before ?? { ref: await open(deps, showing, signal), checks: '', ready: false }
  deps.store.observations.put(experiment.id, {
    name: OBSERVED,
    body: await follow(deps, showing, { shown, commit, signal }),
    at: deps.clock.now(),
  })
}

/** Gates where a person looks, ready at the end; gives what is shown then. */
async function follow(
  deps: EngineDeps,
  { pullRequests, experiment }: Showing,
  { shown, commit, signal }: { shown: Shown; commit: string; signal: AbortSignal },
): Promise<Shown> {
  const isDone = experiment.stage === 'done'
  if (isDone && !shown.ready) await pullRequests.ready(shown.ref, signal)
  const ready = shown.ready || isDone
  const checks = checksOf(deps, experiment)
  const hash = hashOf({ commit, checks })
  if (!LOOKED_AT.includes(experiment.stage) || shown.checks === hash) return { ...shown, ready }
  await pullRequests.check({ commit, checks }, signal)
  return { ...shown, ready, checks: hash }
}

/**
 * The branch as far as its gates passed, whatever was committed since, unless a secret is in it. Null when nothing is
 * pushed. Once it was published it is pushed as it stands at the end, and at no other time.
 */
async function pushed(
  deps: EngineDeps,
  { id, study, stage }: Experiment,
  isPublished: boolean,
): Promise<string | null> {
  const { repository } = deps.study(study)
  const { head, base } = await deps.worktrees.locate(repository, id)
  const commit = stage === 'done' ? head : isPublished ? null : passedCommit(deps.store, id)
  if (commit === null) return null
  const { text, truncated } = await deps.worktrees.compare(repository, base, commit)
  if (truncated || deps.mask(text) !== text) {
    const found = truncated ? 'it is too large to be looked through' : 'it holds what looks like a secret'
    deps.log.warn({ experiment: id, event: 'pull.withheld', found }, 'the branch is not pushed yet')
    return null
  }
  await deps.worktrees.push(repository, [{ ref: `refs/heads/hooke/${id}`, commit }])
  return commit
}

/**
 * The newest commit of a role that the gates let pass. What was written after it nobody judged: it does not leave this
 * computer.
 */
function passedCommit(store: EngineDeps['store'], id: Experiment['id']): string | null {
  const state: { written: string | null; passed: string | null } = { written: null, passed: null }
  for (const { event } of store.events.list(id)) {
    if (event.type === 'code.written' || event.type === 'tests.written')
      state.written = String(event['commit'])
    if (event.type === 'gates.passed' && JUDGED.includes(String(event['at']))) state.passed = state.written
  }
  return state.passed
}

/** Where the gates judge what was written. */
const JUDGED: readonly string[] = ['implementing', 'testing']

async function open(
  deps: EngineDeps,
  { pullRequests, issue, experiment }: Showing,
  signal: AbortSignal,
): Promise<string> {
  const { id, title, brief, study } = experiment
  const { mergeTarget } = deps.study(study).repository
  const body = deps.mask(outward(brief))
  const request = {
    branch: `hooke/${id}`,
    base: mergeTarget,
    title: deps.mask(`${id}: ${title}`),
    body,
    issue,
  }
  const { ref, url } = await pullRequests.open(request, signal)
  deps.log.info({ experiment: id, event: 'pull.opened', ref, url }, 'the pull request is there')
  return ref
}

/** The gates as they last judged, for those who look at the pull request. */
export function checksOf({ store, mask }: EngineDeps, { id }: Experiment): readonly Check[] {
  return store.gateRuns.latest(id).map(({ gate, verdict, reasons, atStage }) => ({
    name: gate,
    verdict,
    summary: mask(outward(reasons.length === 0 ? `after ${atStage}` : reasons.join('; '))),
  }))
}
