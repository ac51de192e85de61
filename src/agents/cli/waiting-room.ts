import { HookeError } from '../../domain/errors.ts'
import { TimeIsOver } from '../anthropic/stream.ts'

/** Those who wait for something to become true of a process. */
export interface WaitingRoom {
  /** Everybody looks again. */
  readonly changed: () => void
  /** Resolves as soon as `look` finds something; rejects when the signal fires. */
  readonly until: <T>(look: () => T | undefined, signal: AbortSignal) => Promise<T>
}

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<() => void>()
  return {
    changed() {
      for (const look of [...waiting]) look()
    },
    until: (look, signal) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          waiting.delete(check)
          signal.removeEventListener('abort', stop)
        }
        const check = (): void => {
          const found = look()
          if (found === undefined) return
          end()
          resolve(found)
        }
        const stop = (): void => {
          end()
          const { reason } = signal as { reason: unknown }
          const stopped = new HookeError('effect.aborted', 'the session was stopped')
          reject(reason instanceof TimeIsOver ? reason : stopped)
        }
        waiting.add(check)
        signal.addEventListener('abort', stop)
        if (signal.aborted) stop()
        else check()
      }),
  }
}
