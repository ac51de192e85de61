import { createHash } from 'node:crypto'
import type { Repository, Worktrees } from './worktrees.ts'

export type CommitReads = Pick<Worktrees, 'compare' | 'log' | 'show' | 'showAll' | 'list' | 'runnable'>

/** More than a few experiments under way ask for again; an answer holds up to some MiB of text. */
const MOST_CHARACTERS = 16 * 1024 * 1024
const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/** Reads of whole commits that keep their latest answers: what a commit holds never changes. */
export function rememberReads(reads: CommitReads, most = MOST_CHARACTERS): CommitReads {
  const recall = createMemory(most)
  const once = <T>(repository: Repository, commits: readonly string[], key: string, read: () => Promise<T>) =>
    commits.every((commit) => HASH.test(commit))
      ? recall([repository.path, key, ...commits].join('\0'), read)
      : read()
  return {
    compare: (repository, from, to) =>
      once(repository, [from, to], 'compare', () => reads.compare(repository, from, to)),
    log: (repository, from, to) => once(repository, [from, to], 'log', () => reads.log(repository, from, to)),
    show: (repository, commit, path) =>
      once(repository, [commit], `show ${path}`, () => reads.show(repository, commit, path)),
    showAll: (repository, commit, paths) =>
      once(repository, [commit], `showAll ${digest(paths)}`, () => reads.showAll(repository, commit, paths)),
    list: (repository, commit) => once(repository, [commit], 'list', () => reads.list(repository, commit)),
    runnable: (repository, commit) =>
      once(repository, [commit], 'runnable', () => reads.runnable(repository, commit)),
  }
}

/** Answers by key, the least recently used forgotten first; a question that failed is asked again. */
function createMemory(most: number): <T>(key: string, read: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { readonly answer: unknown; readonly size: number }>()
  let size = 0
  const forget = (key: string): void => {
    size -= known.get(key)?.size ?? 0
    known.delete(key)
  }
  return async <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key)
    const answer = found === undefined ? await read() : (found.answer as T)
    forget(key)
    const entry = found ?? { answer, size: key.length + sizeOf(answer) }
    known.set(key, entry)
    size += entry.size
    for (const oldest of known.keys()) {
      if (size <= most) break
      forget(oldest)
    }
    return answer
  }
}

/** Characters of all texts in an answer. */
function sizeOf(answer: unknown): number {
  if (typeof answer === 'string') return answer.length
  if (answer instanceof Map) return sizeOf([...answer].flat())
  if (typeof answer !== 'object' || answer === null) return 8
  return Object.values(answer).reduce<number>((sum, part) => sum + sizeOf(part), 0)
}

function digest(paths: readonly string[]): string {
  return createHash('sha256').update(paths.join('\0')).digest('hex')
}
