import { asError } from '../../domain/errors.ts'
import type { EngineDeps } from '../deps.ts'
import { sweepHardware } from './sweep.ts'
import { SWEEP_LIMITS } from './sweep-limits.ts'

const EVERY_MS = 5 * 60_000

/** Sweeps at once and every five minutes until it is aborted (C-2). Where nothing is rented there is nothing to do. */
export function keepSweeping(deps: EngineDeps, signal: AbortSignal): void {
  const sweep = async (): Promise<void> => {
    try {
      await sweepHardware({ ...deps, limits: SWEEP_LIMITS }, signal)
    } catch (error) {
      if (signal.aborted) return
      deps.log.error(
        { event: 'sweep.failed', reason: asError(error).message },
        'a sweep of the hardware failed',
      )
    }
    if (!signal.aborted) deps.clock.after(EVERY_MS, () => void sweep(), { quiet: true })
  }
  void sweep()
}
