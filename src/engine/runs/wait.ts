import { asError, HookeError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/ids.ts'
import type { Clock } from '../../lib/clock.ts'
import type { RunNotice, Supervision } from './supervision.ts'

/** Resolves after `ms`, at a signal, or when `subscribe` says so; whichever comes first. */
export function waitFor(
  clock: Clock,
  ms: number,
  wake: { signals: readonly AbortSignal[]; subscribe?: (resolve: () => void) => () => void },
): Promise<void> {
  if (wake.signals.some(({ aborted }) => aborted)) return Promise.resolve()
  return new Promise((resolve) => {
    const open: (() => void)[] = []
    const done = () => {
      for (const close of open) close()
      resolve()
    }
    for (const signal of wake.signals) {
      signal.addEventListener('abort', done)
      open.push(() => signal.removeEventListener('abort', done))
    }
    open.push(clock.after(ms, done))
    if (wake.subscribe) open.push(wake.subscribe(done))
  })
}

/** A host that does not answer, as people are told. */
export function silence(run: RunId, error: HookeError, pauseMs: number): RunNotice {
  return { run, kind: 'unreachable', text: `${error.message}; asked again in ${pauseMs / 1000} s` }
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/** Asks a driver until it answers: a host that is silent is never a run that is gone. */
export async function persist<T>(
  { deps, signal }: Pick<Supervision, 'deps' | 'signal'>,
  run: RunId,
  work: () => Promise<T>,
): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    throwIfAborted(signal)
    try {
      return await work()
    } catch (error) {
      throwIfAborted(signal)
      if (!(error instanceof HookeError) || !error.retryable) throw error
      deps.onNotice(silence(run, error, pause))
    }
    await waitFor(deps.clock, pause, { signals: [signal] })
  }
}

/** Leaves everything as it is: the runs live on, a later supervision adopts them. */
export function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return
  throw new HookeError('effect.aborted', 'the watching of the runs was ended; the runs go on', {
    cause: asError(signal.reason),
  })
}
