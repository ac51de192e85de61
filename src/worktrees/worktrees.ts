import type { ExperimentId } from '../domain/ids.ts'

export interface Repository {
  /** Absolute path of the study's checkout. */
  readonly path: string
  readonly baseBranch: string
  readonly mergeTarget: string
  /** Remote to push to, or null when there is none. */
  readonly remote: string | null
}

/** Where a worktree lies and where its branch stands. */
export interface Checkout {
  readonly path: string
  readonly branch: string
  readonly head: string
  /** The commit that the branch started at. */
  readonly base: string
}

export interface WorktreeStatus extends Checkout {
  /** What is not committed. */
  readonly dirtyFiles: readonly string[]
}

export interface DiffFile {
  readonly path: string
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed'
  readonly added: number
  readonly removed: number
  readonly binary: boolean
  /** Where a renamed file was before. */
  readonly from?: string
}

export interface Diff {
  readonly base: string
  readonly head: string
  readonly files: readonly DiffFile[]
  /** Unified diff text, capped; `truncated` says so. */
  readonly text: string
  readonly truncated: boolean
}

/** A ref as it stands, or a branch as it stood at one of its commits. */
export type RefToPush = string | { readonly ref: string; readonly commit: string }

/** A commit as the history tells it. */
export interface LoggedCommit {
  readonly commit: string
  readonly message: string
}

export interface CommitRequest {
  readonly id: ExperimentId
  /** Trailer `Hooke-Key`; a commit with this key on the branch is returned instead of made again. */
  readonly key: string
  readonly message: string
  /** Author and committer date, so that a redo gives the same object. */
  readonly at: number
  /** Only these paths; all changes when absent. */
  readonly paths?: readonly string[]
}

/**
 * The git checkouts of experiments (W-6, S-3). Every verb is idempotent and repairs what a killed process left. Agent-
 * written trees are hostile: their hooks, filters, fsmonitor and config never run.
 */
export interface Worktrees {
  /** `git.notRepository` with the reason when the path is no repository or the base branch is missing. */
  check(repository: Repository): Promise<void>
  /** The worktree on branch `hooke/<id>`, made from the base branch or repaired; existing work is kept. */
  create(repository: Repository, id: ExperimentId): Promise<Checkout>
  /** `notFound` when it was not made; a deleted folder is made again, nothing else in the tree is looked at. */
  locate(repository: Repository, id: ExperimentId): Promise<Checkout>
  /** With what is uncommitted: git compares the whole tree. */
  status(repository: Repository, id: ExperimentId): Promise<WorktreeStatus>
  /** Writes a file of the daemon's own into a worktree: a relative path, never through a link an agent may have put there. */
  write(worktree: string, path: string, text: string): Promise<void>
  /** The commit made or found, or null when there is nothing to commit. */
  commit(repository: Repository, request: CommitRequest): Promise<string | null>
  /** From the commit the branch started at (or `from`) to its head. */
  diff(repository: Repository, id: ExperimentId, from?: string): Promise<Diff>
  /** From one commit to another; the same two give the same text. */
  compare(repository: Repository, from: string, to: string): Promise<Diff>
  /** Commits that `to` has and `from` has not, newest first: none when `to` is a part of `from`. */
  log(repository: Repository, from: string, to: string): Promise<readonly LoggedCommit[]>
  /** Content of a file at a commit, or null. */
  show(repository: Repository, commit: string, path: string): Promise<string | null>
  /** Texts of many files at a commit, read at once; what is no regular file there is left out. */
  showAll(
    repository: Repository,
    commit: string,
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, string>>
  /** All tracked paths at a commit. */
  list(repository: Repository, commit: string): Promise<readonly string[]>
  /** Those of them that are files with the right to be executed. */
  runnable(repository: Repository, commit: string): Promise<readonly string[]>
  /** Annotated tag; the same name on the same commit is found again, on another it is `git.conflict`. */
  tag(
    repository: Repository,
    tag: { name: string; commit: string; message: string; at: number },
  ): Promise<{ readonly commit: string; readonly object: string }>
  /** Tags, with commit, tag object and message, whose name starts with `prefix`. */
  tags(
    repository: Repository,
    prefix: string,
  ): Promise<readonly { name: string; commit: string; object: string; message: string }[]>
  /**
   * Merges a commit into the merge target with a merge commit that carries `key`. `git.dirty` when the target is checked
   * out with changes that the merge would touch; `git.conflict` with the files when it does not merge. Of the files named
   * in `united` the lines of both sides are kept.
   */
  merge(
    repository: Repository,
    merge: {
      commit: string
      key: string
      message: string
      at: number
      united?: readonly string[]
      /** What the target must still contain: else it was rewritten, and merging would bring back what was taken out. */
      base?: string
    },
  ): Promise<{ readonly commit: string }>
  /**
   * Brings here what the remote has on the merge target, as `git pull --ff-only` does; `git.conflict` when both went apart,
   * `git.dirty` when the checkout of it is in the way. `ahead`: there are commits here that the remote lacks. No remote: null.
   */
  follow(repository: Repository): Promise<{ readonly ahead: boolean } | null>
  /**
   * How `merge` would go, without doing it: it is merged already, by a commit with the key; git merges it by itself; or only
   * where the lines of both sides are kept in the files named in `united`. `git.conflict` as with `merge`.
   */
  trialMerge(
    repository: Repository,
    merge: { commit: string; key: string; united?: readonly string[]; base?: string },
  ): Promise<{ readonly kind: 'merged'; readonly commit: string } | { readonly kind: 'plain' | 'united' }>
  /**
   * Pushes refs to the remote and reads them back; `git.rejected` with the reason; never forces. No remote: null. One with a
   * commit is pushed as far as that.
   */
  push(repository: Repository, refs: readonly RefToPush[]): Promise<Readonly<Record<string, string>> | null>
  /** Where others can have the code from, without what signs in there; null for none, or a folder of this machine. */
  address(repository: Repository): Promise<string | null>
  /** What the remote holds under full ref names; those it lacks are left out. No remote: null. */
  remoteRefs(repository: Repository, refs: readonly string[]): Promise<Readonly<Record<string, string>> | null>
  /** Saves uncommitted work as a patch file and cleans the tree; returns the patch path or null when clean. */
  rescue(repository: Repository, id: ExperimentId, into: string): Promise<string | null>
  /** Why it may not be put away; null when nothing would be lost. */
  whyKept(repository: Repository, id: ExperimentId): Promise<string | null>
  /** Takes its folder away as `remove` does, and only for now: it is made again from its branch when it is needed. */
  putAway(repository: Repository, id: ExperimentId): Promise<void>
  /** Refuses (`git.dirty`) with uncommitted or unpushed work. */
  remove(repository: Repository, id: ExperimentId): Promise<void>
}
