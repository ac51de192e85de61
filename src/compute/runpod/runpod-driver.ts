import { RunId } from '../../domain/ids.ts'
import { createOnceAt } from '../../lib/create-once.ts'
import type { ComputeDriver, JobHandle, Packs } from '../driver.ts'
import { mostInPack } from '../shared/host/submit-packs.ts'
import { type Connect, createConnections, notRunning } from './connections.ts'
import { createInTurn } from './in-turn.ts'
import { inspectPods } from './inspect-pods.ts'
import { createLeaseBook, type LeaseEntry, presentPod } from './lease-book.ts'
import { seenNow } from './let-go.ts'
import { machinesOf } from './machines.ts'
import type { PodDesk } from './options.ts'
import {
  hostForRun,
  holdsLease,
  pauseLease,
  type PodWork,
  prepareLease,
  releaseLease,
  wakePod,
} from './pod-leases.ts'
import { probe } from './probe.ts'

export interface RunpodOptions extends PodDesk {
  /** How the runs of one pod are reached. */
  readonly connect: Connect
}

const NOTHING = { offset: 0, nextOffset: 0, text: '', end: true } as const

/**
 * Runs on pods of RunPod: one pod a lease, made or started again by `prepare`, reached over SSH. Everything that was asked
 * for is in the lease book before it is sent, so that any later daemon, the sweep and the reaper know of it (C-2, C-3).
 */
export function createRunpodDriver(options: RunpodOptions): ComputeDriver {
  const { name, clock, timing } = options
  const book = createLeaseBook(options.folder)
  const hosts = createConnections(options, book)
  const once = createOnceAt({ clock, ...timing })
  const work: PodWork = { desk: options, book, once, hosts, inTurn: createInTurn() }
  const handleOf = (run: RunId): JobHandle => ({ driver: name, ref: run })
  const hostOf = (handle: JobHandle, signal: AbortSignal) => hostOfRun(work, handle, signal)
  const outputsOf = (handle: JobHandle, signal: AbortSignal) => hostOfOutputs(work, handle, signal)

  return {
    name,
    settles: 'ask',
    machines: machinesOf(options, book, hosts),
    probe: (signal) => probe(options, signal),
    prepare: (spec, signal) => prepareLease(work, spec, signal),
    pause: (lease, signal) => {
      const collect = (host: ComputeDriver, run: RunId, patience: AbortSignal) =>
        host.collect(handleOf(run), patience)
      return pauseLease(work, lease, { collect, signal })
    },
    release: (lease, signal) => releaseLease(work, lease, signal),
    holds: (lease, signal) => holdsLease(work, lease, signal),

    async submit(spec, signal) {
      const host = await hostForRun(work, spec, signal)
      await host.submit(spec, signal)
      return handleOf(spec.run)
    },

    packs: packsOf(work, handleOf),

    async find(run, signal) {
      const entry = await book.leaseOfRun(run)
      if (entry === undefined) return undefined
      const host = await hosts.ofRunning(entry, signal)
      // it may have been started before the pod stopped; looking tells
      if (host === undefined) return presentPod(entry) === undefined ? undefined : handleOf(run)
      return (await host.find(run, signal)) === undefined ? undefined : handleOf(run)
    },

    inspect(handles, signal) {
      const wake = (entry: LeaseEntry) => wakePod(work, entry, signal)
      return inspectPods({ ...work, entryOf: (handle) => entryOf(work, handle), wake, signal }, handles)
    },

    async readLog(handle, request, signal) {
      return (await (await outputsOf(handle, signal))?.readLog(handle, request, signal)) ?? NOTHING
    },
    async cancel(handle, signal) {
      await (await hostOf(handle, signal))?.cancel(handle, signal)
    },
    async collect(handle, signal) {
      return (await (await outputsOf(handle, signal))?.collect(handle, signal)) ?? { files: [], skipped: [] }
    },
  }
}

function packsOf(work: PodWork, handleOf: (run: RunId) => JobHandle): Packs {
  return {
    most: (spec) => mostInPack({}, spec),
    async submit(specs, signal) {
      const hosts: ComputeDriver[] = []
      for (const spec of specs) hosts.push(await hostForRun(work, spec, signal))
      const receipts = (await hosts.at(-1)?.packs?.submit(specs, signal)) ?? []
      return specs.map(({ run }, n) => receipts[n] && handleOf(run))
    },
  }
}

async function entryOf({ book }: PodWork, { ref }: JobHandle): Promise<LeaseEntry | undefined> {
  const run = RunId.safeParse(ref)
  return run.success ? book.leaseOfRun(run.data) : undefined
}

/** The host of a run's pod. A pod that stopped by itself is started again; one that was paused or is gone is none. */
async function hostOfRun(
  work: PodWork,
  handle: JobHandle,
  signal: AbortSignal,
): Promise<ComputeDriver | undefined> {
  const entry = await entryOf(work, handle)
  if (entry === undefined || presentPod(entry) === undefined) return undefined
  const host = await work.hosts.ofRunning(entry, signal)
  if (host !== undefined || entry.wanted !== 'running') return host
  return wakePod(work, entry, signal)
}

/** As `hostOfRun`; but what lies on a pod that is paused is there, and no answer about it is never "nothing" (C-13). */
async function hostOfOutputs(
  work: PodWork,
  handle: JobHandle,
  signal: AbortSignal,
): Promise<ComputeDriver | undefined> {
  const host = await hostOfRun(work, handle, signal)
  if (host !== undefined) return host
  const entry = await entryOf(work, handle)
  const id = entry && presentPod(entry)?.id
  if (id == null) return undefined
  const pod = await seenNow(work.desk, id, signal)
  if (pod !== 'gone') throw notRunning(id, pod.status)
  return undefined
}
