/** Trouble that a test orders for the next requests. */
export interface Trouble {
  /** The name of the operation in the query document; every one when absent. */
  readonly operation?: string
  readonly kind:
    | 'slow' // answered after `ms`
    | 'lost' // the effect is there, the answer never comes
    | 'cut' // the connection breaks before anything is done
    | 'unavailable' // 503 and a page of HTML, nothing done
    | 'failedAfter' // 500, and the effect is there all the same
    | 'locked' // a lock timeout of Linear's database
    | 'rateLimited' // 400 RATELIMITED, whatever the budget says
  readonly ms?: number
  /** How many requests it hits; 1 when absent. */
  readonly count?: number
}

export interface Faults {
  order(trouble: Trouble): void
  /** The oldest order for this operation, used up. */
  next(operation: string): Trouble | undefined
  clear(): void
}

export function createFaults(): Faults {
  let ordered: (Trouble & { left: number })[] = []
  return {
    order: (trouble) => void ordered.push({ ...trouble, left: trouble.count ?? 1 }),
    clear: () => void (ordered = []),
    next(operation) {
      const found = ordered.find((one) => one.operation === undefined || one.operation === operation)
      if (found === undefined) return undefined
      found.left -= 1
      ordered = ordered.filter(({ left }) => left > 0)
      return found
    },
  }
}
