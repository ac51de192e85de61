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

/** The control of each experiment whose runs are supervised now. */
export interface RunControls {
  /** A new one, which takes the place of an earlier one. */
  open(experiment: string): RunControl
  find(experiment: string): RunControl | undefined
}

export function createRunControls(): RunControls {
  const open = new Map<string, RunControl>()
  return {
    open(experiment) {
      const control = createRunControl()
      open.set(experiment, control)
      return control
    },
    find: (experiment) => open.get(experiment),
  }
}
