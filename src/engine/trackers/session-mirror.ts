import { HookeError } from '../../domain/errors.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { TrackerSession } from '../../store/tracker-sessions.ts'
import type { EngineDeps } from '../deps.ts'
import type { Projection } from './projection.ts'
import { activityOf, stepsOf } from './session-words.ts'

type Deps = Pick<EngineDeps, 'store' | 'publicUrl' | 'mask' | 'log'>

/**
 * Says once for each stage in the agent session of the issue where the experiment stands (T-7), with the whole path.
 * Gives the session in which it was said; null where there is none, or nothing new.
 */
export async function sayStage(
  deps: Deps,
  { tracker, link }: Projection,
  { experiment, signal }: { readonly experiment: Experiment; readonly signal: AbortSignal },
): Promise<TrackerSession | null> {
  const { agentSessions } = tracker
  if (agentSessions === undefined || link === undefined) return null
  const session = deps.store.trackerSessions.ofIssue(link.tracker, link.issueId)
  if (session === undefined || session.saidVisit >= experiment.visit) return null
  const plan = stepsOf(experiment)
  const saying = {
    key: `${experiment.id}/${experiment.visit}`,
    session: session.session,
    activity: activityOf(deps, experiment),
    ...(plan === undefined ? {} : { plan }),
  }
  try {
    await agentSessions.say(saying, signal)
    return session
  } catch (error) {
    // a session that is gone or closed to us says no more; the issue is shown all the same
    if (!(error instanceof HookeError) || error.retryable) throw error
    deps.log.warn(
      { experiment: experiment.id, session: session.session, reason: error.message },
      'session not told',
    )
  }
  return null
}
