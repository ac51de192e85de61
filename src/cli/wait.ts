import type { CliDeps } from './deps.ts'

/** Resolves after a while, rejects when the person presses Ctrl-C. */
export function wait({ clock, signal }: Pick<CliDeps, 'clock' | 'signal'>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const interrupted = () => {
      stop()
      reject(new Error('interrupted'))
    }
    const stop = clock.after(ms, () => {
      signal.removeEventListener('abort', interrupted)
      resolve()
    })
    if (signal.aborted) interrupted()
    else signal.addEventListener('abort', interrupted, { once: true })
  })
}
