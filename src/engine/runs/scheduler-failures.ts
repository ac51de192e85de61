import type { SchedulerCause } from '../../compute/driver.ts'
import type { FailureClass } from './failure-catalogue.ts'

interface Route {
  readonly class: FailureClass
  readonly evidence: string
  readonly firstAction: string
}

/** Where a run goes that a scheduler ended, each cause by itself (C-4, C-12, row 45). */
export const SCHEDULER_ROUTES: Readonly<Record<SchedulerCause, Route>> = {
  'pre-empted': {
    class: 'infra',
    evidence: 'the scheduler took the machine for other work',
    firstAction: 'go on from the checkpoint that the plan names',
  },
  'node-failed': {
    class: 'infra',
    evidence: 'the machine failed under the run',
    firstAction: 'go on elsewhere, from the checkpoint that the plan names',
  },
  'launch-failed': {
    class: 'infra',
    evidence: 'the cluster could not start the job',
    firstAction: 'try again; ask the operators when it happens a second time',
  },
  'out-of-memory': {
    class: 'plan',
    evidence: 'the run needed more memory than the plan gives it',
    firstAction: 'raise memoryMb of the plan, or make the work smaller',
  },
  'time-limit': {
    class: 'plan',
    evidence: 'the run did not end within its time limit',
    firstAction: 'ask for a longer limit or less work',
  },
  'never-starts': {
    class: 'plan',
    evidence: 'the job can never start as it is asked for',
    firstAction: 'change the job options of the plan, of the study or of the compute',
  },
  'cancelled-by-admin': {
    class: 'plan',
    evidence: 'an operator of the cluster cancelled the job',
    firstAction: 'ask them why before it is started again',
  },
}

/** Ends that say nothing about the run: the same one again is no reason to give up, and a checkpoint is gone on from. */
const PASSING: readonly string[] = ['infra: pre-empted', 'infra: node-failed']

export function isPassing(signature: string | null): boolean {
  return signature !== null && PASSING.includes(signature)
}
