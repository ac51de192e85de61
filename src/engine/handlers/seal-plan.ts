import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'

/** Pre-registration (P-5): hash, time and person of the approval that was given. */
export function sealPlan({ store, clock }: EngineDeps): Handle<'plan.seal'> {
  return ({ experiment, effect: { hash } }) => {
    const approval = store.approvals
      .list(experiment.id)
      .findLast((row) => row.what === 'plan' && row.decision === 'approve' && row.hash === hash)
    const by = approval?.by ?? experiment.waitingFor ?? experiment.createdBy
    const at = approval?.at ?? clock.now()
    return Promise.resolve({
      event: { type: 'plan.sealed', hash },
      rows: () => void store.plans.seal({ experiment: experiment.id, hash, by, at }),
    })
  }
}
