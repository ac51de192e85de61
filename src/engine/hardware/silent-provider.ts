import { HookeError } from '../../domain/errors.ts'
import type { Store } from '../../store/store.ts'

/** One look that fails may be a hiccup; at the second in a row nothing new is asked for. */
export const FAILURES = 2

/** What cannot be listed cannot be found again when an answer is lost: no new machines until it can (row 54). */
export function refuseSilentProvider(store: Store, compute: string): void {
  const look = store.machines.looks().find((one) => one.compute === compute)
  if (look === undefined || look.failures < FAILURES) return
  throw new HookeError('compute.unreachable', `nothing new is asked of [compute.${compute}] now`, {
    retryable: true,
    found: `it did not list its machines ${look.failures} times in a row: ${look.reason ?? ''}`,
    advice: 'it is tried again by itself; hooke compute check asks it now',
  })
}
