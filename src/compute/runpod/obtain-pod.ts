import { HookeError } from '../../domain/errors.ts'
import type { CreateOnce } from '../../lib/create-once.ts'
import type { LeaseSpec } from '../driver.ts'
import { awaitReady, type IsUp } from './await-ready.ts'
import { bodyOf, type Candidate, candidatesOf, wordsOf } from './candidates.ts'
import { type LeaseBook, type LeaseEntry, type PodEntry, presentPod, withPod } from './lease-book.ts'
import { seenNow, terminatePod } from './let-go.ts'
import type { PodDesk } from './options.ts'
import type { Pod } from './pod.ts'
import { marksOf, podName } from './pod-name.ts'
import { RunpodTrouble } from './trouble.ts'

export interface Obtaining {
  readonly desk: PodDesk
  readonly book: LeaseBook
  readonly once: CreateOnce
  readonly spec: LeaseSpec
  readonly isUp: IsUp
  readonly signal: AbortSignal
}

export interface Obtained {
  readonly entry: PodEntry
  readonly pod: Pod
}

/**
 * The pod of a lease, ready: the one it has, started again when it was stopped, or a new one. Candidates are tried in
 * order; what is asked for is in the book before it is sent, and its id before it is awaited.
 */
export async function obtainPod(work: Obtaining, start: LeaseEntry): Promise<Obtained> {
  let entry = await finishLeaving(work, start)
  const problems: string[] = []
  const present = presentPod(entry)
  if (present !== undefined) {
    const taken = await takeUp(work, entry, present)
    if (taken.kind === 'ready') return taken
    entry = taken.entry
    problems.push(taken.because)
  }
  warnOfNoVolume(work.desk)
  for (const candidate of candidatesOf(work.desk.wishes)) {
    const asked = await announce(work, entry, candidate)
    const made = await make(work, asked, { candidate, isFirst: true })
    if (made.kind === 'ready') return made
    entry = made.entry
    problems.push(`${wordsOf(candidate)}: ${made.because}`)
  }
  throw noneLeft(work.desk, problems)
}

function warnOfNoVolume({ name, wishes, warn }: PodDesk): void {
  if (wishes.volume.kind !== 'none') return
  warn(`pods of [compute.${name}] have no volume: a stop loses what is on them; set volume or network_volume`)
}

type Outcome =
  | ({ readonly kind: 'ready' } & Obtained)
  | { readonly kind: 'none'; readonly entry: LeaseEntry; readonly because: string }

interface Asked {
  readonly lease: LeaseEntry
  readonly pod: PodEntry
}

async function announce(work: Obtaining, entry: LeaseEntry, candidate: Candidate): Promise<Asked> {
  const { book, desk } = work
  const key = `${await book.installation()}/${entry.lease}/${entry.pods.length + 1}`
  const pod: PodEntry = {
    ...{ key, name: podName(desk.prefix, key), candidate: wordsOf(candidate), since: desk.clock.now() },
    ...{ id: null, pricePerHour: 0, hasRun: false, hostKey: null, leaving: false, ended: null },
  }
  const lease = { ...entry, pods: [...entry.pods, pod] }
  await book.keep(lease)
  return { lease, pod }
}

/** What the lease has already: found again if nobody knows whether it was made, started again if it was stopped. */
export async function takeUp(work: Obtaining, lease: LeaseEntry, pod: PodEntry): Promise<Outcome> {
  const { desk, signal } = work
  if (pod.id === null) {
    const candidate = candidatesOf(desk.wishes).find((one) => wordsOf(one) === pod.candidate)
    return make(work, { lease, pod }, { candidate, isFirst: false })
  }
  const seen = await seenNow(desk, pod.id, signal)
  if (seen === 'gone') return vanished(work, { lease, pod })
  if (seen.status === 'EXITED' || seen.status === 'ERROR') await startAgain(work, seen)
  return settleIn(work, { lease, pod }, seen)
}

async function startAgain({ desk, signal }: Obtaining, { id }: Pod): Promise<void> {
  try {
    await desk.client.act(id, 'start', signal)
  } catch (error) {
    if (!(error instanceof RunpodTrouble) || error.kind !== 'candidate') throw error
    // its disk lies on that one machine: another pod would be empty
    throw new HookeError('compute.unreachable', `the paused pod ${id} cannot be started now`, {
      retryable: true,
      retryAt: desk.clock.now() + 5 * 60_000,
      ...(error.found === undefined ? {} : { found: error.found }),
      advice: `its machine has no free GPU: it is asked again; hooke compute leases shows it`,
    })
  }
}

async function make(
  work: Obtaining,
  { lease, pod }: Asked,
  { candidate, isFirst }: { candidate: Candidate | undefined; isFirst: boolean },
): Promise<Outcome> {
  const { desk, book, once, spec, signal } = work
  const marks = marksOf({ installation: await book.installation(), lease: lease.lease, key: pod.key })
  const creation = {
    key: pod.key,
    earlier: isFirst ? undefined : { since: pod.since, endedBy: desk.clock.steady() },
    find: async () => {
      const listed = await desk.client.pods(signal).catch(unanswered)
      return listed.filter(({ name }) => name === pod.name).sort(byAge)
    },
    create: () => {
      if (candidate === undefined)
        throw new RunpodTrouble('candidate', 'no longer asked for', { status: null })
      const { devices, diskMb } = spec
      return desk.client.create(
        bodyOf(desk.wishes, candidate, { name: pod.name, marks, devices, diskMb }),
        signal,
      )
    },
    remove: (extra: Pod) => terminatePod(desk, extra.id, signal),
  }
  const made = await once<Pod>(creation, signal).catch(refusalIn)
  if (made instanceof RunpodTrouble) {
    const refused = withPod(lease, pod.key, { ended: 'refused' })
    await book.keep(refused)
    return { kind: 'none', entry: refused, because: made.found ?? made.message }
  }
  // from here on there is a pod: no answer of RunPod about it means that it was refused
  const known = withPod(lease, pod.key, { id: made.id, pricePerHour: made.cost })
  await book.keep(known)
  return settleIn(work, { lease: known, pod: { ...pod, id: made.id } }, made)
}

/** A list that is refused says nothing about the pod: it may have been made by an earlier try. */
function unanswered(thrown: unknown): never {
  if (!(thrown instanceof RunpodTrouble) || thrown.kind !== 'candidate') throw thrown
  const { status, message, found } = thrown
  throw new RunpodTrouble('stop', message, { status, ...(found === undefined ? {} : { found }) })
}

function refusalIn(thrown: unknown): RunpodTrouble {
  if (thrown instanceof RunpodTrouble && thrown.kind === 'candidate') return thrown
  throw thrown
}

/** Waits until it is ready. One on which nothing ran is let go when it is too dear or too late; any other is kept. */
async function settleIn(work: Obtaining, { lease, pod }: Asked, made: Pod): Promise<Outcome> {
  const { desk, isUp, signal } = work
  const { maxPricePerHour } = desk.wishes
  if (made.cost > maxPricePerHour && !pod.hasRun) {
    const words = `costs ${made.cost.toFixed(2)} USD an hour, above the ${maxPricePerHour.toFixed(2)} allowed`
    return discard(work, { lease, pod }, { id: made.id, because: words })
  }
  const readiness = await awaitReady(desk, made.id, { isUp, signal })
  if (readiness.kind === 'gone') return vanished(work, { lease, pod })
  if (readiness.kind === 'ready') return moveIn(work, { lease, pod }, readiness.pod)
  if (!pod.hasRun) return discard(work, { lease, pod }, { id: made.id, because: readiness.because })
  throw new HookeError('compute.unreachable', `the pod ${made.id} did not become ready again`, {
    retryable: true,
    found: readiness.because,
    advice: 'something ran on it, so it is kept: see the console of RunPod',
  })
}

async function moveIn({ book }: Obtaining, { lease, pod }: Asked, ready: Pod): Promise<Outcome> {
  // its host key was pinned meanwhile
  const known = (await book.find(lease.lease)) ?? lease
  const hostKey = known.pods.find(({ key }) => key === pod.key)?.hostKey ?? pod.hostKey
  const entry = { ...pod, id: ready.id, pricePerHour: ready.cost, hostKey }
  await book.keep(withPod(known, pod.key, entry))
  return { kind: 'ready', entry, pod: ready }
}

async function discard(
  work: Obtaining,
  { lease, pod }: Asked,
  { id, because }: { id: string; because: string },
): Promise<Outcome> {
  await work.book.keep(withPod(lease, pod.key, { id, leaving: true }))
  await terminatePod(work.desk, id, work.signal)
  const entry = withPod(lease, pod.key, { id, leaving: true, ended: 'terminated' })
  await work.book.keep(entry)
  return { kind: 'none', entry, because }
}

async function vanished(work: Obtaining, { lease, pod }: Asked): Promise<Outcome> {
  const entry = withPod(lease, pod.key, { ended: 'vanished' })
  await work.book.keep(entry)
  const because = `the pod ${pod.id ?? pod.name} is not there any more`
  work.desk.warn(because)
  return { kind: 'none', entry, because }
}

/** What was to be terminated when somebody died over it. */
async function finishLeaving(work: Obtaining, start: LeaseEntry): Promise<LeaseEntry> {
  let entry = start
  for (const { id, key } of start.pods.filter(({ leaving, ended }) => leaving && ended === null)) {
    if (id !== null) await terminatePod(work.desk, id, work.signal)
    entry = withPod(entry, key, { ended: 'terminated' })
    await work.book.keep(entry)
  }
  return entry
}

function byAge(a: Pod, b: Pod): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
}

const NO_CAPACITY =
  /no longer any instances|capacity|not available|unavailable|insufficient|out of stock|did not become|PROVISIONING|STARTING/i

/** Every candidate refused with the same words that speak of no capacity: then it is the request that is wrong. */
function noneLeft({ name }: PodDesk, problems: readonly string[]): HookeError {
  const found = problems.join('\n')
  if (problems.length > 0 && problems.every((text) => text.includes('HTTP 4') && !NO_CAPACITY.test(text))) {
    return new HookeError('compute.rejected', `RunPod refused every candidate of [compute.${name}]`, {
      found,
      advice: `that is seldom a lack of pods: see what [compute.${name}] asks for`,
    })
  }
  return new HookeError('compute.unreachable', `no pod of [compute.${name}] can be had now`, {
    retryable: true,
    found,
    advice: 'it is asked again; or add GPU types, data centres or clouds',
  })
}
