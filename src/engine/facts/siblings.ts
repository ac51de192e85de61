import type { ExperimentId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'

export interface ApprovedSibling {
  readonly experiment: ExperimentId
  readonly plan: Plan
}

/** Experiments of the study whose approved result stands, newest first. */
export function approvedSiblings(
  { store }: Pick<EngineDeps, 'store'>,
  { id, study }: Experiment,
): readonly ApprovedSibling[] {
  return store.results
    .ofStudy(study)
    .filter(({ experiment, retractedAt }) => experiment !== id && retractedAt === null)
    .flatMap(({ experiment }) => {
      const plan = store.plans.sealed(experiment)?.plan
      return plan === undefined ? [] : [{ experiment, plan }]
    })
}

/** Whether two plans share a metric or a data set: then they must be comparable. */
export function sharesMeasure(a: Plan, b: Plan): boolean {
  const theirs = new Set(measuresOf(b))
  return measuresOf(a).some((each) => theirs.has(each))
}

function measuresOf({ metrics, data }: Plan): readonly string[] {
  return [
    ...[metrics.primary, ...metrics.secondary].map(({ name }) => `metric ${name}`),
    ...data.flatMap(({ name, sha256 }) => [`data ${name}`, `bytes ${sha256}`]),
  ]
}
