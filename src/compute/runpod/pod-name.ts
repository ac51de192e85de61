import { createHash } from 'node:crypto'
import type { LeaseId } from '../../domain/ids.ts'
import type { Pod } from './pod.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** `hooke-` and 16 characters that only the key decides: names are not unique at RunPod, so ours are. */
export function podName(prefix: string, key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16)
  const text = [...bytes].map((byte) => LETTERS[byte % 32]).join('')
  return `${prefix}-${text}`
}

/** The variables that tell whose a pod is, whatever becomes of the state that asked for it. No secret is among them. */
export function marksOf(mark: { installation: string; lease: LeaseId; key: string }): Record<string, string> {
  return { HOOKE_INSTALLATION: mark.installation, HOOKE_LEASE: mark.lease, HOOKE_KEY: mark.key }
}

/** Whether a name or a mark says that a Hooke made it. */
export function isOurKind(pod: Pick<Pod, 'name'>, prefix: string): boolean {
  return pod.name.startsWith(`${prefix}-`)
}
