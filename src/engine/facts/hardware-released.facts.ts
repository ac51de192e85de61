import type { Lease } from '../../store/leases.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { Gather } from './gather.ts'

/** Every lease the experiment ever had, and whether it still costs. */
export const gatherHardwareReleased: Gather<'hardware-released'> = ({ store }, { experiment }) =>
  Promise.resolve({ leases: store.leases.list(experiment.id).map(leaseFact) })

function leaseFact(lease: Lease): FactsOf['hardware-released']['leases'][number] {
  const { id, driver, state, reason } = lease
  return {
    lease: id,
    driver,
    state,
    billed: isBilled(lease),
    keptBecause: state === 'paused' ? (reason ?? '') : '',
  }
}

/** A lease without a price is never billed; whether one that was only asked for costs, nobody has said. */
function isBilled({ state, pricePerHour, heldAt }: Lease): boolean | null {
  if (state === 'released' || (pricePerHour === 0 && heldAt !== null)) return false
  return state === 'wanted' ? null : true
}
