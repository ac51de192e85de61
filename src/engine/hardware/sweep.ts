import type { ComputeDriver, Machine, Machines } from '../../compute/driver.ts'
import { asError } from '../../domain/errors.ts'
import { clearAlarm, raiseAlarm } from './alarms.ts'
import { letGoOfIdle, letGoOfPaused, stopOverBudget } from './owned.ts'
import { findOwner, openOwners } from './owners.ts'
import { FAILURES } from './silent-provider.ts'
import type { SweepDeps } from './sweep-limits.ts'
import { countSpend } from './spend.ts'

interface Rented {
  readonly compute: string
  readonly driver: ComputeDriver
  readonly machines: Machines
}

/**
 * Compares what each provider lists with what the rows say is owned (C-2): counts what it costs, stops what nobody owns,
 * what is over its budget and what is idle, and asks again for every stop that was not confirmed. It never throws.
 */
export async function sweepHardware(deps: SweepDeps, signal: AbortSignal): Promise<void> {
  for (const [compute, driver] of Object.entries(deps.drivers)) {
    if (driver.machines !== undefined)
      await sweepOne(deps, { compute, driver, machines: driver.machines }, signal)
  }
}

async function sweepOne(deps: SweepDeps, rented: Rented, signal: AbortSignal): Promise<void> {
  const { store, clock } = deps
  const { compute } = rented
  const listed = await listOrAlarm(deps, rented, signal)
  if (listed === undefined) return
  store.transaction(() => {
    store.machines.answered(compute, clock.now())
    store.machines.forgetAllBut(
      compute,
      listed.map(({ id }) => id),
    )
  })
  clearAlarm(deps, `list/${compute}`)
  const seen = new Set<string>()
  for (const machine of listed.filter(({ isOurs }) => isOurs)) {
    const isExtra = machine.key !== null && seen.has(machine.key)
    if (machine.key !== null) seen.add(machine.key)
    await judgeOrAlarm(deps, { ...rented, machine, isExtra, signal })
  }
  for (const owner of openOwners(store).filter((one) => one.compute === compute)) {
    if (owner.state === 'paused') await letGoOfPaused(deps, rented.driver, { owner, listed, signal })
  }
}

async function listOrAlarm(
  deps: SweepDeps,
  { compute, machines }: Rented,
  signal: AbortSignal,
): Promise<readonly Machine[] | undefined> {
  try {
    return await machines.list(signal)
  } catch (error) {
    signal.throwIfAborted()
    const reason = asError(error).message
    const failures = deps.store.machines.failed(compute, deps.mask(reason), deps.clock.now())
    if (failures >= FAILURES) {
      const words = `[compute.${compute}] did not list its machines ${failures} times (${reason}): nothing new is asked for until it does`
      raiseAlarm(deps, { key: `list/${compute}`, words })
    }
    return undefined
  }
}

interface Case extends Rented {
  readonly machine: Machine
  readonly isExtra: boolean
  readonly signal: AbortSignal
}

/** A stop that fails is tried at every sweep; when it has failed for long, a person is told. */
async function judgeOrAlarm(deps: SweepDeps, one: Case): Promise<void> {
  const { compute, machine } = one
  const key = `stop/${compute}/${machine.id}`
  try {
    await judge(deps, one)
    deps.store.machines.unmark(compute, machine.id, 'unstopped')
    clearAlarm(deps, key)
  } catch (error) {
    one.signal.throwIfAborted()
    const now = deps.clock.now()
    const since = deps.store.machines.mark(compute, machine.id, 'unstopped', now)
    const reason = asError(error).message
    deps.log.warn({ event: 'lease.unstopped', machine: machine.id, reason }, 'a machine could not be stopped')
    if (now - since < deps.limits.unstoppedMs) return
    const minutes = Math.round((now - since) / 60_000)
    const words = `${machine.words} could not be stopped for ${minutes} min (${reason}); it costs ${machine.pricePerHourUsd.toFixed(2)} USD an hour. It is asked again every 5 min; stop it in the console of the provider`
    raiseAlarm(deps, { key, words })
  }
}

async function judge(deps: SweepDeps, one: Case): Promise<void> {
  const { machine, isExtra, driver, signal } = one
  const owner = findOwner(deps.store, machine.lease)
  if (owner === undefined) return letGoOfUnowned(deps, one)
  if (isExtra) return letGo(deps, one, `a second machine for the lease ${owner.lease}`)
  const counted = countSpend(deps, owner, machine)
  deps.store.machines.unmark(one.compute, machine.id, 'unowned')
  if (counted.state === 'released') return letGo(deps, one, `the lease ${owner.lease} was let go`)
  if (counted.state === 'paused') {
    if (machine.isBilled) await driver.pause(counted.lease, signal)
    return
  }
  if (!machine.isBilled) return
  if (await stopOverBudget(deps, { owner: counted, signal })) return
  await letGoOfIdle(deps, { owner: counted, machine, signal })
  await renew(deps, one)
}

/** The machine hears that its lease is still owned. One that cannot be told pauses itself in time, and is paid no longer. */
async function renew({ log }: SweepDeps, { machine, machines, signal }: Case): Promise<void> {
  try {
    if (machine.lease !== null) await machines.renew(machine.lease, signal)
  } catch (error) {
    const reason = asError(error).message
    log.warn(
      { event: 'lease.notRenewed', machine: machine.id, reason },
      'a machine could not be told that it is owned',
    )
  }
}

/** After a time of grace; a person hears of it. */
async function letGoOfUnowned(deps: SweepDeps, one: Case): Promise<void> {
  const { compute, machine } = one
  const since = deps.store.machines.mark(compute, machine.id, 'unowned', deps.clock.now())
  if (deps.clock.now() - since < deps.limits.graceMs) return
  const words = `${machine.words} is owned by no lease (it says ${machine.lease ?? 'nothing'})`
  if (machine.isBilled || !machine.hasRun)
    raiseAlarm(deps, { key: `unowned/${compute}/${machine.id}`, words })
  await letGo(deps, one, 'no lease owns it')
}

/** Only what nothing ran on is ever terminated; anything else keeps its disk. */
async function letGo(deps: SweepDeps, { machine, machines, signal }: Case, because: string): Promise<void> {
  if (machine.hasRun && !machine.isBilled) return
  const verb = machine.hasRun ? 'pause' : 'terminate'
  await machines[verb](machine.id, signal)
  deps.log.warn({ event: `machine.${verb}d`, machine: machine.id, because }, `a machine was ${verb}d`)
}
