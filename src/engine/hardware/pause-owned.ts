import { asError } from '../../domain/errors.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import { markPaused, type Owner } from './owners.ts'

export type HardwareDeps = Pick<
  EngineDeps,
  'store' | 'clock' | 'log' | 'mask' | 'drivers' | 'deliver' | 'study'
>

/** The runs of a lease that nobody has seen the end of. */
export function liveRuns({ store }: Pick<EngineDeps, 'store'>, { lease }: Owner): readonly Run[] {
  return store.runs.unsettled().filter((run) => run.lease === lease)
}

/** For all runs of a lease together: one that hangs must not cost money for ever. */
const GATHER_WITHIN_MS = 30 * 60_000

/**
 * Stops paying for a lease that is in use: what lives is asked to end, all outputs are brought here as far as they can be,
 * and only then it is paused. Nothing is ever terminated here.
 */
export async function pauseOwned(
  deps: HardwareDeps,
  owner: Owner,
  { reason, signal }: { reason: string; signal: AbortSignal },
): Promise<void> {
  const { store, drivers, clock, log } = deps
  const driver = drivers[owner.compute]
  if (driver === undefined) return
  const live = liveRuns(deps, owner)
  if (live.length > 0) park(deps, owner, reason)
  const patience = AbortSignal.any([signal, AbortSignal.timeout(GATHER_WITHIN_MS)])
  for (const { handle } of live) {
    if (handle !== null) await attempt(deps, owner, 'end a run', () => driver.cancel(handle, patience))
  }
  for (const { handle, collectedAt } of runsOf(deps, owner)) {
    if (handle === null || collectedAt !== null) continue
    await attempt(deps, owner, 'collect a run', () => driver.collect(handle, patience))
  }
  await driver.pause(owner.lease, signal)
  store.transaction(() => markPaused(store, owner, { reason, at: clock.now() }))
  log.warn({ event: 'lease.paused', lease: owner.lease, reason }, 'hardware was paused')
}

function runsOf({ store }: HardwareDeps, { experiment, lease }: Owner): readonly Run[] {
  if (experiment === null) return []
  return store.runs.list(experiment).filter((run) => run.lease === lease)
}

/** The experiment waits for a person, with everything kept; its runs are nobody's to wait for any more. */
function park({ store, clock, deliver }: HardwareDeps, { experiment, lease }: Owner, reason: string): void {
  if (experiment === null) return
  const stage = store.experiments.get(experiment).stage
  const effect = stage === 'testing' ? 'smoke.run' : 'runs.execute'
  const words = `${reason}; everything was kept: hooke retry ${experiment} --from provisioning goes on`
  deliver(experiment, {
    key: `lease/${lease}/paused/${clock.now()}`,
    event: { type: 'effect.failed', effect, reason: words },
    actor: 'hooke',
  })
}

/** What cannot be done now must not keep the money running. */
async function attempt(
  { log }: HardwareDeps,
  { lease }: Owner,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn(
      { event: 'lease.notCollected', lease, reason: asError(error).message },
      `could not ${what} before the pause`,
    )
  }
}
