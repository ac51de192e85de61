import { diffOf } from './diff.ts'
import type { OpenRepository } from './open-repository.ts'
import { commitOf } from './refs.ts'
import type { Diff } from './worktrees.ts'

/** Two commits by name; neither has to be the head of a branch. */
export async function compareCommits(repository: OpenRepository, from: string, to: string): Promise<Diff> {
  return diffOf(repository.git, await commitOf(repository, from), await commitOf(repository, to))
}
