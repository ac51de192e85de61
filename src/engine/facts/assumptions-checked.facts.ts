import type { Gather } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'

/** What the plan rests on, and what was found about it for this very version. */
export const gatherAssumptionsChecked: Gather<'assumptions-checked'> = (deps, context) => {
  const { plan, version } = judgedPlanOf(deps, context)
  return Promise.resolve({
    assumptions: plan.assumptions.map(({ id, text }) => ({ id, text })),
    checks: deps.store.factChecks
      .list(context.experiment.id, version)
      .map(({ assumption, verdict, source, acceptedBy }) => ({ assumption, verdict, source, acceptedBy })),
  })
}
