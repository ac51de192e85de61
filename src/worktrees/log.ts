import type { OpenRepository } from './open-repository.ts'
import { commitOf } from './refs.ts'
import type { LoggedCommit } from './worktrees.ts'

/** Commits of `to` that `from` has not, newest first, with their whole messages. */
export async function logBetween(
  repository: OpenRepository,
  from: string,
  to: string,
): Promise<LoggedCommit[]> {
  const [known, head] = [await commitOf(repository, from), await commitOf(repository, to)]
  if (known === head) return []
  const text = await repository.git.text(['log', '-z', '--format=%H%n%B', head, '--not', known])
  const records = text.split('\0').filter((record) => record.trim() !== '')
  return records.map((record) => {
    const [commit = '', ...message] = record.split('\n')
    return { commit, message: message.join('\n').trim() }
  })
}
