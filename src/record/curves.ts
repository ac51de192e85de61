import type { MetricPoint } from '../domain/run.ts'
import type { ResultStatistics } from '../domain/statistics.ts'
import { spreadOf } from './sample.ts'

type CurvePoint = ResultStatistics['curves'][number]

const LONGEST_CURVE = 100

/**
 * Mean and Student-t interval per step over the runs of one condition. A step that some run did not report has a
 * smaller n. Long curves keep at most 100 steps, evenly spaced by position, the first and the last among them.
 */
export function curvesOf(
  runs: readonly (readonly MetricPoint[])[],
  { metric, condition, level }: { metric: string; condition: string; level: number },
): readonly CurvePoint[] {
  const steps = new Map<number, number[]>()
  for (const { name, step, value } of runs.flat()) {
    if (name !== metric || step === null || !Number.isFinite(value)) continue
    steps.set(step, [...(steps.get(step) ?? []), value])
  }
  return thinned([...steps].sort(([a], [b]) => a - b)).map(([step, sample]) => {
    const { n, mean, low, high } = spreadOf(sample, level)
    return { condition, metric, step, n, mean, low, high }
  })
}

function thinned<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= LONGEST_CURVE) return items
  const stride = (items.length - 1) / (LONGEST_CURVE - 1)
  const kept = new Set(Array.from({ length: LONGEST_CURVE }, (_, index) => Math.round(index * stride)))
  return items.filter((_, index) => kept.has(index))
}
