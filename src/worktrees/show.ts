import { HookeError } from '../domain/errors.ts'
import { commitOf } from './refs.ts'
import type { OpenRepository } from './open-repository.ts'
import { parts } from './text.ts'

const MAX_FILE_BYTES = 32 * 1024 * 1024

/** Text of a regular file at a commit; null when there is none of that name. */
export async function showFile(repository: OpenRepository, name: string, path: string): Promise<string | null> {
  const commit = await commitOf(repository, name)
  const { git } = repository
  const tree = await git.run(['ls-tree', '-z', '--full-tree', commit, '--', path])
  const entries = tree.code === 0 ? parts(tree.stdout) : []
  const entry = entries.find((line) => line.slice(line.indexOf('\t') + 1) === path)
  const [, blob] = /^100\d+ blob ([0-9a-f]+)\t/.exec(entry ?? '') ?? []
  if (blob === undefined) return null
  const answer = await git.run(['cat-file', 'blob', blob], { maxBytes: MAX_FILE_BYTES })
  if (answer.code === 0 && !answer.truncated) return answer.stdout.toString('utf8')
  throw new HookeError('git.failed', `${path} could not be read at ${commit.slice(0, 12)}`, {
    found: answer.truncated ? `more than ${MAX_FILE_BYTES} bytes` : answer.stderr.trim(),
  })
}

export async function listFiles(repository: OpenRepository, name: string): Promise<string[]> {
  const commit = await commitOf(repository, name)
  const listed = await repository.git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
  return parts(listed.stdout)
}
