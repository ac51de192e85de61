import { HookeError } from '../domain/errors.ts'
import { gitFailed } from './git.ts'
import type { Tree } from './objects.ts'
import type { OpenRepository } from './open-repository.ts'
import { commitOf } from './refs.ts'
import { parts } from './text.ts'

/** The last few trees are kept: a gate and the roles of a stage read the same commit one after the other. */
const REMEMBERED = 4
const MAX_BYTES = 256 * 1024 * 1024

/** The tree of a commit, listed by git once. */
export async function treeOf(repository: OpenRepository, name: string): Promise<Tree> {
  const commit = await commitOf(repository, name)
  const { trees } = repository.objects
  const found = trees.get(commit) ?? (await listTree(repository, commit))
  trees.delete(commit)
  trees.set(commit, found)
  const [oldest] = trees.keys()
  if (trees.size > REMEMBERED && oldest !== undefined) trees.delete(oldest)
  return found
}

async function listTree({ git }: OpenRepository, commit: string): Promise<Tree> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit]
  const listed = await git.run(args, { maxBytes: MAX_BYTES })
  // it is remembered: half a list would be half a commit for good
  if (listed.code !== 0) throw gitFailed(args, listed)
  if (listed.truncated) throw tooMany(commit)
  const entries = parts(listed.stdout).flatMap(entryOf)
  const files = entries.filter(({ mode }) => mode.startsWith('100'))
  return {
    commit,
    paths: entries.map(({ path }) => path),
    files: new Map(files.map(({ path, object }) => [path, object])),
    runnable: files.filter(({ mode }) => mode === '100755').map(({ path }) => path),
  }
}

/** `<mode> <type> <object>\t<path>` */
function entryOf(line: string): { mode: string; object: string; path: string }[] {
  const [, mode, object, path] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? []
  return mode === undefined || object === undefined || path === undefined ? [] : [{ mode, object, path }]
}

function tooMany(commit: string): HookeError {
  return new HookeError('git.failed', `commit ${commit.slice(0, 12)} has too many files to be listed`, {
    found: `a list of more than ${MAX_BYTES} bytes`,
    advice: 'take what is no source, such as data, out of the study repository',
  })
}
