import { RUN_DIR } from '../../compute/driver.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import { isPassing } from './scheduler-failures.ts'

/**
 * Where a run goes on whose machine was taken away or failed: `HOOKE_RESUME_FROM` names the checkpoint that the last
 * attempt that began left in its own folder, beside that of this run (C-12).
 */
export function resumption(
  { store }: Pick<EngineDeps, 'store'>,
  { checkpoint }: Plan,
  run: Run,
): Readonly<Record<string, string>> {
  if (checkpoint === undefined) return {}
  const before = store.runs
    .list(run.experiment, run.kind)
    .findLast(
      ({ condition, seed, attempt, handle }) =>
        condition === run.condition && seed === run.seed && attempt < run.attempt && handle !== null,
    )
  if (before === undefined || !isPassing(before.signature) || before.commit !== run.commit) return {}
  return { HOOKE_RESUME_FROM: `${RUN_DIR}/../${before.id}/${checkpoint}` }
}
