import type { TrackerStatus } from '../../domain/issue.ts'
import type { Standing } from '../../domain/workflow.ts'
import type { EarlierTry } from '../../lib/create-once.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'

/** What an issue's status shows for each stage, in the words of the embedded tracker (T-4). */
export const STATUS_OF: Readonly<Record<Standing, TrackerStatus>> = {
  intake: 'planning',
  clarifying: 'needs you',
  planning: 'planning',
  critiquing: 'planning',
  awaitingPlanApproval: 'needs you',
  implementing: 'in progress',
  reviewing: 'in progress',
  testing: 'in progress',
  provisioning: 'in progress',
  running: 'running',
  verifying: 'running',
  analyzing: 'in review',
  auditing: 'in review',
  proposing: 'in review',
  awaitingResultApproval: 'needs you',
  publishing: 'in review',
  done: 'done',
  blocked: 'blocked',
  paused: 'paused',
  cancelled: 'cancelled',
  failed: 'failed',
}

/** Shows the stage on the issue: status, and the one comment that is edited in place (T-1). */
export function mirrorTracker(deps: EngineDeps): Handle<'tracker.mirror'> {
  return async ({ experiment, key, earlier, signal }) => {
    if (experiment.issue === null) return { event: null }
    const to = STATUS_OF[experiment.stage]
    await deps.tracker.show(
      {
        issue: experiment.issue,
        // publishing sets the last status itself, and the gate `published` reads it back
        ...(experiment.stage === 'publishing' ? {} : { status: { to, seen: null, tried: [] } }),
        comment: { body: deps.mask(statusText(deps, experiment)), id: null },
        earlier: earlier ?? earlierStage(deps, experiment, key),
      },
      signal,
    )
    return { event: null }
  }
}

/** Only the first of an experiment cannot have been sent before: a later one may follow one that was never heard of. */
function earlierStage(
  { clock }: EngineDeps,
  { id, createdAt }: Experiment,
  key: string,
): EarlierTry | undefined {
  return key.startsWith(`${id}/0/`) ? undefined : { since: createdAt, endedBy: clock.steady() }
}

function statusText({ store }: EngineDeps, experiment: Experiment): string {
  const { id, stage, waitingFor, reason, brief } = experiment
  const counts = store.runs.counts(id)
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return [
    `**${id}** · ${stage}${waitingFor === null ? '' : ` · waiting for ${waitingFor}`}`,
    brief,
    total > 0 ? `Runs: ${counts.ok ?? 0} of ${total} ended well.` : '',
    reason === null ? '' : `Why: ${reason}`,
    `<!-- hooke:status v1 key=${id} -->`,
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}
