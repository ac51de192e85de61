import type { ComputeDriver, Machine, Machines } from '../../compute/driver.ts'
import { asError } from '../../domain/errors.ts'
import { clearAlarm, raiseAlarm } from './alarms.ts'
import { letGoOfIdle, letGoOfPaused, stopOverBudget } from './owned.ts'
import { findOwner, openOwners } from './owners.ts'
import { inParallel } from '../../lib/in-parallel.ts'
import { FAILURES } from './silent-provider.ts'
import type { SweepDeps } from './sweep-limits.ts'
import { countExtra, countSpend } from './spend.ts'

interface Rented {
  readonly compute: string
  readonly driver: ComputeDriver
  readonly machines: Machines
}

/** How many machines are looked after at the same time. */
const AT_ONCE = 8

/**
 * Compares what each provider lists with what the rows say is owned (C-2): counts what it costs, stops what nobody owns,
 * what is over its budget and what is idle, and asks again for every stop that was not confirmed. It never throws but at
 * `signal`. What an earlier sweep is still busy with, as `busy` says, is left to it: nobody waits for a slow machine.
 */
export async function sweepHardware(
  deps: SweepDeps,
  signal: AbortSignal,
  busy = new Set<string>(),
): Promise<void> {
  const rented = Object.entries(deps.drivers).flatMap(([compute, driver]) =>
    driver.machines === undefined ? [] : [{ compute, driver, machines: driver.machines }],
  )
  await Promise.all(rented.map((one) => sweepOne(deps, one, { signal, busy })))
}

async function sweepOne(
  deps: SweepDeps,
  rented: Rented,
  { signal, busy }: { signal: AbortSignal; busy: Set<string> },
): Promise<void> {
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
  clearOfGone(deps, compute, listed)
  for (const machine of listed.filter(({ isOfOriginal }) => isOfOriginal))
    tellOfOriginal(deps, compute, machine)
  const groups = Map.groupBy(casesOf(rented, listed, signal), ({ machine }) => machine.lease ?? machine.id)
  for (const { lease } of openOwners(store).filter((owner) => owner.compute === compute))
    if (!groups.has(lease)) groups.set(lease, [])
  await inParallel([...groups], AT_ONCE, async ([name, cases]) => {
    const key = `${compute}/${name}`
    if (busy.has(key)) return
    busy.add(key)
    try {
      // what belongs to one lease goes one after the other
      for (const one of cases) await judgeOrAlarm(deps, one)
      await letGoOrWarn(deps, rented, { name, listed, signal })
    } finally {
      busy.delete(key)
    }
  })
}

const ABOUT_ONE = ['unowned', 'original', 'stop'] as const

/** What is not there any more needs nobody. */
function clearOfGone(deps: SweepDeps, compute: string, listed: readonly Machine[]): void {
  const open = deps.store.alarms.open().map(({ key }) => key)
  for (const about of ABOUT_ONE.map((kind) => `${kind}/${compute}/`)) {
    const gone = open.filter((key) => key.startsWith(about) && !listed.some(({ id }) => key === about + id))
    for (const key of gone) clearAlarm(deps, key)
  }
}

/** Whether its original lives nobody here can tell, so it is never touched; its own switch still counts (E-6). */
function tellOfOriginal(
  deps: SweepDeps,
  compute: string,
  { id, words, isBilled, pricePerHourUsd }: Machine,
): void {
  const key = `original/${compute}/${id}`
  if (!isBilled) {
    clearAlarm(deps, key)
    return
  }
  const text = `${words}, at ${pricePerHourUsd.toFixed(2)} USD an hour, was made by what this state is a copy of, after the backup. It is left alone: when nobody works on it any more, stop it in the console of the provider`
  raiseAlarm(deps, { key, words: text })
}

/** Oldest first; of several with one key the first stays. */
function casesOf(rented: Rented, listed: readonly Machine[], signal: AbortSignal): readonly Case[] {
  const seen = new Set<string>()
  return listed
    .filter(({ isOurs }) => isOurs)
    .map((machine) => {
      const isExtra = machine.isSpare || (machine.key !== null && seen.has(machine.key))
      if (machine.key !== null && !machine.isSpare) seen.add(machine.key)
      return { ...rented, machine, isExtra, signal }
    })
}

/** A lease that cannot be let go of now is tried again at the next sweep; it pays for no more than its disk. */
async function letGoOrWarn(
  deps: SweepDeps,
  { driver }: Rented,
  { name, listed, signal }: { name: string; listed: readonly Machine[]; signal: AbortSignal },
): Promise<void> {
  const owner = openOwners(deps.store).find(({ lease }) => lease === name)
  if (owner?.state !== 'paused') return
  try {
    await letGoOfPaused(deps, driver, { owner, listed, signal })
  } catch (error) {
    signal.throwIfAborted()
    const reason = asError(error).message
    deps.log.warn({ event: 'lease.notLetGo', lease: name, reason }, 'a paused lease could not be let go of')
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
  if (isExtra) {
    countExtra(deps, owner, machine)
    return letGo(deps, one, `a second machine for the lease ${owner.lease}`)
  }
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
