import { createGitProcess } from '../../src/worktrees/git-process.ts'

/**
 * One for all tests of a worker, as a daemon has one for all experiments; it ends with the worker. A worker is larger
 * than a daemon, and starts a program all the more slowly.
 */
export const gitProcess = createGitProcess()
