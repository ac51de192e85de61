import type { Clock } from '../../../lib/clock.ts'

/**
 * Brings calls that come at the same time together into one (F-6): those of a moment, and those that come while another
 * is under way, which go with the next; with `isParallel` nobody waits for those before. Whoever is aborted leaves; the
 * others are served.
 */
export function createGathering<Item, Answer>(
  clock: Clock,
  serve: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { isParallel = false }: { readonly isParallel?: boolean } = {},
): (item: Item, signal: AbortSignal) => Promise<Answer> {
  type Guest = {
    item: Item
    resolve: (answer: Answer) => void
    reject: (error: unknown) => void
    done: () => void
  }
  let waiting: Guest[] = []
  let isGoing = false

  const go = async (): Promise<void> => {
    const guests = waiting
    waiting = []
    if (isParallel) isGoing = false
    try {
      const answers = await serve(guests.map(({ item }) => item))
      for (const [i, { resolve }] of guests.entries()) resolve(answers[i] as Answer)
    } catch (error) {
      for (const { reject } of guests) reject(error)
    }
    for (const { done } of guests) done()
    if (isParallel) return
    if (waiting.length > 0) return go()
    isGoing = false
  }

  return (item, signal) =>
    new Promise<Answer>((resolve, reject) => {
      signal.throwIfAborted()
      const leave = (): void => reject(signal.reason as Error)
      signal.addEventListener('abort', leave, { once: true })
      waiting.push({ item, resolve, reject, done: () => signal.removeEventListener('abort', leave) })
      if (isGoing) return
      isGoing = true
      clock.after(2, () => void go())
    })
}
