import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'

const Lease = z.strictObject({
  lease: z.string(),
  driver: z.string(),
  state: z.enum(['wanted', 'held', 'paused', 'released']),
  /** Asked of the provider just now; null when it did not answer. */
  billed: z.boolean().nullable(),
  keptBecause: z.string().describe('recorded reason to keep it; empty when there is none'),
})

export const HardwareReleasedFacts = z.strictObject({ leases: z.array(Lease) })
export type HardwareReleasedFacts = z.infer<typeof HardwareReleasedFacts>

/** Refuses to go on while something is paid for that nobody needs. */
export const hardwareReleasedGate: Gate<HardwareReleasedFacts> = {
  name: 'hardware-released',
  refuses: 'a lease that is still billed without a recorded reason',
  facts: HardwareReleasedFacts,

  check({ leases }) {
    const evidence = leases.map(({ lease, state, billed, keptBecause }) => ({
      what: `lease ${lease}`,
      found: `${state}, ${billed === null ? 'billing unknown' : billed ? 'billed' : 'not billed'}${keptBecause === '' ? '' : `, kept: ${keptBecause}`}`,
    }))
    return verdictOf(
      leases.flatMap(reasonsFor),
      evidence.length > 0 ? evidence : [{ what: 'leases', found: 'none' }],
    )
  },
}

function reasonsFor({ lease, driver, state, billed, keptBecause }: z.infer<typeof Lease>): readonly string[] {
  if (keptBecause.trim() !== '') return []
  if (billed === null)
    return [`whether ${lease} is still billed by ${driver} is unknown: ask the provider again`]
  if (billed)
    return [`${lease} is ${state}, yet ${driver} still bills it: release it or record why it is kept`]
  return state === 'held' || state === 'wanted'
    ? [`${lease} is still ${state} and no reason is recorded: release it`]
    : []
}
