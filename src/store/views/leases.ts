import { leaseOfHold } from '../holds.ts'
import type { Store } from '../store.ts'

export interface LeaseLine {
  readonly lease: string
  readonly compute: string
  readonly owner: string
  readonly for: string
  readonly state: string
  readonly host: string | null
  readonly pricePerHourUsd: number
  readonly spentUsd: number
  readonly capUsd: number
  readonly since: number
  readonly reason: string | null
}

/** What is held, by whom, at which price; what is wrong with it; and when each provider was asked last. */
export function createLeasesView(store: Store) {
  return () => ({
    items: [...leasesOf(store), ...holdsOf(store)],
    alarms: store.alarms.open(),
    providers: store.machines.looks(),
  })
}

function leasesOf({ leases }: Store): LeaseLine[] {
  return leases.open().map(({ id, driver, experiment, createdAt, pricePerHour, ...row }) => ({
    ...{ lease: id, compute: driver, owner: row.owner, for: experiment, state: row.state, host: row.host },
    ...{ pricePerHourUsd: pricePerHour, spentUsd: row.spentUsd, capUsd: row.capUsd },
    ...{ since: createdAt, reason: row.reason },
  }))
}

function holdsOf({ holds }: Store): LeaseLine[] {
  return holds.open().map(({ id, compute, person, purpose, createdAt, pricePerHour, ...row }) => ({
    ...{
      lease: id,
      compute,
      owner: person,
      for: purpose || leaseOfHold(id),
      state: row.state,
      host: row.host,
    },
    ...{ pricePerHourUsd: pricePerHour, spentUsd: row.spentUsd, capUsd: row.capUsd },
    ...{ since: createdAt, reason: row.reason },
  }))
}
