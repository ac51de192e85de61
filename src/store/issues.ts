import { z } from 'zod'
import { json } from './columns.ts'
import type { Database } from './database.ts'

/** An issue of the embedded tracker. */
export const IssueRow = z.object({
  ref: z.string(),
  study: z.string(),
  number: z.number(),
  key: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  author: z.string(),
  assignee: z.string().nullable(),
  labels: json(z.array(z.string())),
  priority: z.number(),
  status: z.string(),
  parent: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type IssueRow = z.infer<typeof IssueRow>
const MaybeIssueRow = IssueRow.optional()
const ManyIssueRow = IssueRow.array()

const COLUMNS = `ref, study, number, key, title, body, author, assignee, labels, priority, status, parent,
  created_at as createdAt, updated_at as updatedAt`

export function createIssues(db: Database) {
  const add = db.prepare(`
    insert into issues (ref, study, number, key, title, body, author, assignee, labels, priority, status, parent,
      created_at, updated_at)
    values (@ref, @study, @number, @key, @title, @body, @author, @assignee, @labels, @priority, @status, @parent,
      @createdAt, @createdAt)
    on conflict (key) do nothing`)
  const byRef = db.prepare(`select ${COLUMNS} from issues where ref = ?`)
  const byKey = db.prepare(`select ${COLUMNS} from issues where key = ?`)
  const ofStudy = db.prepare(`select ${COLUMNS} from issues where study = ? order by number`)
  const since = db.prepare(
    `select ${COLUMNS} from issues where updated_at >= ? order by updated_at, rowid limit ?`,
  )
  const children = db.prepare('select ref from issues where parent = ? order by number').pluck()
  const setStatus = db.prepare('update issues set status = ?, updated_at = ? where ref = ?')
  const setBody = db.prepare('update issues set body = ?, updated_at = ? where ref = ?')
  const assign = db.prepare('update issues set assignee = ?, updated_at = ? where ref = ?')

  return {
    /** False when an issue with this key was there already; then nothing changes. */
    add: ({ labels, ...row }: Omit<IssueRow, 'updatedAt'>): boolean =>
      add.run({ ...row, labels: JSON.stringify(labels) }).changes === 1,
    find: (ref: string): IssueRow | undefined => MaybeIssueRow.parse(byRef.get(ref)),
    byKey: (key: string): IssueRow | undefined => MaybeIssueRow.parse(byKey.get(key)),
    list: (study: string): IssueRow[] => ManyIssueRow.parse(ofStudy.all(study)),
    /** Changed at or after a moment, oldest change first. */
    since: (at: number, limit: number): IssueRow[] => ManyIssueRow.parse(since.all(at, limit)),
    children: (ref: string): string[] => z.array(z.string()).parse(children.all(ref)),
    setStatus: (ref: string, status: string, at: number): boolean =>
      setStatus.run(status, at, ref).changes === 1,
    setBody: (ref: string, body: string, at: number): boolean => setBody.run(body, at, ref).changes === 1,
    assign: (ref: string, assignee: string | null, at: number): boolean =>
      assign.run(assignee, at, ref).changes === 1,
  }
}

export type Issues = ReturnType<typeof createIssues>
