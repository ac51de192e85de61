import { join } from 'node:path'
import type { ComputeDriver, HostFacts } from '../compute/driver.ts'
import { HookeError } from '../domain/errors.ts'
import type { Plan } from '../domain/plan.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Lease } from '../store/leases.ts'
import type { EngineDeps } from './deps.ts'
import { refuseBadNode } from './hardware/bad-nodes.ts'
import { refuseSilentProvider } from './hardware/silent-provider.ts'
import { computeOf, driverOf, setupOn } from './placement.ts'
import { refuseFullHost } from './retention/host-quota.ts'

/** The lease an experiment holds on the compute that its plan names, if any. */
export function heldLease(deps: EngineDeps, experiment: Experiment): Lease | undefined {
  const compute = computeOf(deps, experiment)
  return deps.store.leases
    .list(experiment.id)
    .findLast(({ state, driver }) => driver === compute && (state === 'held' || state === 'wanted'))
}

/**
 * Hardware for an experiment: the held lease, made ready again, or a new one whose row is written before anything is
 * asked for (C-2). Preparing again reads the host anew, so the gates judge what is true now.
 */
export async function holdLease(
  deps: EngineDeps,
  experiment: Experiment,
  plan: Plan,
  signal: AbortSignal,
): Promise<Lease> {
  const { store, clock } = deps
  const driver = driverOf(deps, experiment)
  refuseBadNode(deps, driver)
  const known = heldLease(deps, experiment) ?? pausedLease(deps, experiment, driver)
  if (known === undefined) refuseFullHost(deps, driver.name)
  const lease = known ?? wantLease(deps, experiment, plan)
  const study = deps.study(experiment.study)
  const setup = setupOn(deps, experiment)
  deps.hit('lease.afterWanted')
  const worktree = await deps.worktrees.create(study.repository, experiment.id)
  const spec = {
    lease: lease.id,
    worktree: worktree.path,
    devices: plan.compute.devices,
    memoryMb: plan.compute.memoryMb,
    diskMb: plan.compute.diskMb,
    environment: { ...setup.environment, ...plan.environment },
    secretNames: setup.secretNames,
    earlier: known && { since: known.createdAt, endedBy: clock.steady() },
  }
  const first = await driver.prepare(spec, signal)
  const wasSaved = first.facts.worktreeDirty && (await saveLeftovers(deps, experiment))
  const prepared = wasSaved ? await driver.prepare(spec, signal) : first
  deps.hit('lease.afterPrepared')
  store.transaction(() => {
    store.environments.put(prepared.facts.environment)
    store.leases.hold(lease.id, {
      host: prepared.host,
      pricePerHour: prepared.pricePerHourUsd,
      facts: prepared.facts,
      at: clock.now(),
    })
  })
  return store.leases.find(lease.id) ?? lease
}

/** A lease that was paused is wanted again; where none is, nothing new is asked of a provider that does not answer. */
function pausedLease(
  { store }: EngineDeps,
  { id }: Experiment,
  { name, machines }: ComputeDriver,
): Lease | undefined {
  if (machines !== undefined) refuseSilentProvider(store, name)
  const paused = store.leases.list(id).findLast(({ state, driver }) => state === 'paused' && driver === name)
  // written before anything is started, so that the sweep does not stop it again
  if (paused !== undefined) store.leases.wake(paused.id)
  return paused
}

/**
 * Why the machine of an experiment, which has none that is held, was paused while it stood aside; null when it was not.
 * Provisioning takes it up again, with what ran on it.
 */
export function whyPaused(deps: EngineDeps, experiment: Experiment): string | null {
  if (heldLease(deps, experiment) !== undefined) return null
  const compute = computeOf(deps, experiment)
  const paused = deps.store.leases
    .list(experiment.id)
    .findLast(({ state, driver }) => state === 'paused' && driver === compute)
  return paused === undefined ? null : `its machine was paused: ${paused.reason ?? paused.id}`
}

/** What lies uncommitted in the worktree belongs to no result: it is kept as a patch, and runs find the commit alone. */
async function saveLeftovers(
  { store, clock, log, worktrees, stateDir, study }: EngineDeps,
  { id, study: name }: Experiment,
): Promise<boolean> {
  const patch = await worktrees.rescue(study(name).repository, id, join(stateDir, 'rescued'))
  if (patch === null) return false
  const text = `uncommitted work was saved as ${patch} and taken out of the worktree`
  store.feed.append({
    experiment: id,
    kind: 'run',
    body: { run: '', notice: 'rescued', text },
    at: clock.now(),
  })
  log.warn({ experiment: id, event: 'worktree.rescued', patch }, text)
  return true
}

function wantLease(deps: EngineDeps, experiment: Experiment, plan: Plan): Lease {
  const { store, clock } = deps
  const { id } = experiment
  const lease = store.leases.nextId(id)
  store.leases.want({
    id: lease,
    experiment: id,
    driver: computeOf(deps, experiment),
    pricePerHour: 0,
    capUsd: plan.budget.capUsd,
    owner: deps.study(experiment.study).owner,
    createdAt: clock.now(),
  })
  const [row] = store.leases.list(id).filter((one) => one.id === lease)
  if (row === undefined) throw new HookeError('store.unreadable', `the lease ${lease} was not stored`)
  return row
}

/** What the driver found on the host when the lease was made ready. */
export function hostFactsOf(lease: Lease | undefined): HostFacts | null {
  return (lease?.facts ?? null) as HostFacts | null
}

/** Hours of a lease so far, and what they cost: what the sweep counted, and what passed since. */
export function costOf(lease: Lease, now: number): { hours: number; usd: number } {
  const end = lease.releasedAt ?? now
  const hoursSince = (at: number | null): number => (at === null ? 0 : Math.max(0, end - at) / 3_600_000)
  const isRunning = lease.state === 'held'
  const open = isRunning ? hoursSince(lease.countedAt ?? lease.heldAt) : 0
  return { hours: hoursSince(lease.heldAt), usd: lease.spentUsd + open * lease.pricePerHour }
}
