/** Milliseconds that `work` took. */
export function timed(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The value below which `share` of the values lie; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Ratios of one pair of measurements each, as text: the median decides, the least tells the noise. */
export function renderRatios(ratios: readonly number[]): string {
  return `${median(ratios).toFixed(2)} × (min ${Math.min(...ratios).toFixed(2)})`
}

export function perSecond(count: number, milliseconds: number): number {
  return (count / milliseconds) * 1000
}

export function renderRate(rates: readonly number[]): string {
  return `${Math.round(median(rates)).toLocaleString('en')}/s`
}
