import type { Machine, Machines } from '../../compute/driver.ts'
import type { Owner } from './owners.ts'

export interface Reaping {
  readonly now: number
  /** Since when each machine has been seen without an owner, from one pass to the next. */
  readonly unowned: Map<string, number>
  readonly graceMs: number
  /** The row of a machine; `unreadable` when the state cannot be read now. */
  readonly ownerOf: (machine: Machine) => Owner | undefined | 'unreadable'
  /** For how long nobody need have looked after a lease before it counts as left alone. */
  readonly patienceMs: (owner: Owner) => number
  readonly tell: (words: string) => void
}

/**
 * What `hooke reaper` does at each pass, without a daemon: pauses what nobody owns or looks after, and terminates only what
 * nothing ran on. It reads rows and writes none. Throws when the provider does not answer, or did not stop one of them.
 */
export async function reap(machines: Machines, reaping: Reaping, signal: AbortSignal): Promise<void> {
  const ours = (await machines.list(signal)).filter(({ isOurs }) => isOurs)
  for (const id of reaping.unowned.keys()) {
    if (ours.every((machine) => machine.id !== id)) reaping.unowned.delete(id)
  }
  const troubles: unknown[] = []
  for (const machine of ours.filter(({ isBilled, hasRun }) => isBilled || !hasRun)) {
    const because = whyUnowned(machine, reaping)
    if (because === null) {
      reaping.unowned.delete(machine.id)
      continue
    }
    const since = reaping.unowned.get(machine.id) ?? reaping.now
    reaping.unowned.set(machine.id, since)
    if (reaping.now - since < reaping.graceMs) continue
    try {
      await letGo(machines, machine, { because, tell: reaping.tell, signal })
    } catch (error) {
      // the others cost money too
      troubles.push(error)
    }
  }
  if (troubles.length > 0) throw troubles[0]
}

function letGo(
  machines: Machines,
  { id, hasRun, words, pricePerHourUsd }: Machine,
  { because, tell, signal }: { because: string; tell: Reaping['tell']; signal: AbortSignal },
): Promise<void> {
  const verb = hasRun ? 'pause' : 'terminate'
  tell(`${verb}: ${words}, at ${pricePerHourUsd.toFixed(2)} USD an hour: ${because}`)
  return machines[verb](id, signal)
}

function whyUnowned(machine: Machine, { now, ownerOf, patienceMs }: Reaping): string | null {
  const owner = ownerOf(machine)
  // the switch on the machine itself still counts
  if (owner === 'unreadable') return null
  if (owner === undefined) return 'no lease owns it'
  if (owner.state === 'paused' || owner.state === 'released')
    return `its lease ${owner.lease} is ${owner.state}`
  const seen = owner.countedAt ?? owner.createdAt
  if (now - seen < patienceMs(owner)) return null
  return `no daemon has looked after ${owner.lease} for ${Math.round((now - seen) / 60_000)} min`
}
