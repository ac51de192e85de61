import { LeaseId } from '../../domain/ids.ts'
import type { Machine, Machines } from '../driver.ts'
import type { Connections } from './connections.ts'
import { type LeaseBook, type LeaseEntry, presentPod } from './lease-book.ts'
import { pausePod, terminatePod } from './let-go.ts'
import type { PodDesk } from './options.ts'
import { gpuPercentOf, isBilled, type Pod } from './pod.ts'
import { isOurKind } from './pod-name.ts'

/** The pods of an account that carry the prefix, each with what the lease book knows of it. */
export function machinesOf(desk: PodDesk, book: LeaseBook, hosts: Pick<Connections, 'renew'>): Machines {
  return {
    async list(signal) {
      const pods = (await desk.client.pods(signal)).filter((pod) => isOurKind(pod, desk.prefix))
      // read after the list came: what was made meanwhile is known to the book
      const [entries, own, formers] = await Promise.all([book.list(), book.installation(), book.formers()])
      return pods
        .map((pod) => machineOf(pod, entries, { own, formers }))
        .sort((a, b) => a.createdAt - b.createdAt)
    },
    async pause(id, signal) {
      await pausePod(desk, id, signal)
    },
    async renew(lease, signal) {
      const entry = await book.find(lease)
      if (entry?.wanted === 'running') await hosts.renew(entry, signal)
    },
    terminate: (id, signal) => terminatePod(desk, id, signal),
  }
}

/**
 * A pod of a lease that works with another one: it was taken for gone and came back, or was let go of and is still there. The
 * key tells only pods of one request apart.
 */
function isSpare({ id, env }: Pod, entries: readonly LeaseEntry[]): boolean {
  const entry = entries.find(({ lease }) => lease === env?.['HOOKE_LEASE'])
  const present = entry && presentPod(entry)
  if (present === undefined) return false
  return present.id === null ? present.key !== env?.['HOOKE_KEY'] : present.id !== id
}

interface Marks {
  readonly own: string
  readonly formers: readonly string[]
}

function machineOf(pod: Pod, entries: readonly LeaseEntry[], marks: Marks): Machine {
  const { HOOKE_KEY: key, HOOKE_LEASE: lease, HOOKE_INSTALLATION } = pod.env ?? {}
  const all = entries.flatMap(({ pods }) => pods)
  const known = all.find((one) => one.id === pod.id)
  // a run starts on a pod whose id is in the book: on another of the same key nothing did
  const isKnownKey = all.some((one) => one.key === key)
  const parsed = LeaseId.safeParse(lease)
  const percent = gpuPercentOf(pod)
  return {
    id: pod.id,
    lease: parsed.success ? parsed.data : null,
    key: key ?? null,
    ...whoseIs(pod, marks, known !== undefined || isKnownKey),
    isSpare: isSpare(pod, entries),
    isBilled: isBilled(pod),
    pricePerHourUsd: pod.cost,
    ...(percent === undefined ? {} : { gpuPercent: percent }),
    hasRun: known?.hasRun ?? (!isKnownKey || HOOKE_INSTALLATION !== marks.own),
    createdAt: pod.createdAt,
    words: wordsOf(pod),
  }
}

function whoseIs(
  { env }: Pod,
  { own, formers }: Marks,
  isInBook: boolean,
): Pick<Machine, 'isOurs' | 'isOfOriginal'> {
  const whose = env?.['HOOKE_INSTALLATION'] ?? ''
  const isFormer = whose !== '' && formers.includes(whose)
  return { isOurs: whose === own || (isFormer && isInBook), isOfOriginal: isFormer && !isInBook }
}

function wordsOf({ id, gpu, dataCenterId, status }: Pod): string {
  const place = [gpu?.id ?? 'CPU', ...(dataCenterId == null ? [] : [dataCenterId])].join(', ')
  return `${id} (${place}), ${status.toLowerCase()}`
}
