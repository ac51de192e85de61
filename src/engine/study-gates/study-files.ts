import type { StudyFile } from '../../hooks/study-gates/study-gate.ts'
import type { Repository, Worktrees } from '../../worktrees/worktrees.ts'

/** All of `hooks/` at a commit, however an agent changed it since (G-4, G-5). */
export async function studyFilesAt(
  worktrees: Pick<Worktrees, 'list' | 'showAll' | 'runnable'>,
  repository: Repository,
  commit: string,
): Promise<readonly StudyFile[]> {
  const paths = (await worktrees.list(repository, commit)).filter((path) => path.startsWith('hooks/'))
  if (paths.length === 0) return []
  const runnable = new Set(await worktrees.runnable(repository, commit))
  const texts = await worktrees.showAll(repository, commit, paths)
  return paths.map((path) => ({ path, text: texts.get(path) ?? null, isRunnable: runnable.has(path) }))
}
