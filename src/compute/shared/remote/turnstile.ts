/** Lets at most `places` callers in at once; the others wait in the order they came. */
export function createTurnstile(
  places: number,
): <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted()
    if (free > 0) {
      free -= 1
      return
    }
    const { promise, resolve } = Promise.withResolvers<undefined>()
    waiting.push(() => resolve(undefined))
    await promise
  }
  return async (work, signal) => {
    await enter(signal)
    try {
      signal?.throwIfAborted()
      return await work()
    } finally {
      leave()
    }
  }
}
