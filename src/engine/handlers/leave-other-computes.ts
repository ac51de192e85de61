import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { computeOf } from '../placement.ts'
import { releaseAll } from './release-hardware.ts'
import { stopAll } from './stop-work.ts'

/**
 * A new plan may name another compute than the one that is held. Then what still runs there is ended, and the hardware is
 * let go by the driver that has it, before anything is asked of the new one. Asking twice does no harm.
 */
export async function leaveOtherComputes(
  deps: EngineDeps,
  experiment: Experiment,
  signal: AbortSignal,
): Promise<void> {
  const compute = computeOf(deps, experiment)
  const elsewhere = deps.store.leases
    .list(experiment.id)
    .some(({ state, driver }) => driver !== compute && (state === 'held' || state === 'wanted'))
  if (!elsewhere) return
  await stopAll(deps, experiment, signal)
  const reason = `its plan names the compute ${compute} now`
  await releaseAll(deps, experiment, { reason, signal, where: ({ driver }) => driver !== compute })
}
