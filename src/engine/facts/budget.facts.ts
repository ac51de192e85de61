import { BUDGET_LEVELS } from '../../hooks/budget.gate.ts'
import type { PlanRow } from '../../store/plans.ts'
import type { EngineDeps } from '../deps.ts'
import { heldLease } from '../leases.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { accepterOf, capsOf } from './money-left.ts'

/** What was spent under each cap, and what is about to be spent. */
export const gatherBudget: Gather<'budget'> = (deps, context) => {
  const row = judgedPlanOf(deps, context)
  return Promise.resolve({
    phase: context.at === 'provisioning' ? ('start' as const) : ('approval' as const),
    caps: capsOf(deps, context.experiment).map((cap) => ({ ...cap })),
    nextUsd: nextCost(deps, context, row),
    acceptedBy: accepterOf(deps, context.experiment, row),
    levels: { ...(deps.study(context.experiment.study).budget.levels ?? BUDGET_LEVELS) },
  })
}

/** Before work the whole forecast; at the start only the hardware, because the rest of it is in the ledger by then. */
function nextCost(deps: EngineDeps, { experiment, at }: GateContext, { plan }: PlanRow): number {
  if (at !== 'provisioning') return plan.forecast.usd
  return ((heldLease(deps, experiment)?.pricePerHour ?? 0) * plan.forecast.minutes) / 60
}
