import { z } from 'zod'
import type { Database } from './database.ts'

const Asked = z.object({ key: z.string(), at: z.number() })
const MaybeAsked = Asked.optional()

/** Whoever asks for the same so much later means another one. */
const SAME_MS = 24 * 3_600_000
/** The clock of a tracker may be so much behind. */
const SKEW_MS = 60_000

/** Issues that a person asked for, from the moment before their tracker is told until their experiments begin. */
export function createNewIssues(db: Database) {
  const same = db.prepare(`
    select key, asked_at as at from new_issues where key = @key or (request = @request and asked_at > @after)
    order by asked_at limit 1`)
  const add = db.prepare('insert into new_issues (key, request, asked_at) values (@key, @request, @at)')
  const open = db.prepare('select 1 from new_issues where asked_at between ? and ?')
  const done = db.prepare('delete from new_issues where key = ?')
  return {
    /**
     * The key under which it is made; `isAgain` when the same was asked before and nobody knows what came of it. The same
     * key is always the same.
     */
    ask(wanted: { readonly key: string; readonly request: string; readonly at: number }) {
      const { key, request, at } = wanted
      const before = MaybeAsked.parse(same.get({ key, request, after: at - SAME_MS }))
      if (before !== undefined) return { ...before, isAgain: true }
      add.run({ key, request, at })
      return { key, at, isAgain: false }
    },
    /** Whether an issue that was made at this moment may be one of them: its answer is on its way, or was lost. */
    mayBe: (createdAt: number): boolean => open.get(createdAt - SAME_MS, createdAt + SKEW_MS) !== undefined,
    /** False when it was over already: another who asked for the same was quicker. */
    done: (key: string): boolean => done.run(key).changes === 1,
  }
}

export type NewIssues = ReturnType<typeof createNewIssues>
