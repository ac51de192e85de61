import type { ExperimentId, LeaseId } from '../../domain/ids.ts'
import { holdOfLease, leaseOfHold } from '../../store/holds.ts'
import type { Store } from '../../store/store.ts'

/** The row that a machine is paid for by: a lease of an experiment, or a hold of a person. */
export interface Owner {
  readonly lease: LeaseId
  readonly compute: string
  readonly state: 'wanted' | 'held' | 'paused' | 'released'
  readonly experiment: ExperimentId | null
  readonly who: string
  readonly pricePerHour: number
  readonly capUsd: number
  readonly spentUsd: number
  readonly countedAt: number | null
  readonly createdAt: number
  /** A hold ends by itself. */
  readonly until: number | null
}

export function findOwner(store: Store, lease: LeaseId | null): Owner | undefined {
  if (lease === null) return undefined
  const row = store.leases.find(lease)
  if (row !== undefined) {
    const { id, driver, owner, ...rest } = row
    return { ...rest, lease: id, compute: driver, who: owner, until: null }
  }
  const id = holdOfLease(lease)
  const hold = id === undefined ? undefined : store.holds.find(id)
  if (hold === undefined) return undefined
  return { ...hold, lease: leaseOfHold(hold.id), experiment: null, who: hold.person }
}

/** All that may still be paid for. */
export function openOwners(store: Store): readonly Owner[] {
  const ids = [
    ...store.leases.open().map(({ id }) => id),
    ...store.holds.open().map(({ id }) => leaseOfHold(id)),
  ]
  return ids.flatMap((id) => findOwner(store, id) ?? [])
}

/** Adds what it cost up to now, to its own row and to the ledger of its experiment. */
export function addSpend(store: Store, owner: Owner, { usd, at }: { usd: number; at: number }): void {
  const hold = holdOfLease(owner.lease)
  if (owner.experiment === null) {
    if (hold !== undefined) store.holds.spend(hold, usd, at)
    return
  }
  store.leases.spend(owner.lease, usd, at)
  const total = owner.spentUsd + usd
  if (total === 0) return
  const detail = `${owner.compute}, at ${owner.pricePerHour.toFixed(2)} USD an hour`
  const { experiment } = owner
  store.costs.put({ key: `lease/${owner.lease}`, experiment, kind: 'hardware', usd: total, detail, at })
}

export function markPaused(store: Store, owner: Owner, { reason, at }: { reason: string; at: number }): void {
  const hold = holdOfLease(owner.lease)
  if (owner.experiment !== null) store.leases.pause(owner.lease, reason)
  else if (hold !== undefined) store.holds.end(hold, { state: 'paused', reason, at })
}

export function markReleased(
  store: Store,
  owner: Owner,
  { reason, at }: { reason: string; at: number },
): void {
  const hold = holdOfLease(owner.lease)
  if (owner.experiment !== null) store.leases.release(owner.lease, { reason, at })
  else if (hold !== undefined) store.holds.end(hold, { state: 'released', reason, at })
}
