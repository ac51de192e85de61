/** Memory after a number of steps, after a full collection of garbage. */
export interface Sample {
  readonly steps: number
  readonly heapMb: number
  readonly residentMb: number
}

export interface Flatness {
  readonly isFlat: boolean
  /** How far the last third is from the first third after the warm-up, as a share. */
  readonly change: number
}

const WARM_UP = 0.2
const LIMIT = 0.1

/** Whether a measure stays within ±10 % from the end of the warm-up on: thirds are compared, so that no single sample decides. */
export function flatness(samples: readonly Sample[], measure: 'heapMb' | 'residentMb'): Flatness {
  const last = samples.at(-1)?.steps ?? 0
  const warm = samples.filter(({ steps }) => steps >= last * WARM_UP).map((sample) => sample[measure])
  const third = Math.floor(warm.length / 3)
  if (third === 0) throw new Error(`${samples.length} samples are too few to judge`)
  const change = median(warm.slice(-third)) / median(warm.slice(0, third)) - 1
  return { isFlat: Math.abs(change) <= LIMIT, change }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
