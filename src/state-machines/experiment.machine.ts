import { freshContext } from './context.ts'
import { analyzing } from './stages/analyzing.ts'
import { auditing } from './stages/auditing.ts'
import { awaitingPlanApproval } from './stages/awaiting-plan-approval.ts'
import { awaitingResultApproval } from './stages/awaiting-result-approval.ts'
import { blocked } from './stages/blocked.ts'
import { cancelled } from './stages/cancelled.ts'
import { clarifying } from './stages/clarifying.ts'
import { critiquing } from './stages/critiquing.ts'
import { done } from './stages/done.ts'
import { failed } from './stages/failed.ts'
import { implementing } from './stages/implementing.ts'
import { intake } from './stages/intake.ts'
import { paused } from './stages/paused.ts'
import { planning } from './stages/planning.ts'
import { proposing } from './stages/proposing.ts'
import { provisioning } from './stages/provisioning.ts'
import { publishing } from './stages/publishing.ts'
import { reviewing } from './stages/reviewing.ts'
import { running } from './stages/running.ts'
import { testing } from './stages/testing.ts'
import { verifying } from './stages/verifying.ts'
import { retriesWhileActive } from './retries.ts'
import { workflow } from './vocabulary.ts'

/** Raised by one when a stage, a substage or the context changes its shape (E-9). */
export const MACHINE_VERSION = 1

/** The `full` track of docs/workflow.md, stage by stage, in the same order. */
export const experimentMachine = workflow.createMachine({
  id: 'experiment',
  context: ({ input }) => freshContext(input),
  initial: 'active',
  options: { maxIterations: 100 },
  states: {
    active: {
      id: 'active',
      meta: { doc: 'The workflow.', turn: 'daemon' },
      initial: 'intake',
      on: {
        ...retriesWhileActive,
        'gate.skipped': { actions: 'hear' },
        'agent.gaveUp': { target: '#blocked', actions: 'keepReason' },
        'effect.failed': { target: '#blocked', actions: 'keepReason' },
        'experiment.paused': { target: '#paused', actions: 'keepReason' },
        'experiment.cancelled': { target: '#cancelled', actions: 'keepReason' },
      },
      states: {
        'where-it-stood': { type: 'history', history: 'deep' },
        intake,
        clarifying,
        planning,
        critiquing,
        awaitingPlanApproval,
        implementing,
        reviewing,
        testing,
        provisioning,
        running,
        verifying,
        analyzing,
        auditing,
        proposing,
        awaitingResultApproval,
        publishing,
      },
    },
    done,
    blocked,
    paused,
    cancelled,
    failed,
  },
})
