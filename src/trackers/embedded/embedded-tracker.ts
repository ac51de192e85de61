import { HookeError } from '../../domain/errors.ts'
import {
  type Comment,
  type Issue,
  type ListedIssue,
  MOVED_STATUS,
  type TrackerUser,
} from '../../domain/issue.ts'
import type { Clock } from '../../lib/clock.ts'
import { wasMoved } from '../shared/moved.ts'
import { writeSections } from '../shared/sections.ts'
import type { Changes, Show, Shown, Tracker } from '../tracker.ts'
import type { CommentRecord, IssueRecord, IssueRows } from './issue-rows.ts'

export interface EmbeddedOptions {
  readonly rows: IssueRows
  readonly clock: Clock
  readonly name?: string
}

/** The built-in tracker (T-1): issues and comments in the daemon's own database. */
export function createEmbeddedTracker({ rows, clock, name = 'embedded' }: EmbeddedOptions): Tracker {
  const get = (ref: string): IssueRecord => {
    const found = rows.find(refOf(ref) ?? ref)
    if (found) return found
    throw new HookeError('notFound', `there is no issue ${ref}`, {
      advice: 'hooke search TEXT finds issues by their words',
    })
  }
  const read = (ref: string): Issue => ({
    ...toIssue(get(ref), name),
    relations: relationsOf(rows, get(ref)),
  })

  return {
    name,
    kind: 'embedded',
    probe: () => settle(() => ({ ok: true, detail: 'in the database of the daemon', problems: [] })),
    refOf,
    read: (ref) => settle(() => read(ref)),
    comments: (ref, since) =>
      settle(() =>
        rows
          .comments(get(ref).ref)
          .filter(({ updatedAt }) => since === null || updatedAt >= since)
          .map(toComment),
      ),
    changes: (cursor) => settle(() => changes(rows, name, cursor)),
    create: ({ earlier: _known, ...issue }) =>
      rows.together(() => read(rows.add({ ...issue, at: clock.now() }).ref)),
    comment: ({ earlier: _known, ...comment }) =>
      rows.together(() =>
        toComment(rows.addComment({ ...comment, issue: get(comment.issue).ref, at: clock.now() })),
      ),
    show: (shown) =>
      rows.together(() => {
        const result = show(rows, get(shown.issue), { shown, at: clock.now() })
        return { ...result, issue: toIssue(get(shown.issue), name) }
      }),
    // what is attached lies in the artifact store already, beside the issue
    attach: ({ issue, url }) => settle(() => (get(issue), { url })),
  }
}

function show(
  rows: IssueRows,
  issue: IssueRecord,
  { shown, at }: { shown: Show; at: number },
): Omit<Shown, 'issue'> {
  // what was under way when it was published is shown outside
  if (issue.status === MOVED_STATUS) return { moved: false, comment: null }
  const { status, comment, sections } = shown
  const moved = status !== undefined && wasMoved(issue.status, status, (word) => word)
  if (status !== undefined && !moved && issue.status !== status.to) rows.setStatus(issue.ref, status.to, at)
  if (sections !== undefined) {
    const body = writeSections(issue.body, sections)
    if (body !== issue.body) rows.setBody(issue.ref, body, at)
  }
  const key =
    comment === undefined
      ? null
      : rows.putStatusComment({ issue: issue.ref, author: 'hooke', body: comment.body, at })
  return { moved, comment: key }
}

const CLOSED: readonly string[] = ['cancelled', MOVED_STATUS]

const PAGE = 100
const START = '0/0'

function changes(rows: IssueRows, name: string, cursor: string | null): Changes {
  const from = cursor ?? START
  const [issuesFrom = 0, commentsFrom = 0] = from.split('/').map(Number)
  const issues = rows.issuesSince(issuesFrom, PAGE)
  const comments = rows.commentsSince(commentsFrom, PAGE)
  const next = `${newest(issues, issuesFrom)}/${newest(comments, commentsFrom)}`
  const isFull = issues.length === PAGE || comments.length === PAGE
  return {
    issues: issues.map((row) => toIssue(row, name)),
    comments: comments.map(toComment),
    cursor: next,
    // a page of one and the same moment would give itself for ever
    more: isFull && next !== from,
  }
}

const newest = (rows: readonly { readonly updatedAt: number }[], from: number): number =>
  rows.at(-1)?.updatedAt ?? from

/** `bandit-i3` is BANDIT-I3. */
function refOf(text: string): string | null {
  const ref = text.trim().toUpperCase()
  return /^[A-Z][A-Z0-9]{1,15}-I\d{1,9}$/.test(ref) ? ref : null
}

function relationsOf(rows: IssueRows, { ref, parent }: IssueRecord): Issue['relations'] {
  const children = rows.children(ref).map((child) => ({ kind: 'child' as const, ref: child }))
  return parent === null ? children : [{ kind: 'parent', ref: parent }, ...children]
}

function toIssue(
  { study: _study, number: _n, key: _key, parent: _parent, ...row }: IssueRecord,
  tracker: string,
): ListedIssue {
  return {
    ...row,
    id: row.ref,
    tracker,
    author: toUser(row.author),
    assignee: row.assignee === null ? null : toUser(row.assignee),
    labels: [...row.labels],
    state: row.status === 'done' ? 'completed' : CLOSED.includes(row.status) ? 'cancelled' : 'open',
    delegated: false,
    url: '',
  }
}

function toComment({ key, issue, author, body, createdAt, updatedAt, isStatus }: CommentRecord): Comment {
  const isOurs = author === DAEMON
  const editedAt = isStatus && updatedAt > createdAt ? updatedAt : null
  return { id: key, key: isOurs ? key : null, issue, author: toUser(author), body, createdAt, editedAt }
}

/** People of the embedded tracker are those of the configuration, who are known by their names. */
const DAEMON = 'hooke'
const toUser = (name: string): TrackerUser => ({ id: name, name, isBot: name === DAEMON })

/** The contract is asynchronous, the database is not. */
function settle<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => resolve(work()))
}
