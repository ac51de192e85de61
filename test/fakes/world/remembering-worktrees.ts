import type { Worktrees } from '../../../src/worktrees/worktrees.ts'

const COMMIT = /^[0-9a-f]{40}$/

/** The real worktrees; what a commit holds never changes and is read from git once. */
export function createRememberingWorktrees(inner: Worktrees): Worktrees {
  const known = new Map<string, Promise<unknown>>()
  const once = <T>(key: string, commit: string, read: () => Promise<T>): Promise<T> => {
    if (!COMMIT.test(commit)) return read()
    const found = known.get(key) ?? read()
    known.set(key, found)
    return found as Promise<T>
  }
  const made = new Set<string>()
  return {
    ...inner,
    async create(repository, id) {
      if (made.has(id)) return inner.status(repository, id)
      const status = await inner.create(repository, id)
      made.add(id)
      return status
    },
    show: (repository, commit, path) =>
      once(`show ${commit} ${path}`, commit, () => inner.show(repository, commit, path)),
    list: (repository, commit) => once(`list ${commit}`, commit, () => inner.list(repository, commit)),
    compare: (repository, from, to) =>
      once(`compare ${from} ${to}`, COMMIT.test(from) ? to : '', () => inner.compare(repository, from, to)),
  }
}
