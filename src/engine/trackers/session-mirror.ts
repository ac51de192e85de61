import { HookeError } from '../../domain/errors.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { TrackerSession } from '../../store/tracker-sessions.ts'
import type { Saying } from '../../trackers/agent-sessions.ts'
import type { EngineDeps } from '../deps.ts'
import type { Projection } from './projection.ts'
import { activityOf, stepsOf } from './session-words.ts'

type Deps = Pick<EngineDeps, 'store' | 'publicUrl' | 'mask' | 'log'>

export interface StageSaid {
  readonly session: TrackerSession
  readonly saying: Saying
}

/**
 * What is to be said in the agent session of the issue, once for each stage: where the experiment stands (T-7), with the
 * whole path. Null where there is no session, or nothing new.
 */
export function sayingOf(
  deps: Deps,
  { tracker, link }: Projection,
  experiment: Experiment,
): StageSaid | null {
  if (tracker.agentSessions === undefined || link === undefined) return null
  const session = deps.store.trackerSessions.ofIssue(link.tracker, link.issueId)
  if (session === undefined || session.saidVisit >= experiment.visit) return null
  const plan = stepsOf(experiment)
  const saying = {
    key: `${experiment.id}/${experiment.visit}`,
    session: session.session,
    activity: activityOf(deps, experiment),
    ...(plan === undefined ? {} : { plan }),
  }
  return { session, saying }
}

/** Says it by itself. Gives the session in which it was said; null where there is none, or nothing new. */
export async function sayStage(
  deps: Deps,
  place: Projection,
  { experiment, signal }: { readonly experiment: Experiment; readonly signal: AbortSignal },
): Promise<TrackerSession | null> {
  const said = sayingOf(deps, place, experiment)
  if (said === null) return null
  try {
    await place.tracker.agentSessions?.say(said.saying, signal)
    return said.session
  } catch (error) {
    if (!(error instanceof HookeError) || error.retryable) throw error
    noteUnsaid(deps, said, error.message)
    return null
  }
}

/** A session that is gone or closed to us says no more; the issue is shown all the same. */
export function noteUnsaid({ log }: Deps, { session, saying }: StageSaid, reason: string): void {
  log.warn(
    { event: 'tracker.session', session: session.session, said: saying.key, reason },
    'session not told',
  )
}
