import type { EngineDeps } from '../deps.ts'
import { observeTestsBefore } from '../facts/index.ts'
import type { Handle } from '../handler.ts'

/**
 * Pre-registration (P-5): hash, time and person of the approval that was given. The study's tests are counted here,
 * while nobody has worked in the worktree yet.
 */
export function sealPlan(deps: EngineDeps): Handle<'plan.seal'> {
  return async ({ experiment, effect: { hash }, signal }) => {
    await observeTestsBefore(deps, experiment, signal)
    const { store, clock } = deps
    const approval = store.approvals
      .list(experiment.id)
      .findLast((row) => row.what === 'plan' && row.decision === 'approve' && row.hash === hash)
    const by = approval?.by ?? experiment.waitingFor ?? experiment.createdBy
    const at = approval?.at ?? clock.now()
    return {
      event: { type: 'plan.sealed', hash },
      rows: () => void store.plans.seal({ experiment: experiment.id, hash, by, at }),
    }
  }
}
