import { appendFileSync } from 'node:fs'
import type { Clock } from '../../../src/lib/clock.ts'

export type Service = 'issues' | 'comments' | 'pods' | 'jobs' | 'objects' | 'model'

/** What really became visible outside, whoever was told of it. */
export interface Truth {
  readonly n: number
  readonly at: number
  readonly service: Service
  readonly what: 'created' | 'changed' | 'removed' | 'stored' | 'paid'
  readonly id: string
  /** What the client marked it with: its name, or the key in the mark of its text. */
  readonly key: string
}

export interface TruthLog {
  readonly entries: readonly Truth[]
  note(entry: Omit<Truth, 'n' | 'at'>): void
  /** Keys that became visible more often than once, each with how often. */
  doubled(): ReadonlyMap<string, number>
}

/** Only ever grows; also into a file, one JSON line each, when one is named. */
export function createTruthLog({ clock, file }: { clock: Clock; file?: string | undefined }): TruthLog {
  const entries: Truth[] = []
  return {
    entries,
    note(entry) {
      const truth = { n: entries.length + 1, at: clock.now(), ...entry }
      entries.push(truth)
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(truth)}\n`)
    },
    doubled() {
      const counts = new Map<string, number>()
      for (const { what, service, key } of entries) {
        if (what === 'created') counts.set(`${service} ${key}`, (counts.get(`${service} ${key}`) ?? 0) + 1)
      }
      return new Map([...counts].filter(([, n]) => n > 1))
    },
  }
}
