import { asError, HookeError } from '../../domain/errors.ts'
import type { LeaseId } from '../../domain/ids.ts'
import type { ComputeDriver } from '../driver.ts'
import type { IsUp } from './await-ready.ts'
import { type LeaseBook, type LeaseEntry, type PodEntry, presentPod, withPod } from './lease-book.ts'
import type { PodDesk } from './options.ts'
import type { Pod, SshEndpoint } from './pod.ts'

/** Where a pod is reached, and the key by which it proves that it is this pod (C-15). */
export interface PodTarget {
  readonly pod: string
  readonly lease: LeaseId
  readonly ssh: SshEndpoint
  readonly fingerprint: string
}

export interface PodHost {
  readonly host: ComputeDriver
  /** Null when commands run there, else why not. */
  greet(signal: AbortSignal): Promise<string | null>
  /** Tells the dead-man switch that somebody still looks after the pod. */
  renew(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface Connect {
  (target: PodTarget): PodHost
  /** The fingerprint of the pod's host key, from a source that is not the connection itself; null when not yet known. */
  fingerprintOf(pod: Pod, ssh: SshEndpoint, signal: AbortSignal): Promise<string | null>
}

export type Connections = ReturnType<typeof createConnections>

/** One connection a pod, for as long as it is reached at the same place with the same host key. */
export function createConnections(options: PodDesk & { readonly connect: Connect }, book: LeaseBook) {
  const { connect, client } = options
  const open = new Map<string, { readonly target: PodTarget; readonly made: PodHost }>()

  const to = (target: PodTarget): PodHost => {
    const known = open.get(target.pod)
    if (known !== undefined && isSame(known.target, target)) return known.made
    known?.made.close().catch((error: unknown) => options.warn(asError(error).message))
    const made = connect(target)
    open.set(target.pod, { target, made })
    return made
  }

  /** Pins the host key of a pod that is awaited, then asks whether commands run. */
  const isUp =
    (lease: LeaseId): IsUp =>
    async (pod, ssh, signal) => {
      const fingerprint = await connect.fingerprintOf(pod, ssh, signal)
      if (fingerprint === null) return 'its log does not name its SSH host key yet'
      const because = await to({ pod: pod.id, lease, ssh, fingerprint }).greet(signal)
      if (because === null) await pin(book, lease, { pod: pod.id, fingerprint })
      return because
    }

  const of = (pod: Pod, entry: PodEntry, lease: LeaseId): ComputeDriver => {
    const ssh = pod.ssh?.direct
    if (ssh == null || entry.hostKey === null) throw notRunning(pod.id, pod.status)
    return to({ pod: pod.id, lease, ssh, fingerprint: entry.hostKey }).host
  }

  async function ofRunning(entry: LeaseEntry, signal: AbortSignal): Promise<ComputeDriver | undefined> {
    const known = presentPod(entry)
    if (known?.id == null) return undefined
    const pod = await client.pod(known.id, signal)
    if (pod?.status !== 'RUNNING' || pod.ssh?.direct == null || known.hostKey === null) return undefined
    return of(pod, known, entry.lease)
  }

  /**
   * Only a pod that was reached before: a pod that cannot be reached pauses itself in time. The connection that is open is
   * asked first: RunPod may not answer while its pods do.
   */
  const renew = async (entry: LeaseEntry, signal: AbortSignal): Promise<void> => {
    const id = presentPod(entry)?.id
    if (id == null || (await isRenewed(open.get(id)?.made, signal))) return
    if ((await ofRunning(entry, signal)) !== undefined) await open.get(id)?.made.renew(signal)
  }

  return { isUp, of, ofRunning, renew }
}

async function isRenewed(made: PodHost | undefined, signal: AbortSignal): Promise<boolean> {
  if (made === undefined) return false
  try {
    await made.renew(signal)
    return true
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof HookeError) return false
    throw error
  }
}

async function pin(
  book: LeaseBook,
  lease: LeaseId,
  { pod, fingerprint }: { pod: string; fingerprint: string },
): Promise<void> {
  const entry = await book.find(lease)
  const known = entry?.pods.find(({ id }) => id === pod)
  if (entry === undefined || known === undefined || known.hostKey === fingerprint) return
  await book.keep(withPod(entry, known.key, { hostKey: fingerprint }))
}

function isSame(a: PodTarget, b: PodTarget): boolean {
  return a.fingerprint === b.fingerprint && a.ssh.host === b.ssh.host && a.ssh.port === b.ssh.port
}

export function notRunning(pod: string, status: string): HookeError {
  return new HookeError('compute.unreachable', `the pod ${pod} cannot be reached`, {
    retryable: true,
    found: `RunPod shows it as ${status}`,
    advice: 'it is started again with its lease; hooke compute leases shows it',
  })
}
