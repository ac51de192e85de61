import { asError, HookeError } from '../../domain/errors.ts'
import { LeaseId, type RunId } from '../../domain/ids.ts'
import type { CreateOnce } from '../../lib/create-once.ts'
import type { ComputeDriver, LeaseSpec, Prepared, RunSpec } from '../driver.ts'
import type { Connections } from './connections.ts'
import type { InTurn } from './in-turn.ts'
import { type LeaseBook, type LeaseEntry, type PodEntry, presentPod, withPod } from './lease-book.ts'
import { pausePod, seenNow, terminatePod } from './let-go.ts'
import { obtainPod, takeUp } from './obtain-pod.ts'
import type { PodDesk } from './options.ts'

export interface PodWork {
  readonly desk: PodDesk
  readonly book: LeaseBook
  readonly once: CreateOnce
  readonly hosts: Connections
  /** What changes a lease goes one after the other. */
  readonly inTurn: InTurn
}

/** The pod of a lease, ready, with code and environment on it. */
export function prepareLease(work: PodWork, spec: LeaseSpec, signal: AbortSignal): Promise<Prepared> {
  const { hosts, inTurn } = work
  return inTurn(spec.lease, async () => {
    const entry = await begin(work, spec)
    const got = await obtainPod({ ...work, spec, isUp: hosts.isUp(spec.lease), signal }, entry)
    const prepared = await hosts.of(got.pod, got.entry, spec.lease).prepare(spec, signal)
    const place = [got.pod.id, got.entry.candidate].join(', ')
    return { ...prepared, host: place, pricePerHourUsd: got.pod.cost }
  })
}

async function begin({ book }: PodWork, { lease, environment, secretNames }: LeaseSpec): Promise<LeaseEntry> {
  const known = await book.find(lease)
  const share = { environment: { ...environment }, secretNames: [...secretNames] }
  const entry: LeaseEntry = { ...(known ?? { lease, pods: [], runs: [] }), ...share, wanted: 'running' }
  await book.keep(entry)
  return entry
}

/** The host of a run that is about to start. On the disk before: from now on the pod is only ever paused. */
export function hostForRun(
  work: PodWork,
  { lease, run }: RunSpec,
  signal: AbortSignal,
): Promise<ComputeDriver> {
  const { book, hosts, inTurn } = work
  return inTurn(lease, async () => {
    const known = await book.find(lease)
    const pod = known && presentPod(known)
    if (known === undefined || pod === undefined) throw noPod(lease)
    if (known.wanted !== 'running') throw paused(lease)
    const entry = { ...known, runs: [...known.runs.filter((one) => one !== run), run] }
    const withRun = withPod(entry, pod.key, { hasRun: true })
    if (!pod.hasRun || !known.runs.includes(run)) await book.keep(withRun)
    return (await hosts.ofRunning(known, signal)) ?? (await raise(work, withRun, signal))
  })
}

/**
 * It stopped by itself, by the dead-man switch or in the console: what ended on it is there to be read. Undefined when it
 * is gone.
 */
export function wakePod(
  work: PodWork,
  { lease }: LeaseEntry,
  signal: AbortSignal,
): Promise<ComputeDriver | undefined> {
  return work.inTurn(lease, async () => {
    const entry = await work.book.find(lease)
    try {
      return entry && (await raise(work, entry, signal))
    } catch (error) {
      if (error instanceof HookeError && error.code === 'compute.gone') return undefined
      throw error
    }
  })
}

/** The host of a pod that does not run, once it runs again; a pod that is gone is booked as such. */
async function raise(work: PodWork, entry: LeaseEntry, signal: AbortSignal): Promise<ComputeDriver> {
  const { lease } = entry
  const pod = presentPod(entry)
  if (pod === undefined) throw noPod(lease)
  const spec = { lease, worktree: '', devices: 0, memoryMb: 0, diskMb: 0, environment: {}, secretNames: [] }
  const taken = await takeUp({ ...work, spec, isUp: work.hosts.isUp(lease), signal }, entry, pod)
  if (taken.kind === 'none') throw noPod(lease, taken.because)
  return work.hosts.of(taken.pod, taken.entry, lease)
}

type Collect = (host: ComputeDriver, run: RunId, signal: AbortSignal) => Promise<unknown>

/** Stops paying for the GPU. `collect` brings what a stop would lose. */
export function pauseLease(
  work: PodWork,
  lease: LeaseId,
  { collect, signal }: { collect: Collect; signal: AbortSignal },
): Promise<void> {
  const { desk, hosts, inTurn } = work
  return inTurn(lease, async () => {
    const entry = await want(work, lease, 'paused')
    const id = entry && presentPod(entry)?.id
    if (entry === undefined || id == null) return
    const host = desk.wishes.volume.kind === 'none' ? await hosts.ofRunning(entry, signal) : undefined
    if (host !== undefined) {
      for (const run of entry.runs)
        await tryToCollect(desk, run, { collect: (patience) => collect(host, run, patience), signal })
    }
    await pausePod(desk, id, signal)
  })
}

/** Once for each run: a pod that cannot be reached must not cost money for ever. */
const COLLECT_WITHIN_MS = 5 * 60_000

async function tryToCollect(
  { warn }: PodDesk,
  run: RunId,
  { collect, signal }: { collect: (patience: AbortSignal) => Promise<unknown>; signal: AbortSignal },
): Promise<void> {
  try {
    await collect(AbortSignal.any([signal, AbortSignal.timeout(COLLECT_WITHIN_MS)]))
  } catch (error) {
    signal.throwIfAborted()
    warn(`the pod of ${run} is stopped without its results: ${asError(error).message}`)
  }
}

/** For good: every pod of it that may exist, one that was taken for gone too. */
export function releaseLease(work: PodWork, lease: LeaseId, signal: AbortSignal): Promise<void> {
  const { desk, book, inTurn } = work
  return inTurn(lease, async () => {
    let entry = await want(work, lease, 'gone')
    for (const pod of entry?.pods ?? []) {
      if (entry === undefined || pod.ended === 'refused' || pod.ended === 'terminated') continue
      const id = pod.id ?? (await lookFor(desk, pod.key, signal))
      if (id !== undefined && (await mayExist(desk, { ...pod, id }, signal)))
        await terminatePod(desk, id, signal)
      entry = withPod(entry, pod.key, { ended: 'terminated' })
      await book.keep(entry)
    }
  })
}

/** What was taken for gone is looked at once more; anything else is gone only when it was terminated. */
async function mayExist(
  { client }: PodDesk,
  { id, ended }: Pick<PodEntry, 'ended'> & { readonly id: string },
  signal: AbortSignal,
): Promise<boolean> {
  return ended === null || (await client.pod(id, signal)) !== undefined
}

export async function holdsLease(
  { desk, book }: PodWork,
  lease: LeaseId,
  signal: AbortSignal,
): Promise<boolean> {
  const entry = await book.find(LeaseId.parse(lease))
  const pod = entry && presentPod(entry)
  if (entry === undefined || pod === undefined) return false
  const id = pod.id ?? (await lookFor(desk, pod.key, signal))
  if (id === undefined || (await seenNow(desk, id, signal)) === 'gone') return false
  // nobody knew yet whether it had been made when the backup was
  if (pod.id === null) await book.keep(withPod(entry, pod.key, { id }))
  return true
}

async function want(
  { book }: PodWork,
  lease: LeaseId,
  wanted: 'paused' | 'gone',
): Promise<LeaseEntry | undefined> {
  const entry = await book.find(lease)
  if (entry === undefined) return undefined
  const changed: LeaseEntry = { ...entry, wanted }
  await book.keep(changed)
  return changed
}

async function lookFor({ client }: PodDesk, key: string, signal: AbortSignal): Promise<string | undefined> {
  return (await client.pods(signal)).find(({ env }) => env?.['HOOKE_KEY'] === key)?.id
}

/** Asking again would change nothing: only `prepare` gets another. */
function noPod(lease: LeaseId, found = 'none was made, or it is gone'): HookeError {
  const advice = 'provisioning gets another one; hooke compute leases shows what is held'
  return new HookeError('compute.gone', `the lease ${lease} has no pod`, { found, advice })
}

function paused(lease: LeaseId): HookeError {
  return new HookeError('compute.gone', `the pod of the lease ${lease} was paused`, {
    found: 'nothing starts on it until its lease is taken up again',
    advice: 'provisioning takes it up again',
  })
}
