import { createViews } from '../../src/store/views/views.ts'
import { aStore, anExperiment } from '../../test/builders/store.ts'
import { quantile, timed } from './measure.ts'
import type { Effort, Row } from './row.ts'

/** F-7: a page of 50 of many experiments, as JSON. */
export function measureExperimentList({ listed, requests }: Effort): readonly Row[] {
  const bench = aStore()
  const { store } = bench
  try {
    store.transaction(() => {
      for (let n = 0; n < listed; n++) anExperiment(store, { createdAt: n })
    })
    const { list } = createViews(store)
    const read = (): string => JSON.stringify(list({ limit: 50 }))
    const bytes = Buffer.byteLength(read())
    const times = Array.from({ length: requests }, () => timed(read))
    const p99 = quantile(times, 0.99)
    return [
      {
        id: 'F-7',
        what: `list of 50 of ${listed.toLocaleString('en')} experiments`,
        found: `p50 ${quantile(times, 0.5).toFixed(2)} ms, ${(bytes / 1000).toFixed(1)} kB`,
        reached: `p99 ${p99.toFixed(2)} ms`,
        goal: '≤ 3 ms, ≤ 40 kB',
        ok: p99 <= 3 && bytes <= 40_000,
      },
    ]
  } finally {
    bench.remove()
  }
}
