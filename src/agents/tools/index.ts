import { edit } from './edit.ts'
import { list } from './list.ts'
import { read } from './read.ts'
import { run } from './run.ts'
import { search } from './search.ts'
import { write } from './write.ts'

/** Every tool that works on a worktree. `submit` is the session's own: it ends a role. */
export const WORKTREE_TOOLS = { read, list, search, write, edit, run }
export type WorktreeTool = keyof typeof WORKTREE_TOOLS

/** Those after which the daemon looks for changed files. */
export const CHANGING_TOOLS: readonly string[] = ['write', 'edit', 'run'] satisfies WorktreeTool[]
