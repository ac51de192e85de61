/** What goes wrong with requests that match. */
export interface Fault {
  readonly method: string
  /** The request's path contains this. */
  readonly path: string
  /** A status, no answer at all, or the real one after the effect. */
  readonly answer: number | 'lost' | 'real'
  /** Whether what was asked for happens all the same. */
  readonly happens: boolean
  readonly retryAfter?: string
  /** For how many requests; for ever when absent, until `clear`. */
  readonly times?: number
}

/** The faults to come, first matching first. */
export class FaultScript {
  private faults: { fault: Fault; left: number }[] = []

  add(...faults: Fault[]): void {
    for (const fault of faults) this.faults.push({ fault, left: fault.times ?? Infinity })
  }

  clear(): void {
    this.faults = []
  }

  take(method: string, path: string): Fault | undefined {
    const found = this.faults.find(({ fault }) => fault.method === method && path.includes(fault.path))
    if (found === undefined) return undefined
    found.left -= 1
    if (found.left === 0) this.faults.splice(this.faults.indexOf(found), 1)
    return found.fault
  }
}

/** The faults of RELIABILITY rows 48–54 and section 3, by name. */
export const FAULTS = {
  answerLost: { method: 'POST', path: '/v2/pods', answer: 'lost', happens: true, times: 1 },
  errorButCreated: { method: 'POST', path: '/v2/pods', answer: 500, happens: true, times: 1 },
  deleteOfLive404: { method: 'DELETE', path: '/v2/pods/', answer: 404, happens: false, times: 1 },
  stopFails: { method: 'POST', path: '/action', answer: 500, happens: false },
  listDown: { method: 'GET', path: '/v2/pods', answer: 503, happens: false },
} as const satisfies Readonly<Record<string, Fault>>
