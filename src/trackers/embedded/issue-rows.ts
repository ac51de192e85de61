/** The slice of the store the embedded tracker needs; `store/issues.ts` and `store/comments.ts` are one. */
export interface IssueRecord {
  readonly ref: string
  readonly study: string
  readonly number: number
  readonly key: string | null
  readonly title: string
  readonly body: string
  readonly author: string
  readonly assignee: string | null
  readonly labels: readonly string[]
  readonly priority: number
  readonly status: string
  readonly parent: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

export interface CommentRecord {
  readonly key: string
  readonly issue: string
  readonly author: string
  readonly body: string
  readonly createdAt: number
  readonly updatedAt: number
  /** The one that is edited in place. */
  readonly isStatus: boolean
}

export interface IssueRows {
  /** All that `work` writes, in one commit. */
  together<Result>(work: () => Result): Promise<Result>
  /** Gives the issue its number and stores it in one commit; a known key gives the issue that has it. */
  add(issue: {
    key: string
    study: string
    title: string
    body: string
    author: string
    labels: readonly string[]
    priority: number
    parent: string | null
    at: number
  }): IssueRecord
  find(ref: string): IssueRecord | undefined
  children(ref: string): readonly string[]
  setStatus(ref: string, status: string, at: number): void
  setBody(ref: string, body: string, at: number): void
  /** Keeps the first comment with a key. */
  addComment(comment: { key: string; issue: string; author: string; body: string; at: number }): CommentRecord
  /** Gives the key of the comment. */
  putStatusComment(comment: { issue: string; author: string; body: string; at: number }): string
  comments(ref: string): readonly CommentRecord[]
  /** Changed at or after a moment, oldest change first, at most so many. */
  issuesSince(at: number, limit: number): readonly IssueRecord[]
  commentsSince(at: number, limit: number): readonly CommentRecord[]
}
