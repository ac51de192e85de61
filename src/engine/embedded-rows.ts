import { HookeError } from '../domain/errors.ts'
import type { IssueRow } from '../store/issues.ts'
import type { Store } from '../store/store.ts'

/** Stores issues and comments of the embedded tracker; numbers are given out and used in one commit. */
export function createEmbeddedRows(store: Store) {
  const get = (ref: string): IssueRow => {
    const found = store.issues.find(ref)
    if (found) return found
    throw new HookeError('notFound', `there is no issue ${ref}`)
  }

  return {
    together: <Result>(work: () => Result): Promise<Result> => store.grouped(work),
    find: (ref: string) => store.issues.find(ref),

    add(issue: NewIssue): IssueRow {
      return store.transaction(() => {
        const known = store.issues.byKey(issue.key)
        if (known) return known
        const { prefix, n } = store.studies.nextIssueNumber(issue.study)
        const ref = `${prefix}-I${n}`
        const { at, labels, ...rest } = issue
        store.issues.add({
          ...rest,
          labels: [...labels],
          ref,
          number: n,
          assignee: null,
          status: 'open',
          createdAt: at,
        })
        return get(ref)
      })
    },

    setStatus: (ref: string, status: string, at: number): void =>
      void store.issues.setStatus(ref, status, at),
    setBody: (ref: string, body: string, at: number): void => void store.issues.setBody(ref, body, at),

    addComment(comment: { key: string; issue: string; author: string; body: string; at: number }) {
      store.comments.add(comment)
      const found = store.comments.byKey(comment.key)
      if (found) return found
      throw new HookeError('store.unreadable', `the comment ${comment.key} was not stored`)
    },

    putStatusComment: (comment: { issue: string; author: string; body: string; at: number }): string =>
      store.comments.putStatus(comment),

    children: (ref: string) => store.issues.children(ref),
    comments: (ref: string) => store.comments.list(ref),
    issuesSince: (at: number, limit: number) => store.issues.since(at, limit),
    commentsSince: (at: number, limit: number) => store.comments.since(at, limit),
  }
}

interface NewIssue {
  readonly key: string
  readonly study: string
  readonly title: string
  readonly body: string
  readonly author: string
  readonly labels: readonly string[]
  readonly priority: number
  readonly parent: string | null
  readonly at: number
}
