import type { HardwareReleasedFacts } from '../hardware-released.gate.ts'
import type { Fixtures } from './fixture.ts'

const lease = {
  lease: 'BANDIT-002.lease.1',
  driver: 'runpod',
  state: 'released' as const,
  billed: false,
  keptBecause: '',
}

export const hardwareReleased: Fixtures<HardwareReleasedFacts> = {
  good: [
    { rule: 'released and seen', facts: { leases: [lease] } },
    {
      rule: 'kept for a recorded reason',
      facts: { leases: [{ ...lease, state: 'held', billed: true, keptBecause: 'ada debugs on it' }] },
    },
  ],
  bad: [
    {
      rule: 'still billed',
      facts: { leases: [{ ...lease, billed: true }] },
      reason: /runpod still bills it/,
    },
    {
      rule: 'held without a reason',
      facts: { leases: [{ ...lease, state: 'held' }] },
      reason: /still held and no reason/,
    },
    {
      rule: 'billing unknown',
      facts: { leases: [{ ...lease, billed: null }] },
      reason: /is unknown: ask the provider again/,
    },
  ],
}
