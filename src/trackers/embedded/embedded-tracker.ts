import { HookeError } from '../../domain/errors.ts'
import type { Issue } from '../../domain/issue.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Tracker } from '../tracker.ts'
import type { IssueRecord, IssueRows } from './issue-rows.ts'
import { writeSections } from './sections.ts'

/** The built-in tracker (T-1): issues and comments in the daemon's own database. */
export function createEmbeddedTracker({ rows, clock }: { rows: IssueRows; clock: Clock }): Tracker {
  const get = (ref: string): IssueRecord => {
    const found = rows.find(ref)
    if (found) return found
    throw new HookeError('notFound', `there is no issue ${ref}`, {
      advice: 'hooke search TEXT finds issues by their words',
    })
  }

  return {
    name: 'embedded',
    read: (ref) => settle(() => toIssue(get(ref))),
    create: ({ earlier: _known, ...issue }) => settle(() => toIssue(rows.add({ ...issue, at: clock.now() }))),
    comment: ({ earlier: _known, ...comment }) =>
      settle(() => {
        get(comment.issue)
        return rows.addComment({ ...comment, at: clock.now() })
      }),
    putStatusComment: ({ earlier: _known, ...comment }) =>
      settle(() => {
        get(comment.issue)
        rows.putStatusComment({ ...comment, author: 'hooke', at: clock.now() })
      }),
    setStatus: (ref, status) => settle(() => setStatus(rows, get(ref), { status, at: clock.now() })),
    writeSections: (ref, sections) =>
      settle(() => rows.setBody(ref, writeSections(get(ref).body, sections), clock.now())),
    comments: (ref) => settle(() => rows.comments(get(ref).ref)),
  }
}

function setStatus(
  rows: IssueRows,
  issue: IssueRecord,
  { status, at }: { status: string; at: number },
): void {
  if (issue.status !== status) rows.setStatus(issue.ref, status, at)
}

function toIssue({
  ref,
  title,
  body,
  author,
  assignee,
  labels,
  priority,
  status,
  createdAt,
  updatedAt,
}: IssueRecord): Issue {
  return {
    ref,
    tracker: 'embedded',
    title,
    body,
    author,
    assignee,
    labels: [...labels],
    priority,
    status,
    url: '',
    createdAt,
    updatedAt,
  }
}

/** The contract is asynchronous, the database is not. */
function settle<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => resolve(work()))
}
