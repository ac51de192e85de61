import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { costOf, driverOf } from '../leases.ts'

/** Lets go of every lease of the experiment; asking twice does no harm. */
export function releaseHardware(deps: EngineDeps): Handle<'hardware.release'> {
  return async ({ experiment, signal }) => {
    await releaseAll(deps, experiment, { reason: 'the results are verified', signal })
    return { event: { type: 'hardware.released' } }
  }
}

export async function releaseAll(
  deps: EngineDeps,
  experiment: Parameters<typeof driverOf>[1],
  { reason, signal }: { reason: string; signal: AbortSignal },
): Promise<readonly string[]> {
  const { store, clock } = deps
  const open = store.leases.list(experiment.id).filter(({ state }) => state !== 'released')
  for (const lease of open) {
    await driverOf(deps, experiment).release(lease.id, signal)
    deps.hit('lease.afterLetGo')
    store.transaction(() => {
      const at = clock.now()
      store.leases.release(lease.id, { at, reason })
      const { usd, hours } = costOf({ ...lease, releasedAt: at }, at)
      const detail = `${lease.driver}, ${(hours * 60).toFixed(1)} min`
      store.costs.put({
        key: `lease/${lease.id}`,
        experiment: experiment.id,
        kind: 'hardware',
        usd,
        detail,
        at,
      })
    })
  }
  return open.map(({ id }) => id)
}
