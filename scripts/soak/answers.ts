import type { Effect, EffectKind } from '../../src/domain/effect.ts'
import type { ExperimentEvent } from '../../src/domain/events.ts'
import type { EffectContext, Handlers, Outcome } from '../../src/engine/handler.ts'
import type { Experiment } from '../../src/store/experiments.ts'

export const HASH = 'a'.repeat(64)

/** Throws the dice for answers that send an experiment round a loop. */
export interface Trouble {
  readonly chance: (share: number) => boolean
}

type RoleEvents = Readonly<Record<string, ExperimentEvent>>
const OF_ROLES: RoleEvents = {
  clarifier: { type: 'questions.asked', blocking: 1 },
  planner: { type: 'plan.drafted', version: 1, hash: HASH },
  implementer: { type: 'code.written', commit: 'c1' },
  tester: { type: 'tests.written', commit: 'c2' },
  experimenter: { type: 'diagnosis.made', action: 'continue', run: '', reason: 'it settles' },
  verifier: { type: 'results.verified', missing: 0 },
  analyzer: { type: 'result.drafted', version: 1 },
  'follow-up-designer': { type: 'followups.proposed', count: 1 },
}

type Answers = {
  readonly [Kind in EffectKind]: (
    context: EffectContext & { readonly effect: Extract<Effect, { kind: Kind }> },
    trouble: Trouble,
  ) => ExperimentEvent | null
}

const ANSWERS: Answers = {
  'tracker.post': () => null,
  'intake.survey': () => ({ type: 'issue.surveyed', nearDuplicate: null }),
  'agent.run': ({ effect: { role } }, trouble) => {
    if (role === 'code-reviewer') return { type: 'code.reviewed', verdict: verdictOf(trouble) }
    if (role === 'auditor') return { type: 'result.audited', verdict: verdictOf(trouble) }
    return OF_ROLES[role] ?? null
  },
  'critique.run': (_, trouble) => ({ type: 'critique.settled', verdict: verdictOf(trouble), findings: 1 }),
  'gates.check': ({ effect: { at } }, { chance }) =>
    chance(0.1)
      ? { type: 'gates.refused', at, gates: ['secrets'], reasons: ['a reason to go round'] }
      : { type: 'gates.passed', at },
  'plan.seal': () => ({ type: 'plan.sealed', hash: HASH }),
  'smoke.run': (_, { chance }) => ({ type: 'smoke.settled', ok: !chance(0.05), reason: 'it fell over' }),
  'hardware.provision': ({ experiment: { id } }) => ({ type: 'hardware.ready', lease: `${id}.lease.1` }),
  'runs.execute': (_, { chance }) => {
    const outcome = chance(0.05) ? 'infra' : 'ok'
    return { type: 'runs.settled', outcome, reason: 'a card fell off' }
  },
  'results.collect': () => ({ type: 'results.collected' }),
  'hardware.release': () => ({ type: 'hardware.released' }),
  'statistics.compute': () => ({ type: 'statistics.computed' }),
  'draft.render': () => ({ type: 'draft.rendered', hash: HASH }),
  'result.publish': ({ experiment: { id } }) => ({ type: 'result.published', tag: `hooke/${id}` }),
  'work.stop': () => null,
  'tracker.mirror': () => null,
}

function verdictOf({ chance }: Trouble): 'approve' | 'revise' {
  return chance(0.1) ? 'revise' : 'approve'
}

/** Every effect answers at once; some answers send the experiment round a loop. */
export function answeringAtOnce(trouble: Trouble): Handlers {
  const handle = (context: EffectContext): Promise<Outcome> => {
    const answer = ANSWERS[context.effect.kind] as Answers['intake.survey']
    return Promise.resolve({ event: answer(context as Parameters<typeof answer>[0], trouble) })
  }
  return new Proxy({}, { get: () => handle }) as Handlers
}

/** What a person says at each gate, in time. */
export function decisionOn(
  { stage, reason }: Pick<Experiment, 'stage' | 'reason'>,
  { chance }: Trouble,
): ExperimentEvent {
  const by = 'ada'
  if (stage === 'clarifying') return { type: 'questions.answered', by }
  if (stage === 'awaitingPlanApproval')
    return chance(0.1)
      ? { type: 'decision.deferred', by, until: 0, forMs: 60_000 }
      : { type: 'plan.approved', by, hash: HASH }
  if (stage === 'awaitingResultApproval')
    return { type: 'result.approved', by, hash: HASH, followUps: [], merge: true }
  if (reason !== null && chance(0.2)) return { type: 'experiment.cancelled', by, reason: 'enough' }
  return { type: 'experiment.retried', by, from: null }
}
