import type { Machine, Machines } from '../compute/driver.ts'
import type { ComputeOf, HookeConfig } from '../config/config.ts'
import { isKind } from '../config/compute/is-kind.ts'
import { readSecrets } from '../config/surroundings.ts'
import { asError, HookeError } from '../domain/errors.ts'
import { findOwner, type Owner } from '../engine/hardware/owners.ts'
import { reap } from '../engine/hardware/reap.ts'
import { SWEEP_LIMITS } from '../engine/hardware/sweep-limits.ts'
import type { Clock } from '../lib/clock.ts'
import type { Env } from './env.ts'
import { openStateReadOnly } from './open-state.ts'
import { buildRunpod } from './runpod.ts'

export interface ReaperRequest {
  readonly config: HookeConfig
  readonly clock: Clock
  readonly env: Env
  /** One pass and no more. */
  readonly once: boolean
  readonly signal: AbortSignal
  readonly tell: (words: string) => void
}

const EVERY_MS = 5 * 60_000

/**
 * `hooke reaper`: a small process of its own that needs no daemon. It lists what each provider bills, with a token of its
 * own, and pauses what no row of the state owns. Gives false when a provider did not answer in its last pass, or the state
 * could not be read.
 */
export async function runReaper(request: ReaperRequest): Promise<boolean> {
  const { config, clock, once, signal, tell } = request
  const rented = rentedOf(request)
  if (rented.length === 0) {
    throw new HookeError('config.invalid', 'nothing is rented by the hour here', {
      found: `[compute] has ${Object.keys(config.compute).join(', ')}`,
      advice: 'the reaper is for computes of kind "runpod"',
    })
  }
  const unowned = new Map<string, number>()
  for (;;) {
    const isWell = await pass(request, rented, unowned)
    if (once || signal.aborted) return isWell
    if (!isWell) tell('that was no whole pass: the next one is in 5 min')
    await nap(clock, EVERY_MS, signal)
  }
}

interface Rented {
  readonly name: string
  readonly table: ComputeOf<'runpod'>
  readonly machines: Machines
}

function rentedOf({ config, clock, env }: ReaperRequest): readonly Rented[] {
  const secrets = readSecrets(config, env)
  return Object.entries(config.compute).flatMap(([name, table]) => {
    if (!isKind(table, 'runpod')) return []
    const apiKey = table.reaperKey ?? table.apiKey
    const around = { name, stateDir: config.stateDir, clock, env, secret: (key: string) => secrets.get(key) }
    const caps = config.agents.sandbox
    const { machines } = buildRunpod({ ...around, caps, table: { ...table, apiKey } })
    return machines === undefined ? [] : [{ name, table, machines }]
  })
}

async function pass(
  { config, clock, signal, tell, once }: ReaperRequest,
  rented: readonly Rented[],
  unowned: Map<string, number>,
): Promise<boolean> {
  const answers = rented.map(async ({ name, table, machines }) => {
    const state = ownersIn(config)
    try {
      const about = { now: clock.now(), unowned, graceMs: once ? 0 : SWEEP_LIMITS.graceMs, tell }
      const patienceMs = (owner: Owner) =>
        Math.max(table.timeLimit, state.longestRunMs(owner)) + table.deadManExtra
      await reap(machines, { ...about, ownerOf: state.ownerOf, patienceMs }, signal)
      if (state.problem === null) return true
      tell(`[compute.${name}]: the state cannot be read, so nobody knows what is owned: ${state.problem}`)
      return false
    } catch (error) {
      tell(`[compute.${name}]: ${asError(error).message}`)
      return false
    } finally {
      state.close()
    }
  })
  return (await Promise.all(answers)).every(Boolean)
}

/** The rows, read anew at each pass; a daemon may be writing them. */
function ownersIn(config: HookeConfig) {
  try {
    const state = openStateReadOnly(config)
    const { store } = state
    // its rows speak of the past of the original, which may work on all of it
    const isAdopted = store.copies.list().every(({ adoptedAt }) => adoptedAt !== null)
    return {
      ownerOf: ({ lease }: Machine) => (isAdopted ? findOwner(store, lease) : ('unreadable' as const)),
      longestRunMs: ({ experiment }: Owner) =>
        (experiment === null ? 0 : (store.plans.sealed(experiment)?.plan.compute.minutesPerRun ?? 0)) *
        60_000,
      problem: isAdopted ? null : 'it is a restored copy that no daemon has looked through yet: hooke up',
      close: () => state.close(),
    }
  } catch (error) {
    const problem = asError(error).message
    return { ownerOf: () => 'unreadable' as const, longestRunMs: () => 0, problem, close: () => undefined }
  }
}

function nap(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      stop()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const stop = clock.after(ms, end)
    signal.addEventListener('abort', end)
  })
}
