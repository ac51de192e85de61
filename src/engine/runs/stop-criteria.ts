import type { Plan } from '../../domain/plan.ts'
import type { MetricPoint } from '../../domain/run.ts'

export type StopCriterion = Plan['stopCriteria'][number]

export interface StopHit {
  readonly criterion: StopCriterion
  readonly reason: string
}

/** The first stop criterion of the plan that a run's numbers meet (C-17), or null. */
export function stopHitOf(
  criteria: readonly StopCriterion[],
  seen: { readonly points: readonly MetricPoint[]; readonly notFinite: readonly string[] },
): StopHit | null {
  for (const criterion of criteria) {
    const found = meets(criterion, seen)
    if (found !== null) return { criterion, reason: `${found}; planned stop: ${criterion.because}` }
  }
  return null
}

function meets(
  { metric, rule, value }: StopCriterion,
  { points, notFinite }: { readonly points: readonly MetricPoint[]; readonly notFinite: readonly string[] },
): string | null {
  if (rule === 'not-finite') return notFinite.includes(metric) ? `${metric} is NaN or infinite` : null
  const hit = points.find(
    (point) => point.name === metric && (rule === 'above' ? point.value > value : point.value < value),
  )
  if (hit === undefined) return null
  const where = hit.step === null ? '' : ` at step ${hit.step}`
  return `${metric} is ${hit.value}${where}, ${rule} ${value}`
}
