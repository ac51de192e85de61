import type { ListedIssue } from '../../domain/issue.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'

/** Where the work is over for the machine, a closed issue says nothing new. */
const ENDED: readonly Experiment['stage'][] = ['done', 'cancelled', 'failed', 'publishing']
const CLOSED = 'its issue was closed'

/**
 * A person moved the issue (T-3): the move stands and becomes an event, in the commit it is called in. One that was
 * closed pauses the experiment, since closing may be a slip and a pause loses nothing; one that is opened again goes on.
 */
export function noteMove(
  { store, clock, deliver }: Pick<EngineDeps, 'store' | 'clock' | 'deliver'>,
  { id }: Pick<Experiment, 'id'>,
  issue: ListedIssue,
): void {
  const experiment = store.experiments.get(id)
  store.trackerLinks.setSeen(id, issue.status)
  const who = `somebody in ${issue.tracker}`
  store.feed.append({
    experiment: id,
    kind: 'issue',
    body: { ref: issue.ref, status: issue.status, state: issue.state, by: who },
    at: clock.now(),
  })
  const key = `tracker/${issue.tracker}/${issue.id}/${issue.status}/${experiment.version}`
  if (issue.state !== 'open' && !ENDED.includes(experiment.stage) && experiment.stage !== 'paused') {
    const reason = `${CLOSED} in ${issue.tracker} (${issue.ref}: ${issue.status})`
    deliver(id, { key, event: { type: 'experiment.paused', by: who, reason }, actor: who })
  } else if (issue.state === 'open' && experiment.stage === 'paused' && isOurPause(experiment.reason)) {
    deliver(id, { key, event: { type: 'experiment.resumed', by: who }, actor: who })
  }
}

function isOurPause(reason: string | null): boolean {
  return reason?.includes(CLOSED) === true
}

/** The issue is gone: nothing is shown there any more, and it is never made again; the work waits for a person (row 62). */
export function noteGone(
  { store, clock, deliver }: Pick<EngineDeps, 'store' | 'clock' | 'deliver'>,
  { id }: Pick<Experiment, 'id'>,
  tracker: string,
): void {
  const link = store.trackerLinks.find(id)
  if (link === undefined || link.gone !== null) return
  store.trackerLinks.setGone(id, 'deleted')
  const who = `somebody in ${tracker}`
  store.feed.append({ experiment: id, kind: 'issue', body: { gone: true, by: who }, at: clock.now() })
  const { stage } = store.experiments.get(id)
  if (ENDED.includes(stage) || stage === 'paused') return
  const reason = `its issue was deleted in ${tracker}; hooke resume goes on without one`
  const event = { type: 'experiment.paused' as const, by: who, reason }
  deliver(id, { key: `tracker/${tracker}/${link.issueId}/gone`, event, actor: who })
}
