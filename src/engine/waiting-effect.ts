import type { EffectKind } from '../domain/effect.ts'
import { CRITICS, type RoleName } from '../domain/workflow.ts'
import type { Experiment } from '../store/experiments.ts'
import type { DueEffect } from '../store/outbox.ts'
import type { Lane, Waiting } from './fair-order.ts'

export const LANE_OF = {
  'agent.run': 'agents',
  'critique.run': 'agents',
  'runs.execute': 'hardware',
  'tracker.mirror': 'tracker',
  'tracker.post': 'tracker',
  'intake.survey': 'work',
  'gates.check': 'work',
  'plan.seal': 'work',
  'smoke.run': 'work',
  'hardware.provision': 'work',
  'results.collect': 'work',
  'hardware.release': 'work',
  'statistics.compute': 'work',
  'draft.render': 'work',
  'result.publish': 'work',
  'work.stop': 'work',
} as const satisfies Record<EffectKind, Lane>
const ON_HARDWARE: readonly EffectKind[] = ['runs.execute', 'smoke.run']
const LETS_GO: readonly EffectKind[] = ['work.stop', 'hardware.release']

/** An effect that is due, as the choice of who goes next sees it. */
export function waitingOf(
  { kind, role, version, attempt, ...row }: DueEffect,
  computeOf: (experiment: Pick<Experiment, 'id' | 'study'>) => string | null = () => null,
): Waiting {
  return {
    ...row,
    lane: LANE_OF[kind],
    roles: kind === 'critique.run' ? READERS : role === null ? [] : [role],
    compute: ON_HARDWARE.includes(kind) ? computeOf({ id: row.experiment, study: row.study }) : null,
    isNew: version === 0 && attempt === 0,
    letsGo: LETS_GO.includes(kind),
  }
}

const READERS: readonly RoleName[] = ['fact-checker', ...CRITICS]
