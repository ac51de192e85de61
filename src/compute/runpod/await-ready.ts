import { seenNow } from './let-go.ts'
import { waitFor } from './nap.ts'
import type { PodDesk } from './options.ts'
import type { Pod, SshEndpoint } from './pod.ts'
import { RunpodTrouble } from './trouble.ts'

export type Readiness =
  | { readonly kind: 'ready'; readonly pod: Pod }
  | { readonly kind: 'late'; readonly because: string }
  | { readonly kind: 'gone' }

/** Whether commands run on a pod: null when they do, else why not yet. */
export type IsUp = (pod: Pod, ssh: SshEndpoint, signal: AbortSignal) => Promise<string | null>

/** Looks at a pod until commands run on it, or its time is over. What does not answer now may answer at the next look. */
export async function awaitReady(
  desk: PodDesk,
  id: string,
  { isUp, signal }: { isUp: IsUp; signal: AbortSignal },
): Promise<Readiness> {
  const { clock, timing, wishes } = desk
  const deadline = clock.steady() + wishes.readyWithinMs
  for (;;) {
    const look = await lookAt(desk, id, { isUp, signal })
    if (typeof look === 'object') return look
    if (clock.steady() >= deadline) return { kind: 'late', because: look }
    await waitFor(clock, timing.lookMs, signal)
  }
}

async function lookAt(
  desk: PodDesk,
  id: string,
  { isUp, signal }: { isUp: IsUp; signal: AbortSignal },
): Promise<Readiness | string> {
  try {
    const pod = await seenNow(desk, id, signal)
    if (pod === 'gone') return { kind: 'gone' }
    return await whyNotReady(pod, { isUp, signal })
  } catch (error) {
    if (error instanceof RunpodTrouble && error.retryable) return error.found ?? error.message
    throw error
  }
}

async function whyNotReady(
  pod: Pod,
  { isUp, signal }: { isUp: IsUp; signal: AbortSignal },
): Promise<Readiness | string> {
  if (pod.status === 'ERROR') return { kind: 'late', because: 'RunPod shows it as ERROR' }
  if (pod.status !== 'RUNNING') return `RunPod shows it as ${pod.status}`
  const ssh = pod.ssh?.direct
  if (ssh == null) return 'it runs, but no SSH port is open yet'
  return (await isUp(pod, ssh, signal)) ?? { kind: 'ready', pod }
}
