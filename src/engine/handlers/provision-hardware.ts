import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { holdLease } from '../leases.ts'
import { leaveOtherComputes } from './leave-other-computes.ts'
import { sealedPlanOf } from '../plans.ts'

/** A lease for the runs: the one the smoke run took where it is still held, else a new one. */
export function provisionHardware(deps: EngineDeps): Handle<'hardware.provision'> {
  return async ({ experiment, signal }) => {
    await leaveOtherComputes(deps, experiment, signal)
    const lease = await holdLease(deps, experiment, sealedPlanOf(deps, experiment.id), signal)
    return { event: { type: 'hardware.ready', lease: lease.id } }
  }
}
