export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** One piece of work of a key at a time, in the order in which they came. */
export function createInTurn(): InTurn {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve()
    const own = before.then(work, work)
    // whoever waits behind it does not fail with it
    const tail = own.then(
      () => undefined,
      () => undefined,
    )
    tails.set(key, tail)
    try {
      return await own
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
