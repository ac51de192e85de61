import { run, type RunOptions, type RunResult } from '../shell.ts'
import { inWorktree, type Sandbox } from './sandbox.ts'

/** Runs a command in a worktree, confined to it, and ends with it all that it started. */
export async function runInWorktree(
  sandbox: Sandbox,
  argv: readonly string[],
  options: RunOptions & { readonly worktree: string },
): Promise<RunResult> {
  const { worktree, ...rest } = options
  const confined = sandbox.confine({
    ...inWorktree(worktree),
    argv,
    cwd: options.cwd,
    seconds: options.timeoutMs / 1_000,
    environment: options.env ?? {},
  })
  try {
    return await run(confined.argv, { ...rest, env: confined.environment })
  } finally {
    await confined.release()
  }
}
