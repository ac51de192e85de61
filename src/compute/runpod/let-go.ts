import { HookeError } from '../../domain/errors.ts'
import { waitFor } from './nap.ts'
import { isBilled, type Pod } from './pod.ts'
import type { PodDesk } from './options.ts'
import { RunpodTrouble } from './trouble.ts'

type Seen = Pod | 'gone'

/**
 * Stops a pod and looks until it is stopped: the reply alone proves nothing (RELIABILITY 3). Gives `gone` when there is no
 * such pod any more. Throws as retryable when it could not be confirmed in time: whoever asked asks again, for ever.
 */
export async function pausePod(desk: PodDesk, id: string, signal: AbortSignal): Promise<'paused' | 'gone'> {
  const ask = () => desk.client.act(id, 'stop', signal)
  const seen = await askUntil(desk, id, { ask, isDone: (pod) => pod !== 'gone' && !isBilled(pod), signal })
  if (seen === 'gone') return 'gone'
  if (!isBilled(seen)) return 'paused'
  throw unconfirmed(`the pod ${id} is not stopped yet`, seen)
}

/** Deletes a pod and looks until it is gone. An answer 404 is no proof: a pod that lives has been answered so. */
export async function terminatePod(desk: PodDesk, id: string, signal: AbortSignal): Promise<void> {
  const ask = () => desk.client.terminate(id, signal)
  const seen = await askUntil(desk, id, { ask, isDone: (pod) => pod === 'gone', signal })
  if (seen !== 'gone') throw unconfirmed(`the pod ${id} is not terminated yet`, seen)
}

interface Wish {
  readonly ask: () => Promise<unknown>
  readonly isDone: (seen: Seen) => boolean
  readonly signal: AbortSignal
}

async function askUntil(desk: PodDesk, id: string, { ask, isDone, signal }: Wish): Promise<Seen> {
  const { clock, timing } = desk
  const giveUpAt = clock.steady() + timing.confirmMs
  for (;;) {
    await withTrouble(ask())
    const look = await withTrouble(seenNow(desk, id, signal))
    const isOver = clock.steady() >= giveUpAt
    if (look instanceof RunpodTrouble) {
      if (isOver) throw look
    } else if (look === 'gone' || isDone(look) || isOver) return look
    await waitFor(clock, timing.lookMs, signal)
  }
}

/** Trouble that passes is an answer like another; anything else is thrown. */
async function withTrouble<T>(asked: Promise<T>): Promise<T | RunpodTrouble> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RunpodTrouble && error.retryable) return error
    throw error
  }
}

/** The pod, or `gone` once both the pod itself and the list deny it twice, a listing lag apart. */
export async function seenNow(desk: PodDesk, id: string, signal: AbortSignal): Promise<Seen> {
  const first = await lookTwice(desk, id, signal)
  if (first !== undefined) return first
  await waitFor(desk.clock, desk.timing.listingLagMs, signal)
  return (await lookTwice(desk, id, signal)) ?? 'gone'
}

async function lookTwice({ client }: PodDesk, id: string, signal: AbortSignal): Promise<Pod | undefined> {
  const pod = (await client.pod(id, signal)) ?? (await client.pods(signal)).find((one) => one.id === id)
  return pod?.status === 'TERMINATED' ? undefined : pod
}

function unconfirmed(what: string, pod: Pod): HookeError {
  const words = pod.locked ? 'it is locked in the console of RunPod' : `RunPod shows it as ${pod.status}`
  return new HookeError('compute.unreachable', what, {
    retryable: true,
    found: `${words}, at ${pod.cost.toFixed(2)} USD an hour`,
    advice: pod.locked ? 'unlock it there: it costs until then' : 'nothing: it is asked for again',
  })
}
