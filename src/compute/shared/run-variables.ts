import { RUN_DIR, type RunSpec } from '../driver.ts'
import type { RunId } from '../../domain/ids.ts'

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

/** argv and environment of a run once its folder is known. */
export function placed(
  spec: RunSpec,
  folder: string,
): { readonly argv: readonly string[]; readonly environment: Readonly<Record<string, string>> } {
  const place = (text: string) => text.replaceAll(RUN_DIR, () => folder)
  const given = Object.entries(spec.environment).map(([name, value]) => [name, place(value)] as const)
  return {
    argv: spec.argv.map(place),
    environment: { ...Object.fromEntries(given), ...runVariables(spec.run, folder) },
  }
}
