export interface CellStop {
  readonly condition: string
  readonly reason: string
}

/** How others reach a supervision under way: the experimenter's `stop-cell` comes in here. */
export interface RunControl {
  stopCell(stop: CellStop): void
  /** Tells of each stop, those of before included; returns how to stop listening. */
  onStop(listener: (stop: CellStop) => void): () => void
}

export function createRunControl(): RunControl {
  const stops: CellStop[] = []
  const listeners = new Set<(stop: CellStop) => void>()
  return {
    stopCell(stop) {
      stops.push(stop)
      for (const listener of listeners) listener(stop)
    },
    onStop(listener) {
      for (const stop of stops) listener(stop)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
