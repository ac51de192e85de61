import type { ComputeDriver } from '../../compute/driver.ts'
import { asError } from '../../domain/errors.ts'
import { inParallel } from '../../lib/in-parallel.ts'
import { mayGoOn } from './owned.ts'
import { openOwners, type Owner } from './owners.ts'
import type { HardwareDeps } from './pause-owned.ts'

/** A pod that does not take it within this time keeps its place from the others no longer. */
const RENEW_WITHIN_MS = 60_000
const AT_ONCE = 8

/**
 * Tells the dead-man switch of each machine that somebody looks after it. It asks the rows and the machines, not the
 * provider's list, and waits for no sweep: a machine that is slow, or a list that is down, costs no other its life. One that
 * should have been stopped and was not is left to its switch. Never throws but at `signal`.
 */
export async function renewLeases(deps: HardwareDeps, signal: AbortSignal): Promise<void> {
  const due = openOwners(deps.store).flatMap((owner) => {
    const driver = deps.drivers[owner.compute]
    const isWanted = owner.state === 'held' || owner.state === 'wanted'
    return driver?.machines !== undefined && isWanted && mayGoOn(deps, owner) ? [{ owner, driver }] : []
  })
  await inParallel(due, AT_ONCE, (one) => renewOne(deps, one, signal))
}

async function renewOne(
  { log }: HardwareDeps,
  { owner: { lease }, driver }: { owner: Owner; driver: ComputeDriver },
  signal: AbortSignal,
): Promise<void> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(RENEW_WITHIN_MS)])
    await driver.machines?.renew(lease, patience)
  } catch (error) {
    signal.throwIfAborted()
    const reason = asError(error).message
    log.warn({ event: 'lease.notRenewed', lease, reason }, 'a machine could not be told that it is owned')
  }
}
