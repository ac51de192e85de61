import { HookeError } from '../domain/errors.ts'
import type { Git } from './git.ts'
import { parts } from './text.ts'

export interface Change {
  readonly path: string
  readonly tracked: boolean
}

/**
 * What differs from the last commit, tracked files first. A repository inside the tree is never looked into: git would
 * run what its config names.
 */
export async function findChanges(git: Git): Promise<Change[]> {
  const answer = await git.run([
    'status',
    '--porcelain=v2',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignore-submodules=all',
  ])
  if (answer.code === 0) return parts(answer.stdout).map(toChange)
  throw new HookeError('git.failed', 'git could not compare the worktree with its last commit', {
    found: answer.stderr.trim().slice(0, 2000),
    advice: 'run git fsck in the study repository',
  })
}

/** Fields before the path in a line of `--porcelain=v2`, by its first letter. */
const FIELDS: Readonly<Record<string, number>> = { '1': 8, u: 10, '?': 1, '!': 1 }

export function toChange(line: string): Change {
  const kind = line[0] ?? ''
  const path = line.split(' ').slice(FIELDS[kind]).join(' ')
  return { path, tracked: kind === '1' || kind === 'u' }
}

/** Takes the files as they stand into the index. */
export async function stage(
  git: Git,
  changes: readonly Change[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (changes.length === 0) return
  const input = changes.map(({ path }) => `${path}\0`).join('')
  await git.text(['update-index', '--add', '--remove', '--replace', '-z', '--stdin'], { input, env })
}
