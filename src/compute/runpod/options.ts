import type { Clock } from '../../lib/clock.ts'
import type { RunpodClient } from './client.ts'

/** What is rented: a kind of GPU, or a kind of CPU. */
export type Chip = { readonly gpu: string } | { readonly cpu: string; readonly vcpus: number }

/** How a pod is made, and for how long it may cost. */
export interface PodWishes {
  /** First to last. Each is tried in every data centre and cloud before the next. */
  readonly chips: readonly [Chip, ...Chip[]]
  /** Empty: RunPod chooses. */
  readonly dataCenters: readonly string[]
  readonly clouds: readonly ['SECURE' | 'COMMUNITY', ...('SECURE' | 'COMMUNITY')[]]
  readonly image: string
  readonly minCudaVersion?: string
  readonly diskGb: number
  /** What outlives a stop. `none` loses everything at a stop, which is warned about. */
  readonly volume:
    | { readonly kind: 'none' }
    | { readonly kind: 'persistent'; readonly gb: number; readonly path: string }
    | { readonly kind: 'network'; readonly id: string; readonly path: string }
  /** A pod that costs more an hour than this is let go at once. */
  readonly maxPricePerHour: number
  /** From creation or start until commands run on it. */
  readonly readyWithinMs: number
  /** Public key that the pod lets in. */
  readonly publicKey: string
}

/** What all parts of the driver work with. */
export interface PodDesk {
  /** Name of the compute. */
  readonly name: string
  readonly client: RunpodClient
  readonly clock: Clock
  readonly wishes: PodWishes
  /** Begins the name of every pod; what does not begin so is never touched. */
  readonly prefix: string
  /** Absolute; the book of leases lies in it. */
  readonly folder: string
  readonly timing: PodTiming
  readonly warn: (words: string) => void
}

/** Milliseconds. */
export interface PodTiming {
  /** A request that was given up has arrived by then or never will. */
  readonly requestTimeoutMs: number
  /** For how long lists and single looks may not know a pod. */
  readonly listingLagMs: number
  /** Between two looks at a pod that is awaited. */
  readonly lookMs: number
  /** For how long a stop is asked for in one go; afterwards whoever asked tries again. */
  readonly confirmMs: number
}

export const TIMING: PodTiming = {
  requestTimeoutMs: 30_000,
  listingLagMs: 30_000,
  lookMs: 5_000,
  confirmMs: 120_000,
}
