import type { Machine } from '../../compute/driver.ts'
import type { EngineDeps } from '../deps.ts'
import { addSpend, findOwner, type Owner } from './owners.ts'

const HOUR = 3_600_000
/** Nobody looked while the daemon was dead, and the pod stopped itself meanwhile: it was billed for at most so long. */
const UNSEEN_MS = 3 * HOUR

/** Counts what a machine cost since the last look, by what the provider charges now. Gives the row as it is then. */
export function countSpend(
  { store, clock }: Pick<EngineDeps, 'store' | 'clock'>,
  owner: Owner,
  machine: Machine,
): Owner {
  const now = clock.now()
  const { compute } = owner
  return store.transaction(() => {
    const from = owner.countedAt ?? Math.max(machine.createdAt, owner.createdAt)
    const price = machine.isBilled ? Math.max(machine.pricePerHourUsd, 0) : owner.pricePerHour
    const wasBilled = store.machines.has(compute, machine.id, 'billed')
    const unseen = machine.isBilled ? now - from : wasBilled ? Math.min(now - from, UNSEEN_MS) : 0
    addSpend(store, owner, { usd: (Math.max(0, unseen) / HOUR) * price, at: now })
    const [is, isNot] = machine.isBilled ? (['billed', 'paused'] as const) : (['paused', 'billed'] as const)
    store.machines.mark(compute, machine.id, is, now)
    store.machines.unmark(compute, machine.id, isNot)
    return findOwner(store, owner.lease) ?? owner
  })
}

/** What a machine costs that its lease has besides its own, for as long as it cannot be stopped. */
export function countExtra(
  { store, clock }: Pick<EngineDeps, 'store' | 'clock'>,
  owner: Owner,
  { id, isBilled, createdAt, pricePerHourUsd }: Machine,
): void {
  if (!isBilled) return
  const now = clock.now()
  const { compute, countedAt } = owner
  store.transaction(() => {
    const isKnown = store.machines.has(compute, id, 'unowned')
    const begun = Math.max(createdAt, countedAt ?? owner.createdAt)
    const from = store.machines.mark(compute, id, 'unowned', isKnown ? now : Math.min(now, begun))
    store.machines.unmark(compute, id, 'unowned')
    store.machines.mark(compute, id, 'unowned', now)
    const usd = (Math.max(0, now - from) / HOUR) * pricePerHourUsd
    // the machine that is worked on is counted from its own last look
    addSpend(store, owner, { usd, at: countedAt ?? owner.createdAt })
  })
}
