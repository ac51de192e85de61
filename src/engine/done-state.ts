import type { ExperimentEvent } from '../domain/events.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { LoopLimits } from '../state-machines/context.ts'
import { begin, type ExperimentState, step } from '../state-machines/step.ts'

/** The state an experiment has when it was published: the machine itself walks there. For what was done elsewhere. */
export function doneState(
  id: ExperimentId,
  { limits, hash }: { readonly limits: LoopLimits; readonly hash: string },
): ExperimentState {
  const first = begin({ id, kind: 'experiment', track: 'full', limits }).state
  return [...toApproval(hash), ...toDone(hash)].reduce((state, event) => step(state, event).state, first)
}

type GatesAt = Extract<ExperimentEvent, { type: 'gates.passed' }>['at']
const gates = (at: GatesAt): ExperimentEvent => ({ type: 'gates.passed', at })

function toApproval(hash: string): readonly ExperimentEvent[] {
  return [
    { type: 'issue.surveyed', nearDuplicate: null },
    { type: 'questions.asked', blocking: 0 },
    { type: 'plan.drafted', version: 1, hash },
    gates('planning'),
    { type: 'critique.settled', verdict: 'approve', findings: 0 },
    { type: 'plan.approved', by: 'import', hash },
    gates('awaitingPlanApproval'),
    { type: 'plan.sealed', hash },
  ]
}

function toDone(hash: string): readonly ExperimentEvent[] {
  return [
    { type: 'code.written', commit: '' },
    gates('implementing'),
    { type: 'code.reviewed', verdict: 'approve' },
    gates('reviewing'),
    { type: 'tests.written', commit: '' },
    { type: 'smoke.settled', ok: true, reason: '' },
    gates('testing'),
    { type: 'hardware.ready', lease: '' },
    gates('provisioning'),
    { type: 'runs.settled', outcome: 'ok', reason: '' },
    gates('running'),
    { type: 'results.collected' },
    { type: 'results.verified', missing: 0 },
    gates('verifying'),
    { type: 'hardware.released' },
    gates('released'),
    { type: 'statistics.computed' },
    { type: 'result.drafted', version: 1 },
    { type: 'draft.rendered', hash },
    gates('analyzing'),
    { type: 'result.audited', verdict: 'approve' },
    { type: 'followups.proposed', count: 0 },
    { type: 'result.approved', by: 'import', hash, followUps: [], merge: true },
    gates('awaitingResultApproval'),
    { type: 'result.published', tag: '' },
    gates('publishing'),
  ]
}
