import { HookeError } from '../../domain/errors.ts'
import type { PlanRow } from '../../store/plans.ts'
import type { EngineDeps } from '../deps.ts'
import type { GateContext } from './gather.ts'

/** The plan a gate judges: the newest draft before the approval was sealed, the sealed one after. */
export function judgedPlanOf({ store }: Pick<EngineDeps, 'store'>, { experiment, at }: GateContext): PlanRow {
  const isDraft = at === 'planning' || at === 'awaitingPlanApproval'
  const row = isDraft ? store.plans.latest(experiment.id) : store.plans.sealed(experiment.id)
  if (row !== undefined) return row
  throw new HookeError('record.incomplete', `${experiment.id} has no ${isDraft ? '' : 'sealed '}plan`, {
    advice: `hooke retry ${experiment.id} --from planning`,
  })
}
