import { z } from 'zod'
import { Flag } from './columns.ts'
import type { Database } from './database.ts'

export const CommentRow = z.object({
  key: z.string(),
  issue: z.string(),
  author: z.string(),
  body: z.string(),
  isStatus: Flag,
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type CommentRow = z.infer<typeof CommentRow>
const MaybeCommentRow = CommentRow.optional()
const ManyCommentRow = CommentRow.array()

const COLUMNS =
  'key, issue, author, body, is_status as isStatus, created_at as createdAt, updated_at as updatedAt'

/** Comments of the embedded tracker. One comment per issue is the status, edited in place; the others never change. */
export function createComments(db: Database) {
  const add = db.prepare(`
    insert into comments (key, issue, author, body, created_at, updated_at)
    values (@key, @issue, @author, @body, @at, @at) on conflict (key) do nothing`)
  const putStatus = db.prepare(`
    insert into comments (key, issue, author, body, is_status, created_at, updated_at)
    values (@key, @issue, @author, @body, 1, @at, @at)
    on conflict (key) do update set body = excluded.body, updated_at = excluded.updated_at
    where body <> excluded.body`)
  const byKey = db.prepare(`select ${COLUMNS} from comments where key = ?`)
  const since = db.prepare(
    `select ${COLUMNS} from comments where updated_at >= ? order by updated_at, rowid limit ?`,
  )
  const ofIssue = db.prepare(`select ${COLUMNS} from comments where issue = ? order by created_at, rowid`)

  return {
    /** False when a comment with this key was there already; then nothing changes. */
    add: (comment: { key: string; issue: string; author: string; body: string; at: number }): boolean =>
      add.run(comment).changes === 1,
    /** Gives the key of the comment. */
    putStatus(comment: { issue: string; author: string; body: string; at: number }): string {
      const key = `${comment.issue}/status`
      putStatus.run({ ...comment, key })
      return key
    },
    byKey: (key: string): CommentRow | undefined => MaybeCommentRow.parse(byKey.get(key)),
    /** Written or edited at or after a moment, oldest change first. */
    since: (at: number, limit: number): CommentRow[] => ManyCommentRow.parse(since.all(at, limit)),
    list: (issue: string): CommentRow[] => ManyCommentRow.parse(ofIssue.all(issue)),
  }
}

export type Comments = ReturnType<typeof createComments>
