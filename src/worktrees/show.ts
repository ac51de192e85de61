import { HookeError } from '../domain/errors.ts'
import type { OpenRepository } from './open-repository.ts'
import { treeOf } from './tree.ts'

const MAX_FILE_BYTES = 32 * 1024 * 1024

/** Text of a regular file at a commit; null when there is none of that name. */
export async function showFile(repository: OpenRepository, name: string, path: string): Promise<string | null> {
  const { commit, files } = await treeOf(repository, name)
  const blob = files.get(path)
  if (blob === undefined) return null
  const known = repository.objects.texts.get(blob)
  if (known !== undefined) return known
  const answer = await repository.git.run(['cat-file', 'blob', blob], { maxBytes: MAX_FILE_BYTES })
  if (answer.code === 0 && !answer.truncated) return answer.stdout.toString('utf8')
  throw new HookeError('git.failed', `${path} could not be read at ${commit.slice(0, 12)}`, {
    found: answer.truncated ? `more than ${MAX_FILE_BYTES} bytes` : answer.stderr.trim(),
  })
}

export async function listFiles(repository: OpenRepository, name: string): Promise<readonly string[]> {
  return (await treeOf(repository, name)).paths
}

export async function listRunnable(repository: OpenRepository, name: string): Promise<readonly string[]> {
  return (await treeOf(repository, name)).runnable
}
