import type { Experiment } from '../../store/experiments.ts'
import type { Lease } from '../../store/leases.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { costOf } from '../leases.ts'
import { driverNamed } from '../placement.ts'

/**
 * Lets go of every lease of the experiment; asking twice does no harm. What is rented by the hour is paused: its disk
 * stays until the result is approved, and is let go by the sweep only when the uploads are verified (C-3, C-13).
 */
export function releaseHardware(deps: EngineDeps): Handle<'hardware.release'> {
  return async ({ experiment, signal }) => {
    await releaseAll(deps, experiment, { reason: 'the results are verified', signal })
    return { event: { type: 'hardware.released' } }
  }
}

interface ReleaseRequest {
  readonly reason: string
  readonly signal: AbortSignal
  /** Only these; all when absent. */
  readonly where?: (lease: Lease) => boolean
}

export async function releaseAll(
  deps: EngineDeps,
  experiment: Pick<Experiment, 'id'>,
  { reason, signal, where = () => true }: ReleaseRequest,
): Promise<readonly string[]> {
  const { store } = deps
  const open = store.leases.list(experiment.id).filter((lease) => lease.state !== 'released' && where(lease))
  const troubles: unknown[] = []
  for (const lease of open) {
    try {
      await letGo(deps, lease, { reason, signal })
    } catch (error) {
      // the others cost money too
      troubles.push(error)
    }
  }
  if (troubles.length > 0) throw troubles[0]
  return open.map(({ id }) => id)
}

async function letGo(
  deps: EngineDeps,
  lease: Lease,
  { reason, signal }: { reason: string; signal: AbortSignal },
): Promise<void> {
  const { store, clock } = deps
  const driver = driverNamed(deps, lease.driver)
  if (driver.machines !== undefined) {
    await pauseRented(deps, lease, { reason, signal })
    return
  }
  await driver.release(lease.id, signal)
  deps.hit('lease.afterLetGo')
  store.transaction(() => {
    const at = clock.now()
    store.leases.release(lease.id, { at, reason })
    const { usd, hours } = costOf({ ...lease, releasedAt: at }, at)
    const detail = `${lease.driver}, ${(hours * 60).toFixed(1)} min`
    store.costs.put({
      key: `lease/${lease.id}`,
      experiment: lease.experiment,
      kind: 'hardware',
      usd,
      detail,
      at,
    })
  })
}

async function pauseRented(
  deps: EngineDeps,
  { id, driver }: Lease,
  { reason, signal }: { reason: string; signal: AbortSignal },
): Promise<void> {
  await driverNamed(deps, driver).pause(id, signal)
  deps.hit('lease.afterLetGo')
  deps.store.leases.pause(id, `${reason}; paused, its disk is kept`)
}
