import type { ComputeDriver } from '../compute/driver.ts'
import { asError } from '../domain/errors.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { Copy } from '../store/copies.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Lease } from '../store/leases.ts'
import type { Run } from '../store/runs.ts'
import type { EngineDeps } from './deps.ts'

export type AdoptDeps = Pick<EngineDeps, 'store' | 'clock' | 'log' | 'drivers' | 'deliver'>

const AGAIN_AFTER_MS = 10_000

/** Calls `begin` at once; on a restored copy that no daemon has looked through yet, after that was done. */
export function beginAdopted(deps: AdoptDeps, begin: () => void, signal: AbortSignal): void {
  const copy = deps.store.copies.list().findLast(({ adoptedAt }) => adoptedAt === null)
  if (copy === undefined) begin()
  else void adoptUntilDone(deps, { copy, begin, signal })
}

async function adoptUntilDone(
  deps: AdoptDeps,
  { copy, begin, signal }: { copy: Copy; begin: () => void; signal: AbortSignal },
): Promise<void> {
  try {
    await adoptCopy(deps, copy, signal)
    if (!signal.aborted) begin()
  } catch (error) {
    if (signal.aborted) return
    const reason = asError(error).message
    deps.log.warn({ event: 'copy.adopted', reason }, 'restored copy not looked through yet; tried again')
    deps.clock.after(AGAIN_AFTER_MS, () => void adoptUntilDone(deps, { copy, begin, signal }), {
      quiet: true,
    })
  }
}

/**
 * What the first start on a restored copy does before new work (E-6): runs and leases that a driver finds are kept, as
 * after any restart. Where one is not found the experiment is `blocked` for a person, because it may go on where the
 * original is: nothing is submitted again by itself. Rejects when a driver does not answer; then it is done again.
 */
async function adoptCopy(deps: AdoptDeps, copy: Copy, signal: AbortSignal): Promise<void> {
  const { store, clock, log } = deps
  const missing = new Map<ExperimentId, string[]>()
  const miss = (id: ExperimentId, what: string) => missing.set(id, [...(missing.get(id) ?? []), what])
  const runs = [...store.runs.unsettled(), ...uncollected(deps)]
  for (const run of runs) {
    if (!(await isRunThere(deps, run, signal))) miss(run.experiment, `run ${run.id}`)
    else log.info({ experiment: run.experiment, run: run.id }, 'run found again by a restored copy')
  }
  for (const lease of store.leases.open().filter(({ state }) => state !== 'wanted')) {
    if (!(await isLeaseThere(deps, lease, signal))) miss(lease.experiment, `lease ${lease.id}`)
  }
  signal.throwIfAborted()
  store.transaction(() => {
    for (const [id, what] of missing) park(deps, copy, { id, what })
    store.copies.adopted(clock.now())
  })
  log.info(
    { event: 'copy.adopted', from: copy.fromFolder, parked: missing.size },
    'restored copy looked through',
  )
}

/** Runs that ended and whose results no artifact holds yet. */
function uncollected({ store }: AdoptDeps): readonly Run[] {
  const waiting = store.experiments
    .active()
    .filter(({ stage }) => stage === 'running' || stage === 'verifying')
  return waiting.flatMap(({ id }) =>
    store.runs.list(id, 'matrix').filter(({ state, collectedAt }) => state === 'ok' && collectedAt === null),
  )
}

async function isRunThere({ drivers }: AdoptDeps, run: Run, signal: AbortSignal): Promise<boolean> {
  const driver = drivers[run.driver]
  const handle = await driver?.find(run.id, signal)
  if (driver === undefined || handle === undefined) return false
  const states = await driver.inspect([handle], signal)
  return (states.get(handle.ref)?.kind ?? 'lost') !== 'lost'
}

async function isLeaseThere({ drivers }: AdoptDeps, lease: Lease, signal: AbortSignal): Promise<boolean> {
  const driver: ComputeDriver | undefined = drivers[lease.driver]
  return driver !== undefined && ((await driver.holds?.(lease.id, signal)) ?? true)
}

function park(
  { store, clock, log, deliver }: AdoptDeps,
  copy: Copy,
  { id, what }: { id: ExperimentId; what: readonly string[] },
): void {
  const reason = reasonOf(copy, id, what)
  const effect = effectOf(store.experiments.get(id))
  const event = { type: 'effect.failed' as const, effect, reason }
  const outcome = deliver(id, { key: `copy/${copy.id}/${id}`, event, actor: 'hooke' })
  log.warn({ experiment: id, event: 'copy.parked', reason, outcome }, 'not found by a restored copy')
  store.feed.append({ experiment: id, kind: 'copy', body: { text: reason }, at: clock.now() })
}

const SHOWN = 5

function reasonOf({ fromFolder, fromHost, madeAt }: Copy, id: ExperimentId, what: readonly string[]): string {
  const shown = what.slice(0, SHOWN).join(', ')
  const more = what.length > SHOWN ? ` and ${what.length - SHOWN} more` : ''
  return (
    `this state is a copy of ${fromFolder} on ${fromHost}, made ${new Date(madeAt).toISOString()}; ` +
    `not found from here: ${shown}${more}. They may go on where the original is, so nothing was started again. ` +
    `Look there; what is to be done anew: hooke retry ${id} --from provisioning`
  )
}

/** The effect that the stage stands or falls with. */
function effectOf({ stage }: Experiment): string {
  const effects: Partial<Record<Experiment['stage'], string>> = {
    testing: 'smoke.run',
    provisioning: 'hardware.provision',
    verifying: 'results.collect',
  }
  return effects[stage] ?? 'runs.execute'
}
