import type { Store } from '../../../src/store/store.ts'

/** The tracker in which a tortured study lives: a double in another process than the daemon, with its own weather. */
export interface TrackerWorld extends TrackerAccess {
  readonly issues: readonly string[]
  /** What the tracker has too often and what it lacks, when the daemon has come to rest. */
  judge(store: Store): Judged
  close(): Promise<void>
}

/** What the daemon needs to know of it. */
export interface TrackerAccess {
  readonly kind: 'linear' | 'github'
  readonly url: string
  readonly token: string
  /** Who answers there, as the tracker calls her. */
  readonly ada: string
}

export interface Judged {
  readonly duplicates: number
  readonly violations: readonly string[]
}

export interface TrackerWorldOptions {
  readonly seed: number
  readonly experiments: number
  /** The branches that were pushed, by name. */
  readonly branches: () => ReadonlyMap<string, string>
  /** Merges into a branch there, as the service does for a pull request. */
  readonly merging: (merge: { base: string; tip: string; message: string }) => string | null
}

/** What is there, how often it is, and how often it is to be. */
export type Count = readonly [what: string, there: number, wanted: number]

export const tooMany = (counts: readonly Count[]): number =>
  counts.reduce((sum, [, n, wanted]) => sum + Math.max(0, n - wanted), 0)

export const tooFew = (id: string, counts: readonly Count[]): readonly string[] =>
  counts.filter(([, n, wanted]) => n < wanted).map(([what, n, wanted]) => `${id}: ${what} ${n} of ${wanted}`)

export function allJudged(parts: readonly Judged[]): Judged {
  return {
    duplicates: parts.reduce((sum, { duplicates }) => sum + duplicates, 0),
    violations: parts.flatMap(({ violations }) => violations),
  }
}
