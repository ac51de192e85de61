/** Places for runs on one compute, shared by all experiments there. */
export interface ComputeSlots {
  /**
   * Waits for a place; of those who wait the one with the fewest runs there goes first, then the one who waits longest.
   * Resolves to how to give it back, or to undefined when a signal came first.
   */
  take(request: SlotRequest): Promise<(() => void) | undefined>
  /** For a run that is there already, whatever the limit says by now. */
  occupy(owner: string): () => void
}

export interface SlotRequest {
  /** The experiment. */
  readonly owner: string
  /** Asked at each chance, because the configuration may change. */
  readonly limit: () => number
  readonly signals: readonly AbortSignal[]
}

interface Waiter extends SlotRequest {
  readonly go: (giveBack: (() => void) | undefined) => void
}

export function createComputeSlots(): ComputeSlots {
  const held: string[] = []
  const waiting: Waiter[] = []
  const occupy = (owner: string): (() => void) => {
    held.push(owner)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      held.splice(held.indexOf(owner), 1)
      grant()
    }
  }
  const grant = (): void => {
    for (;;) {
      const next = nextOf(waiting, held)
      if (next === undefined) return
      waiting.splice(waiting.indexOf(next), 1)
      next.go(occupy(next.owner))
    }
  }
  return {
    occupy,
    take: (request) => {
      if (request.signals.some(({ aborted }) => aborted)) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const leave = (): void => {
          const at = waiting.indexOf(waiter)
          if (at >= 0) waiting.splice(at, 1)
          waiter.go(undefined)
        }
        const waiter: Waiter = {
          ...request,
          go(giveBack) {
            for (const signal of request.signals) signal.removeEventListener('abort', leave)
            resolve(giveBack)
          },
        }
        for (const signal of request.signals) signal.addEventListener('abort', leave)
        waiting.push(waiter)
        grant()
      })
    },
  }
}

function nextOf(waiting: readonly Waiter[], held: readonly string[]): Waiter | undefined {
  const count = (owner: string): number => held.filter((one) => one === owner).length
  return waiting
    .filter(({ limit }) => held.length < limit())
    .toSorted((a, b) => count(a.owner) - count(b.owner))[0]
}

/** The slots of every compute, by its name. */
export function createSlotsByCompute(): (compute: string) => ComputeSlots {
  const known = new Map<string, ComputeSlots>()
  return (compute) => {
    const slots = known.get(compute) ?? createComputeSlots()
    known.set(compute, slots)
    return slots
  }
}
