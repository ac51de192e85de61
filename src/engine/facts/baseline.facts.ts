import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import { baselineOf, type Condition, type Plan, resolvedConfig } from '../../domain/plan.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { ClaimWeight } from '../../record/claims.ts'
import { claimWeight } from '../claim-weight.ts'
import type { EngineDeps } from '../deps.ts'
import { sealedPlanOf } from '../plans.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { storedConfig } from './setups.ts'

/** Observation on the experiment a study's baseline stands on: which of its conditions is the reference case. */
export const BASELINE_CONDITION = 'baseline-condition'
const Marked = z.object({ condition: z.string() })

/** At the plan: its baseline condition beside the study's. At publishing: what the result would do to the baseline. */
export const gatherBaseline: Gather<'baseline'> = (deps, context) =>
  Promise.resolve(context.at === 'publishing' ? atPublish(deps, context) : atPlan(deps, context))

function atPlan(deps: EngineDeps, context: GateContext): FactsOf['baseline'] {
  const { plan } = judgedPlanOf(deps, context)
  const marked = baselineOf(plan)
  const id = deps.store.studies.find(context.experiment.study)?.baseline ?? null
  return {
    at: 'plan',
    current: id === null ? null : currentBaseline(deps, id),
    planned: marked === undefined ? null : resolvedConfig(plan, marked),
    axisKeys: [plan.axis.key, ...plan.axis.interactionOf],
    divergences: plan.divergences,
  }
}

function currentBaseline(
  deps: EngineDeps,
  id: ExperimentId,
): Extract<FactsOf['baseline'], { at: 'plan' }>['current'] {
  const plan = sealedPlanOf(deps, id)
  const condition = referenceCondition(deps, id, plan)
  if (condition !== undefined) return { experiment: id, config: storedConfig(deps, id, { plan, condition }) }
  throw new HookeError('record.incomplete', `the baseline ${id} of the study has no reference condition`)
}

/** As a person marked it; else the condition that the planned test of the primary metric favours; else the plan's own. */
function referenceCondition({ store }: EngineDeps, id: ExperimentId, plan: Plan): Condition | undefined {
  const marked = Marked.optional().parse(store.observations.find(id, BASELINE_CONDITION))
  const comparisons = store.statistics.find(id)?.statistics.comparisons ?? []
  const better = comparisons.find(
    ({ metric, favours }) => metric === plan.metrics.primary.name && favours === 'condition',
  )
  const name = marked?.condition ?? better?.condition
  return plan.conditions.find((one) => one.name === name) ?? baselineOf(plan)
}

function atPublish(deps: EngineDeps, { experiment }: GateContext): FactsOf['baseline'] {
  return { at: 'publish', move: null, weight: WEIGHTS[weightOf(deps, experiment)] }
}

const WEIGHTS: Readonly<Record<ClaimWeight, Extract<FactsOf['baseline'], { at: 'publish' }>['weight']>> = {
  open: 'exploratory',
  exploratory: 'exploratory',
  replicated: 'replicated',
  stable: 'stable',
  contested: 'contested',
  refuted: 'contested',
}

/** Of the claim that the result bears on, from all stored evidence. */
function weightOf({ store }: EngineDeps, { id, study }: GateContext['experiment']): ClaimWeight {
  const claim = store.claimEvidence.ofExperiment(id)[0]?.claim
  if (claim === undefined) return 'open'
  return claimWeight(store, study, claim)
}
