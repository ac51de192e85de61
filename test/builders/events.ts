import type { ExperimentEvent } from '../../src/domain/events.ts'
import { ExperimentId } from '../../src/domain/ids.ts'
import { begin, freeze, type Step, step, thaw } from '../../src/state-machines/step.ts'

export const id = ExperimentId.parse('BANDIT-002')
export const hash = 'a'.repeat(64)
export const limits = {
  planRounds: 3,
  reviewRounds: 3,
  testRounds: 3,
  auditRounds: 3,
  refusals: 3,
  infraRetries: 3,
}

/** The events of an uneventful experiment on the `full` track, each named by what it leads to. */
export const uneventful: readonly ExperimentEvent[] = [
  { type: 'issue.surveyed', nearDuplicate: null },
  { type: 'questions.asked', blocking: 1 },
  { type: 'questions.answered', by: 'ada' },
  { type: 'plan.drafted', version: 1, hash },
  { type: 'gates.passed', at: 'planning' },
  { type: 'critique.settled', verdict: 'approve', findings: 0 },
  { type: 'plan.approved', by: 'ada', hash },
  { type: 'gates.passed', at: 'awaitingPlanApproval' },
  { type: 'plan.sealed', hash },
  { type: 'code.written', commit: 'c1' },
  { type: 'gates.passed', at: 'implementing' },
  { type: 'code.reviewed', verdict: 'approve' },
  { type: 'gates.passed', at: 'reviewing' },
  { type: 'tests.written', commit: 'c2' },
  { type: 'smoke.settled', ok: true, reason: '' },
  { type: 'gates.passed', at: 'testing' },
  { type: 'hardware.ready', lease: 'BANDIT-002.lease.1' },
  { type: 'gates.passed', at: 'provisioning' },
  { type: 'runs.settled', outcome: 'ok', reason: '' },
  { type: 'gates.passed', at: 'running' },
  { type: 'results.collected' },
  { type: 'results.verified', missing: 0 },
  { type: 'gates.passed', at: 'verifying' },
  { type: 'hardware.released' },
  { type: 'gates.passed', at: 'released' },
  { type: 'statistics.computed' },
  { type: 'result.drafted', version: 1 },
  { type: 'draft.rendered', hash },
  { type: 'gates.passed', at: 'analyzing' },
  { type: 'result.audited', verdict: 'approve' },
  { type: 'followups.proposed', count: 1 },
  { type: 'result.approved', by: 'ada', hash, followUps: [1], merge: true },
  { type: 'gates.passed', at: 'awaitingResultApproval' },
  { type: 'result.published', tag: 'hooke/BANDIT-002' },
  { type: 'gates.passed', at: 'publishing' },
]

/** The uneventful events up to the one that enters `stage`, that one included. */
export function upTo(stage: string): readonly ExperimentEvent[] {
  const found = uneventful.findIndex((_, i) => stageOf(alongUneventful(i + 1)) === stage)
  return uneventful.slice(0, found + 1)
}

/** Plays events through a freeze and a thaw at every step, as the daemon does. */
export function play(...events: readonly ExperimentEvent[]): Step {
  const differs = events.findIndex((event, i) => event !== uneventful[i])
  const shared = differs < 0 ? events.length : differs
  return events.slice(shared).reduce(next, alongUneventful(shared))
}

const next = (done: Step, event: ExperimentEvent): Step => step(thaw(freeze(done.state)), event)

/** Most courses begin alike: each step of the uneventful one is played once. */
const played: Step[] = []

function alongUneventful(count: number): Step {
  if (played.length === 0) played.push(begin({ id, kind: 'experiment', track: 'full', limits }))
  for (const event of uneventful.slice(played.length - 1, count)) played.push(next(played.at(-1)!, event))
  return played[count]!
}

function stageOf({ state: { value } }: Step): string {
  if (typeof value === 'string') return value
  return Object.keys(value['active']).join()
}
