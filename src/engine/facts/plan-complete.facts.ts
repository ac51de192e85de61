import { JsonRecord } from '../../domain/plan.ts'
import { approvedSiblings } from './siblings.ts'
import type { Gather } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { capsOf } from './money-left.ts'

/** The newest plan against what the study asks and may still spend. */
export const gatherPlanComplete: Gather<'plan-complete'> = (deps, context) => {
  const { experiment } = context
  const left = capsOf(deps, experiment).map(({ capUsd, spentUsd }) => capUsd - spentUsd)
  const tested = approvedSiblings(deps, experiment)
    .map(({ plan }) => plan.axis)
    .filter(({ interactionOf }) => interactionOf.length === 0)
  return Promise.resolve({
    plan: JsonRecord.parse(judgedPlanOf(deps, context).plan),
    study: { minimumSeeds: deps.study(experiment.study).minimumSeeds, remainingUsd: Math.min(...left) },
    computes: Object.keys(deps.drivers),
    testedAxes: tested.map(({ key }) => key),
  })
}
