import type { Clock } from '../../../src/lib/clock.ts'

export type TruthKind = 'issue' | 'comment' | 'label' | 'pull' | 'release' | 'asset' | 'tag' | 'status'

/** What really became visible at GitHub, whoever was told of it. */
export interface Truth {
  readonly n: number
  readonly at: number
  readonly what: 'created' | 'changed' | 'removed'
  readonly kind: TruthKind
  readonly id: number
  readonly by: string
  /** What the client marked it with, or ''. */
  readonly key: string
}

export interface TruthLog {
  readonly entries: readonly Truth[]
  note(entry: Omit<Truth, 'n' | 'at'>): void
  /** Keys of what was made more often than once and is still there. */
  doubled(): ReadonlyMap<string, number>
}

export function createTruthLog(clock: Clock): TruthLog {
  const entries: Truth[] = []
  return {
    entries,
    note: (entry) => void entries.push({ n: entries.length + 1, at: clock.now(), ...entry }),
    doubled() {
      const removed = new Set(entries.flatMap(({ what, id }) => (what === 'removed' ? [id] : [])))
      const counts = new Map<string, number>()
      for (const { what, kind, key, id } of entries) {
        if (what !== 'created' || key === '' || removed.has(id)) continue
        counts.set(`${kind} ${key}`, (counts.get(`${kind} ${key}`) ?? 0) + 1)
      }
      return new Map([...counts].filter(([, n]) => n > 1))
    },
  }
}

/** What the hidden mark on the last line of a text says. */
export function keyOf(text: string): string {
  return /<[!]-- hooke:[a-z-]+ v1 key=(\S+) -->\s*$/.exec(text)?.[1] ?? ''
}
