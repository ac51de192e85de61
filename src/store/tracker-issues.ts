import { z } from 'zod'
import { Comment, ListedIssue } from '../domain/issue.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

const IssueBody = z.object({ body: json(ListedIssue) })
const Ids = z.object({ id: z.string() }).array()
const MaybeIssueBody = IssueBody.optional()
/** One that was read by itself is stored as lists give it. */
const Listed = z.object(ListedIssue.shape)
const CommentRow = z.object({ body: json(Comment), outcome: z.string().nullable() })
const MaybeCommentRow = CommentRow.optional()
const Cursor = z.object({ cursor: z.string(), polledAt: z.number(), since: z.number() })
const MaybeCursor = Cursor.optional()

/** Issues and people's comments of trackers outside as they were last read; while one is down, work goes on by these. */
export function createTrackerIssues(db: Database) {
  return { ...issuesOf(db), ...commentsOf(db), ...cursorsOf(db) }
}

export type TrackerIssues = ReturnType<typeof createTrackerIssues>

function issuesOf(db: Database) {
  const put = db.prepare(`
    insert into tracker_issues (tracker, id, ref, body, updated_at, read_at)
    values (@tracker, @id, @ref, @body, @updatedAt, @at)
    on conflict (tracker, id) do update set ref = excluded.ref, body = excluded.body,
      updated_at = excluded.updated_at, read_at = excluded.read_at
    where excluded.updated_at >= tracker_issues.updated_at`)
  const byId = db.prepare('select body from tracker_issues where tracker = ? and id = ?')
  const byRef = db.prepare(
    'select body from tracker_issues where tracker = ? and ref = ? order by read_at desc',
  )
  const ids = db.prepare('select id from tracker_issues where tracker = ? order by id')
  const allRefs = db.prepare('select ref from tracker_issues where tracker = ? order by ref').pluck()
  const forget = db.prepare('delete from tracker_issues where tracker = ? and id = ?')
  return {
    /** False when what is known is younger: an answer that came late changes nothing (row 57). */
    put(issue: ListedIssue, at: number): boolean {
      const { tracker, id, ref, updatedAt } = issue
      return (
        put.run({ tracker, id, ref, updatedAt, body: JSON.stringify(Listed.parse(issue)), at }).changes === 1
      )
    },
    find: (tracker: string, id: string): ListedIssue | undefined =>
      MaybeIssueBody.parse(byId.get(tracker, id))?.body,
    byRef: (tracker: string, ref: string): ListedIssue | undefined =>
      MaybeIssueBody.parse(byRef.get(tracker, ref))?.body,
    ids: (tracker: string): string[] => Ids.parse(ids.all(tracker)).map(({ id }) => id),
    /** Of all that are known. */
    refs: (tracker: string): string[] => z.array(z.string()).parse(allRefs.all(tracker)),
    forget: (tracker: string, id: string): void => void forget.run(tracker, id),
  }
}

interface NewComment {
  readonly tracker: string
  readonly issueId: string
  readonly comment: Comment
  readonly outcome: string | null
}

function commentsOf(db: Database) {
  const add = db.prepare(`
    insert into tracker_comments (tracker, id, issue_id, body, created_at, outcome)
    values (@tracker, @id, @issueId, @body, @createdAt, @outcome) on conflict (tracker, id) do nothing`)
  const settle = db.prepare('update tracker_comments set outcome = ? where tracker = ? and id = ?')
  const one = db.prepare('select body, outcome from tracker_comments where tracker = ? and id = ?')
  const all = db.prepare(`
    select body, outcome from tracker_comments where tracker = ? and issue_id = ? order by created_at, id`)
  return {
    /** False when it is known already: what it said then is what counts, however it is edited. */
    addComment({ tracker, issueId, comment, outcome }: NewComment): boolean {
      const { id, createdAt } = comment
      const row = { tracker, issueId, id, body: JSON.stringify(comment), createdAt, outcome }
      return add.run(row).changes === 1
    },
    settleComment: (tracker: string, id: string, outcome: string): void =>
      void settle.run(outcome, tracker, id),
    comment: (tracker: string, id: string) => MaybeCommentRow.parse(one.get(tracker, id)),
    comments: (tracker: string, issueId: string): Comment[] =>
      CommentRow.array()
        .parse(all.all(tracker, issueId))
        .map(({ body }) => body),
  }
}

function cursorsOf(db: Database) {
  const get = db.prepare('select cursor, polled_at as polledAt, since from tracker_cursors where tracker = ?')
  const set = db.prepare(`
    insert into tracker_cursors (tracker, cursor, polled_at, since) values (@tracker, @cursor, @at, @at)
    on conflict (tracker) do update set cursor = excluded.cursor, polled_at = excluded.polled_at`)
  return {
    cursor: (tracker: string) => MaybeCursor.parse(get.get(tracker)),
    setCursor: (tracker: string, cursor: string, at: number): void => void set.run({ tracker, cursor, at }),
  }
}
