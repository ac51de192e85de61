import { asError } from '../../domain/errors.ts'
import type { EngineDeps } from '../deps.ts'
import { endQuarantines } from './bad-nodes.ts'
import { renewLeases } from './renew-leases.ts'
import { sweepHardware } from './sweep.ts'
import { SWEEP_LIMITS } from './sweep-limits.ts'

const EVERY_MS = 5 * 60_000

/**
 * Sweeps and renews at once and every five minutes until it is aborted (C-2), each by itself: a sweep that is busy with a
 * slow machine delays neither the next one nor the renewing. Where nothing is rented there is nothing to do but
 * to see whose quarantine is over.
 */
export function keepSweeping(deps: EngineDeps, signal: AbortSignal): void {
  const busy = new Set<string>()
  const limits = SWEEP_LIMITS
  repeat(deps, () => sweepHardware({ ...deps, limits }, signal, busy), signal)
  repeat(deps, () => renewLeases(deps, signal), signal)
  const lookAround = (): Promise<void> => {
    endQuarantines(deps)
    return Promise.resolve()
  }
  repeat(deps, lookAround, signal)
}

function repeat(
  deps: Pick<EngineDeps, 'clock' | 'log'>,
  work: () => Promise<void>,
  signal: AbortSignal,
): void {
  if (signal.aborted) return
  work().catch((error: unknown) => {
    if (signal.aborted) return
    const reason = asError(error).message
    deps.log.error({ event: 'sweep.failed', reason }, 'looking after the hardware failed')
  })
  deps.clock.after(EVERY_MS, () => repeat(deps, work, signal), { quiet: true })
}
