import type { ExperimentEvent } from '../../src/domain/events.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { FollowUps } from '../../src/domain/outputs.ts'
import type { Standing } from '../../src/domain/workflow.ts'
import type { Store } from '../../src/store/store.ts'

export const MINUTE = 60_000

export interface Lab {
  readonly store: Store
  readonly folder: string
  readonly now: number
}

interface Told {
  readonly id: ExperimentId
  /** Minutes before now. */
  readonly ago: number
  readonly to: Standing
  readonly event: ExperimentEvent
  readonly actor: string
}

function tell({ store, now }: Lab, { id, ago, to, event, actor }: Told): void {
  const row = store.experiments.get(id)
  const at = now - ago * MINUTE
  store.events.append({
    experiment: id,
    key: `${id}/${row.visit}`,
    event,
    from: row.stage,
    to,
    toSubstage: '',
    actor,
    at,
  })
  const next = {
    stage: to,
    stageSince: to === row.stage ? row.stageSince : at,
    visit: row.visit + 1,
    updatedAt: at,
  }
  store.experiments.save({ ...row, ...next })
}

export const HASH = 'a3f2c1d9'.padEnd(64, '4')
type Step = readonly [number, Standing, ExperimentEvent, string]
export const PLANNED: readonly Step[] = [
  [190, 'clarifying', { type: 'issue.surveyed', nearDuplicate: null }, 'hooke'],
  [188, 'planning', { type: 'questions.asked', blocking: 0 }, 'clarifier'],
  [181, 'critiquing', { type: 'gates.passed', at: 'planning' }, 'hooke'],
  [176, 'planning', { type: 'critique.settled', verdict: 'revise', findings: 5 }, 'critics'],
  [171, 'critiquing', { type: 'gates.passed', at: 'planning' }, 'hooke'],
  [167, 'awaitingPlanApproval', { type: 'critique.settled', verdict: 'approve', findings: 2 }, 'critics'],
]
export const RUNNING: readonly Step[] = [
  [160, 'awaitingPlanApproval', { type: 'plan.approved', by: 'Ada', hash: HASH }, 'Ada'],
  [160, 'implementing', { type: 'plan.sealed', hash: HASH }, 'hooke'],
  [148, 'reviewing', { type: 'code.written', commit: '9f31c07ab2' }, 'implementer'],
  [143, 'testing', { type: 'code.reviewed', verdict: 'approve' }, 'code-reviewer'],
  [139, 'testing', { type: 'tests.written', commit: '1be20c44d1' }, 'tester'],
  [136, 'provisioning', { type: 'smoke.settled', ok: true, reason: '' }, 'hooke'],
  [134, 'running', { type: 'hardware.ready', lease: 'local' }, 'hooke'],
]
export const CONCLUDED: readonly Step[] = [
  [90, 'verifying', { type: 'runs.settled', outcome: 'ok', reason: '' }, 'hooke'],
  [88, 'analyzing', { type: 'results.verified', missing: 0 }, 'verifier'],
  [70, 'auditing', { type: 'gates.passed', at: 'analyzing' }, 'hooke'],
  [64, 'analyzing', { type: 'result.audited', verdict: 'revise' }, 'auditor'],
  [58, 'auditing', { type: 'gates.passed', at: 'analyzing' }, 'hooke'],
  [55, 'proposing', { type: 'result.audited', verdict: 'approve' }, 'auditor'],
  [52, 'awaitingResultApproval', { type: 'followups.proposed', count: 2 }, 'follow-up-designer'],
]

export function walk(lab: Lab, id: ExperimentId, steps: readonly Step[]): void {
  for (const [ago, to, event, actor] of steps) tell(lab, { id, ago, to, event, actor })
}

export function stand(
  { store }: Lab,
  id: ExperimentId,
  at: { turn: 'human' | 'hardware' | 'nobody'; reason?: string },
): void {
  const row = store.experiments.get(id)
  store.experiments.save({
    ...row,
    turn: at.turn,
    waitingFor: at.turn === 'human' ? 'Ada' : null,
    reason: at.reason ?? null,
  })
}

export const PROPOSALS = FollowUps.parse({
  proposals: [
    {
      title: 'Does a start value of 2 beat ε-greedy in the first 500 steps?',
      changedVariable: 'start value 2 instead of 5',
      hypothesis: 'With less far to fall, the exploration at the beginning is shorter.',
      refutedBy: 'Its mean reward is not higher.',
      gpuHours: 0,
      usd: 0.4,
      ifWorks: 'a new baseline',
      ifFails: 'optimism is no help here',
    },
    {
      title: 'Does the order hold over 2,000 steps?',
      changedVariable: 'steps 2,000 instead of 500',
      hypothesis: 'The optimistic policy overtakes once exploring has stopped paying.',
      refutedBy: 'The order is the same at 2,000 steps.',
      gpuHours: 0,
      usd: 1.1,
      ifWorks: 'the horizon decides',
      ifFails: 'it does not',
    },
  ],
}).proposals
