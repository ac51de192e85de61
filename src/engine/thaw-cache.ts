import { type ExperimentState, thaw } from '../state-machines/step.ts'

/** Experiments that are stepped again and again; all others cost no heap (E-11). */
const MOST = 64

/** States as they were last frozen, found by the very text that was stored: a row that changed otherwise is thawed. */
export interface ThawCache {
  thaw(id: string, snapshot: string): ExperimentState
  keep(id: string, snapshot: string, state: ExperimentState): void
}

export function createThawCache(): ThawCache {
  const known = new Map<string, { readonly snapshot: string; readonly state: ExperimentState }>()
  return {
    thaw(id, snapshot) {
      const found = known.get(id)
      return found?.snapshot === snapshot ? found.state : thaw(snapshot)
    },
    keep(id, snapshot, state) {
      known.delete(id)
      known.set(id, { snapshot, state })
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    },
  }
}
