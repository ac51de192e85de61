import type { ComputeDriver, JobHandle, JobState } from '../driver.ts'
import type { Connections } from './connections.ts'
import { type LeaseEntry, presentPod } from './lease-book.ts'
import { seenNow } from './let-go.ts'
import type { PodDesk } from './options.ts'

export interface Inspecting {
  readonly desk: PodDesk
  readonly hosts: Connections
  readonly entryOf: (handle: JobHandle) => Promise<LeaseEntry | undefined>
  /** Starts a pod that stopped by itself, so that what ended on it can be read; undefined when it is gone. */
  readonly wake: (entry: LeaseEntry) => Promise<ComputeDriver | undefined>
  readonly signal: AbortSignal
}

/** What runs on many pods are doing: one look at each pod, then one at all of its runs together. */
export async function inspectPods(
  work: Inspecting,
  handles: readonly JobHandle[],
): Promise<ReadonlyMap<string, JobState>> {
  const states = new Map<string, JobState>()
  const byLease = new Map<string, { entry: LeaseEntry; handles: JobHandle[] }>()
  for (const handle of handles) {
    const entry = await work.entryOf(handle)
    if (entry === undefined) states.set(handle.ref, lost('no pod was ever given this run'))
    else {
      const group = byLease.get(entry.lease) ?? { entry, handles: [] }
      group.handles.push(handle)
      byLease.set(entry.lease, group)
    }
  }
  await Promise.all(
    [...byLease.values()].map(async ({ entry, handles: own }) => {
      for (const [ref, state] of await inspectOne(work, entry, own)) states.set(ref, state)
    }),
  )
  return states
}

async function inspectOne(
  { desk, hosts, wake, signal }: Inspecting,
  entry: LeaseEntry,
  handles: readonly JobHandle[],
): Promise<ReadonlyMap<string, JobState>> {
  const all = (state: JobState) => new Map(handles.map(({ ref }) => [ref, state] as const))
  const known = presentPod(entry)
  if (known?.id == null) return all(vanished(entry))
  const host = await hosts.ofRunning(entry, signal)
  if (host !== undefined) return host.inspect(handles, signal)
  const pod = await seenNow(desk, known.id, signal)
  if (pod === 'gone') return all(vanished(entry))
  if (entry.wanted !== 'running') return all(lost(`its pod ${pod.id} was paused`))
  return (await (await wake(entry))?.inspect(handles, signal)) ?? all(vanished(entry))
}

function vanished({ pods }: LeaseEntry): JobState {
  const last = pods.findLast(({ hasRun }) => hasRun) ?? pods.at(-1)
  const reason = `its pod ${last?.id ?? last?.name ?? ''} is not there any more: the host went down or it was taken away`
  return { kind: 'lost', reason, cause: 'node-failed' }
}

function lost(reason: string): JobState {
  return { kind: 'lost', reason }
}
