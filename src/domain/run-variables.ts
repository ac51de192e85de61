import type { RunId } from './ids.ts'

/** Experiment, condition and seed of a run, read from its id. */
export function partsOf(run: RunId): {
  readonly experiment: string
  readonly condition: string
  readonly seed: string
} {
  const [experiment = '', condition = '', seed = ''] = run.split('.')
  return { experiment, condition, seed: seed.slice(1) }
}

/** The variables every run finds, in any language and on any host (C-9). */
export function runVariables(run: RunId, folder: string): Readonly<Record<string, string>> {
  const { experiment, condition, seed } = partsOf(run)
  return {
    HOOKE_RUN_DIR: folder,
    HOOKE_RUN_ID: run,
    HOOKE_EXPERIMENT: experiment,
    HOOKE_CONDITION: condition,
    HOOKE_SEED: seed,
  }
}
