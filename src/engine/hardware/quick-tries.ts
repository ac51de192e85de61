import type { ComputeDriver, JobHandle, JobState } from '../../compute/driver.ts'
import { asError, HookeError } from '../../domain/errors.ts'
import { LeaseId, type RunId } from '../../domain/ids.ts'
import { type Hold, HoldId, leaseOfHold } from '../../store/holds.ts'
import type { Actor, HoldRequest, Tried, TryRequest } from '../commands.ts'
import { requireRight } from '../decide/rights.ts'
import type { EngineDeps } from '../deps.ts'
import { findOwner, markReleased } from './owners.ts'
import { refuseSilentProvider } from './silent-provider.ts'

/** Holds a machine for quick tries (W-11): the row first, then the machine. Never a result. */
export async function holdMachine(deps: EngineDeps, request: HoldRequest, actor: Actor): Promise<Hold> {
  const { store, clock } = deps
  requireRight(store, actor, 'spend')
  const driver = driverNamed(deps, request.compute)
  if (driver.machines !== undefined) refuseSilentProvider(store, request.compute)
  // an unknown study is refused here
  deps.study(request.study)
  const id = store.holds.nextId()
  const { compute, study, purpose, capUsd, forMs } = request
  const createdAt = clock.now()
  const row = { compute, study, purpose, capUsd, createdAt, until: createdAt + forMs }
  store.holds.want({ ...row, id, person: actor.name })
  deps.log.info(
    { event: 'hold.wanted', hold: id, by: actor.name, purpose },
    'a machine is held for quick tries',
  )
  try {
    return await prepareHold(deps, id)
  } catch (error) {
    // a rented machine may come to be all the same: the sweep looks for it, and lets it go
    const state = driver.machines === undefined ? 'released' : 'paused'
    const reason = deps.mask(`it could not be had: ${asError(error).message}`)
    store.holds.end(id, { state, reason, at: clock.now() })
    throw error
  }
}

async function prepareHold(deps: EngineDeps, id: HoldId): Promise<Hold> {
  const { store, clock } = deps
  const hold = findHold(deps, id)
  const { compute, study } = hold
  const setup = deps.study(study)
  const spec = {
    lease: leaseOfHold(id),
    worktree: setup.repository.path,
    devices: 1,
    memoryMb: 0,
    diskMb: 0,
    environment: setup.environment,
    secretNames: [],
  }
  const prepared = await driverNamed(deps, compute).prepare(spec, new AbortController().signal)
  store.holds.hold(id, { host: prepared.host, pricePerHour: prepared.pricePerHourUsd, at: clock.now() })
  return findHold(deps, id)
}

const TAIL_BYTES = 64 * 1024

/** Runs one exact command on a held machine and waits for its end; it is written down before it is run. */
export async function tryOnHold(
  deps: EngineDeps,
  id: string,
  { argv, timeLimitSeconds }: TryRequest,
  actor: Actor,
): Promise<Tried> {
  const { store, clock, mask, log } = deps
  requireRight(store, actor, 'spend')
  const hold = usable(deps, id)
  const driver = driverNamed(deps, hold.compute)
  // a machine that paused itself is taken up again
  await prepareHold(deps, hold.id)
  const run = store.holdCommands.begin({ hold: hold.id, argv, by: actor.name, at: clock.now() })
  log.info(
    { event: 'hold.exec', hold: hold.id, run, by: actor.name, argv },
    'a command runs on a held machine',
  )
  const signal = AbortSignal.timeout((timeLimitSeconds + 120) * 1000)
  const place = { run, lease: leaseOfHold(hold.id), cwd: deps.study(hold.study).repository.path }
  const limits = { timeLimitSeconds, memoryMb: 4096, logLimitBytes: 10_000_000 }
  try {
    const handle = await driver.submit({ ...place, argv, environment: {}, inputs: {}, ...limits }, signal)
    const state = await endOf(deps, driver, { handle, signal })
    const read = (stream: 'stdout' | 'stderr') =>
      driver.readLog(handle, { stream, offset: -TAIL_BYTES, limit: TAIL_BYTES }, signal)
    const [stdout, stderr] = await Promise.all([read('stdout'), read('stderr')])
    return finish(deps, run, { state, stdout: mask(stdout.text), stderr: mask(stderr.text) })
  } catch (error) {
    store.holdCommands.finish(run, { at: clock.now(), code: null, outcome: mask(asError(error).message) })
    throw error
  }
}

function finish(
  { store, clock }: EngineDeps,
  run: RunId,
  { state, ...output }: { state: JobState; stdout: string; stderr: string },
): Tried {
  const exit = state.kind === 'exited' ? state.exit : undefined
  const words = exit === undefined ? 'lost' : exit.reason
  const outcome = exit?.signal == null ? words : `${words}, ${exit.signal}`
  store.holdCommands.finish(run, { at: clock.now(), code: exit?.code ?? null, outcome })
  return { run, code: exit?.code ?? null, outcome, ...output }
}

const LOOK_MS = 300

async function endOf(
  { clock }: EngineDeps,
  driver: ComputeDriver,
  { handle, signal }: { handle: JobHandle; signal: AbortSignal },
): Promise<JobState> {
  for (;;) {
    signal.throwIfAborted()
    const state = (await driver.inspect([handle], signal)).get(handle.ref)
    if (state !== undefined && state.kind !== 'queued' && state.kind !== 'running') return state
    await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
  }
}

/** Lets go of a hold, or of a lease, because a person says so: what lies on a rented machine is lost with it (C-13). */
export async function releaseByPerson(
  deps: EngineDeps,
  name: string,
  actor: Actor,
): Promise<{ words: string }> {
  const { store, clock, log } = deps
  requireRight(store, actor, 'spend')
  const hold = HoldId.safeParse(name)
  const lease = hold.success ? leaseOfHold(hold.data) : LeaseId.safeParse(name).data
  const owner = findOwner(store, lease ?? null)
  if (owner === undefined)
    throw new HookeError('notFound', `there is no lease ${name}`, { advice: 'hooke compute leases' })
  if (owner.state === 'released') return { words: `${name} was let go before` }
  const live = store.runs.unsettled().filter((run) => run.lease === owner.lease)
  if (live.length > 0)
    throw new HookeError('request.conflict', `${live.length} runs live on ${name}`, {
      advice: `hooke pause ${owner.experiment ?? ''} or hooke cancel ${owner.experiment ?? ''} ends them first`,
    })
  await driverNamed(deps, owner.compute).release(owner.lease, new AbortController().signal)
  const reason = `${actor.name} let go of it`
  store.transaction(() => markReleased(store, owner, { reason, at: clock.now() }))
  log.info({ event: 'lease.released', lease: owner.lease, by: actor.name }, reason)
  return { words: `${name} is let go; it cost ${owner.spentUsd.toFixed(2)} USD` }
}

function usable(deps: EngineDeps, id: string): Hold {
  const hold = findHold(deps, id)
  const { clock } = deps
  const refusal =
    hold.state === 'released'
      ? 'was let go'
      : clock.now() >= hold.until
        ? 'is over its time'
        : hold.capUsd > 0 && hold.spentUsd >= hold.capUsd
          ? `has cost its ${hold.capUsd.toFixed(2)} USD`
          : null
  if (refusal === null) return hold
  throw new HookeError('request.conflict', `${id} ${refusal}`, {
    advice: 'hooke compute hold takes a new one',
  })
}

function findHold({ store }: EngineDeps, id: string): Hold {
  const known = HoldId.safeParse(id)
  const hold = known.success ? store.holds.find(known.data) : undefined
  if (hold !== undefined) return hold
  throw new HookeError('notFound', `there is no hold ${id}`, { advice: 'hooke compute leases lists them' })
}

function driverNamed({ drivers }: EngineDeps, name: string): ComputeDriver {
  const driver = drivers[name]
  if (driver !== undefined) return driver
  throw new HookeError('notFound', `there is no compute ${name}`, {
    found: `there is ${Object.keys(drivers).join(', ')}`,
  })
}
