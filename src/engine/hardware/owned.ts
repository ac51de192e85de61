import type { ComputeDriver, Machine } from '../../compute/driver.ts'
import { BUDGET_LEVELS } from '../../hooks/budget.gate.ts'
import { type Cap, capsOfTurn } from '../facts/money-left.ts'
import { clearAlarm, raiseAlarm } from './alarms.ts'
import { markReleased, type Owner } from './owners.ts'
import { type HardwareDeps, liveRuns, pauseOwned } from './pause-owned.ts'
import type { SweepDeps } from './sweep-limits.ts'

interface OwnedCase {
  readonly owner: Owner
  readonly signal: AbortSignal
}

/** Ends what costs more than it may, or is held longer than it may; true when it did. Warns before. */
export async function stopOverBudget(deps: SweepDeps, { owner, signal }: OwnedCase): Promise<boolean> {
  const { clock } = deps
  if (owner.until !== null && clock.now() >= owner.until) {
    await pauseOwned(deps, owner, { reason: 'its time is over', signal })
    return true
  }
  const levels = levelsFor(deps, owner)
  const worst = worstCap(deps, owner)
  const key = `budget/${owner.lease}`
  if (worst === undefined || worst.share < levels.warn) {
    clearAlarm(deps, key)
    return false
  }
  const words = `${owner.lease} has cost ${worst.spentUsd.toFixed(2)} of ${worst.capUsd.toFixed(2)} USD (${worst.scope})`
  const isOver = worst.share >= levels.stopRunning
  raiseAlarm(deps, { key, words: isOver ? `${words}: it was paused` : words, experiment: owner.experiment })
  if (isOver) await pauseOwned(deps, owner, { reason: words, signal })
  return isOver
}

/** Whether neither its time nor any money is over: a machine that ought to be stopped is left to its own switch. */
export function mayGoOn(deps: HardwareDeps, owner: Owner): boolean {
  if (owner.until !== null && deps.clock.now() >= owner.until) return false
  return (worstCap(deps, owner)?.share ?? 0) < levelsFor(deps, owner).stopRunning
}

function worstCap(deps: HardwareDeps, owner: Owner): (Cap & { readonly share: number }) | undefined {
  return capsOn(deps, owner)
    .filter(({ capUsd }) => capUsd > 0)
    .map((cap) => ({ ...cap, share: cap.spentUsd / cap.capUsd }))
    .sort((a, b) => b.share - a.share)[0]
}

/** A person who tries things out asked for just so much: nothing goes over it. */
function levelsFor(
  { store, study }: HardwareDeps,
  { experiment }: Owner,
): { warn: number; stopRunning: number } {
  if (experiment === null) return { warn: BUDGET_LEVELS.warn, stopRunning: 1 }
  return study(store.experiments.get(experiment).study).budget.levels ?? BUDGET_LEVELS
}

/** That of the lease, and those of its experiment, its study and the day; a stage's is for models alone. */
function capsOn(deps: HardwareDeps, owner: Owner): readonly Cap[] {
  const own = { scope: 'cap of the lease', capUsd: owner.capUsd, spentUsd: owner.spentUsd }
  if (owner.experiment === null) return [own]
  const caps = capsOfTurn(deps, deps.store.experiments.get(owner.experiment))
  const named = caps.map((cap) => ({ ...cap, scope: `budget of the ${cap.scope}` }))
  return [own, ...named.filter(({ scope }) => scope !== 'budget of the stage')]
}

/**
 * A GPU that does nothing, on a machine on which no run lives. A run that leaves it idle is the experimenter's (C-11); where
 * nobody watches, because the experiment was paused or waits for a person, the host is asked whether its runs have ended.
 */
export async function letGoOfIdle(
  deps: SweepDeps,
  { owner, machine, signal }: OwnedCase & { machine: Machine },
): Promise<void> {
  const { store, clock, limits } = deps
  const percent = machine.gpuPercent ?? 0
  const isIdle =
    owner.state === 'held' &&
    percent < limits.idleBelowPercent &&
    owner.experiment !== null &&
    (await hasNoLiveRun(deps, owner, signal))
  if (!isIdle) {
    store.machines.unmark(owner.compute, machine.id, 'idle')
    return
  }
  const since = store.machines.mark(owner.compute, machine.id, 'idle', clock.now())
  if (clock.now() - since < limits.idleMs) return
  const minutes = Math.round((clock.now() - since) / 60_000)
  await pauseOwned(deps, owner, { reason: `idle for ${minutes} min`, signal })
  store.machines.unmark(owner.compute, machine.id, 'idle')
}

/** Where an experiment stands while nobody watches its runs. */
const ASIDE: readonly string[] = ['paused', 'blocked', 'cancelled', 'failed']

async function hasNoLiveRun(deps: SweepDeps, owner: Owner, signal: AbortSignal): Promise<boolean> {
  const { store, drivers } = deps
  const live = liveRuns(deps, owner)
  if (live.length === 0) return true
  const isWatched =
    owner.experiment === null || !ASIDE.includes(store.experiments.get(owner.experiment).stage)
  const handles = live.flatMap(({ handle }) => handle ?? [])
  if (isWatched || handles.length < live.length) return false
  const states = await drivers[owner.compute]?.inspect(handles, signal)
  return handles.every(({ ref }) => {
    const kind = states?.get(ref)?.kind
    return kind === 'exited' || kind === 'lost'
  })
}

/** What is paused still pays for its disk: it is let go when nobody can need it, and everything of it is safe (C-13). */
export async function letGoOfPaused(
  deps: SweepDeps,
  driver: ComputeDriver,
  { owner, listed, signal }: OwnedCase & { listed: readonly Machine[] },
): Promise<void> {
  const { store, clock } = deps
  const own = listed.filter(({ lease }) => lease === owner.lease)
  // of several the one that something ran on: to let the lease go is to let go of all of them
  const machine = own.find(({ hasRun }) => hasRun) ?? own[0]
  const because =
    machine === undefined ? await whyGone(driver, owner, signal) : whyLetGo(deps, owner, machine)
  if (because === null) return
  await driver.release(owner.lease, signal)
  store.transaction(() => markReleased(store, owner, { reason: because, at: clock.now() }))
}

async function whyGone(driver: ComputeDriver, { lease }: Owner, signal: AbortSignal): Promise<string | null> {
  return (await driver.holds?.(lease, signal)) === false ? 'it is not there any more' : null
}

function whyLetGo({ store, clock, limits }: SweepDeps, owner: Owner, machine: Machine): string | null {
  if (!machine.hasRun) return 'nothing ran on it'
  if (owner.experiment === null) return null
  const gates = store.gateRuns.latest(owner.experiment)
  const isVerified = gates.some(({ gate, verdict }) => gate === 'uploads-verified' && verdict === 'pass')
  if (!isVerified) return null
  const { stage } = store.experiments.get(owner.experiment)
  if (stage === 'publishing' || stage === 'done') return 'verified, and its result is approved'
  const since = store.machines.mark(owner.compute, machine.id, 'paused', clock.now())
  return clock.now() - since >= limits.keepPausedMs ? 'verified, and nobody needed it for a week' : null
}
