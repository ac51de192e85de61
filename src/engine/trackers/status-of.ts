import type { TrackerStatus } from '../../domain/issue.ts'
import type { Standing } from '../../domain/workflow.ts'

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
