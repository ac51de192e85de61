import type { TrackerStatus } from '../../domain/issue.ts'
import type { Show } from '../tracker.ts'

/** Whether a person moved the issue since we looked (T-3): what stands there now is neither that nor anything of ours. */
export function wasMoved(
  now: string,
  { to, seen, tried }: NonNullable<Show['status']>,
  wordOf: (status: TrackerStatus) => string,
): boolean {
  if (seen === null || now === seen) return false
  return ![to, ...tried].some((status) => wordOf(status) === now)
}
