import { existsSync } from 'node:fs'
import { lstat, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findChanges, stage, type Change } from './changes.ts'
import { gitFailed, type Git, type GitAnswer } from './git.ts'
import { parts } from './text.ts'

/** A branch that moves to a commit which builds on it, with the checkout that stands there. */
export interface Move {
  readonly target: string
  readonly tip: string
  readonly merged: string
}

/**
 * A kill between git's writing of files and of its index leaves files that look changed and equal the merge: they are
 * taken into the index. One that certainly came in the middle (`wasCutOff`) may leave the beginning of a file, which goes,
 * so that git writes it again. Gives what is a person's.
 */
export async function adoptWritten(
  git: Git,
  { tip, merged }: Move,
  { wasCutOff }: { readonly wasCutOff: boolean },
): Promise<readonly string[]> {
  const [changed, touched] = await Promise.all([findChanges(git), touchedBy(git, tip, merged)])
  const candidates = changed.filter(({ path }) => touched.has(path))
  if (candidates.length === 0) return []
  const unlike = await unlikeMerge(git, candidates, { tip, merged })
  const args = ['diff-index', '-z', '--cached', '--name-only', '--no-renames', tip]
  const answer = await git.run(args)
  if (answer.code !== 0) throw gitFailed(args, answer)
  // what the person staged is never overwritten by what stands in the file; what equals the merge was staged by a try
  const staged = parts(answer.stdout)
  const keep = new Set([...unlike, ...staged])
  await stage(
    git,
    candidates.filter(({ path }) => !keep.has(path)),
  )
  const kept = unlike.filter((path) => !staged.includes(path))
  if (!wasCutOff) return unlike
  const halves = await halvesOf(git, merged, kept)
  for (const path of halves) await rm(join(git.workTree ?? '', path))
  return unlike.filter((path) => !halves.includes(path))
}

/** Where the index holds the whole merge only the branch is left to be moved; null where it does not. */
export async function finishWritten(git: Git, { target, tip, merged }: Move): Promise<GitAnswer | null> {
  if (existsSync(join(git.gitDir, 'MERGE_HEAD'))) return null
  const [index, tree] = [await git.run(['write-tree']), await git.text(['rev-parse', `${merged}^{tree}`])]
  // unmerged files, or anything else that git merge has better words for
  if (index.code !== 0 || index.stdout.toString('utf8') !== tree) return null
  return git.run(['update-ref', '-m', 'hooke: merge', `refs/heads/${target}`, merged, tip])
}

/** Files that hold the beginning of what the merge holds, and nothing else. */
async function halvesOf(git: Git, merged: string, paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of paths) {
    const file = join(git.workTree ?? '', path)
    const stat = await lstat(file).catch(() => undefined)
    if (!stat?.isFile()) continue
    const whole = await git.run(['cat-file', '--filters', `${merged}:${path}`])
    if (whole.code !== 0 || stat.size >= whole.stdout.length) continue
    const half = await readFile(file)
    if (whole.stdout.subarray(0, half.length).equals(half)) found.push(path)
  }
  return found
}

/** Which of the files do not hold what the merge holds, told by staging them in an index of our own. */
async function unlikeMerge(
  git: Git,
  candidates: readonly Change[],
  { tip, merged }: Pick<Move, 'tip' | 'merged'>,
): Promise<string[]> {
  const index = join(git.gitDir, 'hooke-merge-index')
  const env = { GIT_INDEX_FILE: index }
  try {
    await git.text(['read-tree', tip], { env })
    await stage(git, candidates, env)
    const differ = ['diff-index', '-z', '--cached', '--name-only', '--no-renames', merged, '--']
    return parts(Buffer.from(await git.text([...differ, ...candidates.map(({ path }) => path)], { env })))
  } finally {
    await rm(index, { force: true })
    await rm(`${index}.lock`, { force: true })
  }
}

export async function touchedBy(git: Git, tip: string, merged: string): Promise<Set<string>> {
  const answer = await git.run(['diff-tree', '-r', '-z', '--name-only', '--no-renames', tip, merged])
  if (answer.code !== 0) throw gitFailed(['diff-tree'], answer)
  return new Set(parts(answer.stdout))
}
