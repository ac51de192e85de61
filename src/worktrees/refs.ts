import { HookeError } from '../domain/errors.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { Git } from './git.ts'
import { notARepository, type OpenRepository } from './open-repository.ts'
import { readRefFiles } from './ref-files.ts'

export const branchRef = (id: ExperimentId) => `refs/heads/hooke/${id}`
/** The commit that the branch started at. */
export const startRef = (id: ExperimentId) => `refs/hooke/start/${id}`
/** Stands from the first complete checkout until the removal: files in the folder may be work. */
export const readyRef = (id: ExperimentId) => `refs/hooke/ready/${id}`
/** What the remote was last seen to hold under the name of a ref. */
export const pushedRef = (ref: string) => `refs/hooke/pushed/${ref.replace(/^refs\//, '')}`

export interface ExperimentRefs {
  readonly base: string | undefined
  readonly branch: string | undefined
  readonly start: string | undefined
  readonly ready: string | undefined
}

export async function readRefs(
  { git, repository }: OpenRepository,
  id: ExperimentId,
): Promise<ExperimentRefs> {
  const base = `refs/heads/${branchName(repository.baseBranch)}`
  const names = [base, branchRef(id), startRef(id), readyRef(id)]
  const found = await findRefs(git, names)
  const [baseAt, branch, start, ready] = names.map((name) => found.get(name))
  return { base: baseAt, branch, start, ready }
}

/** Full ref name → object, for those there are. */
export async function findRefs(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return readRefFiles(git.gitDir, names) ?? (await askRefs(git, names))
}

async function askRefs(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const text = await git.text(['for-each-ref', '--format=%(objectname) %(refname)', ...names])
  const lines = text.split('\n').map((line) => line.split(' '))
  return new Map(lines.map(([hash = '', name = '']) => [name, hash]))
}

/** The commit a branch of the repository points at; `git.notRepository` when there is none. */
export async function tipOf({ git, repository }: OpenRepository, branch: string): Promise<string> {
  const ref = `refs/heads/${branchName(branch)}`
  const known = (await findRefs(git, [ref])).get(ref)
  if (known !== undefined) return known
  const { code, stdout } = await git.run(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  if (code === 0) return stdout.toString().trim()
  throw missingBranch(repository.path, branch)
}

export function missingBranch(path: string, branch: string): HookeError {
  return notARepository(path, `there is no branch "${branch}" with a commit`)
}

/** A full commit hash or an existing ref, as the commit hash. */
export async function commitOf(repository: OpenRepository, name: string): Promise<string> {
  const { git, objects } = repository
  if (objects.commits.has(name)) return name
  const branch = await plainBranch(repository, name)
  if (branch !== undefined) return branch
  const safe = /^[0-9a-zA-Z][^\s:^~?*[\\]*$/.test(name) && !name.includes('..')
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  const answer = safe ? await git.run(asked) : undefined
  if (answer?.code === 0) {
    const commit = answer.stdout.toString().trim()
    objects.commits.add(commit)
    return commit
  }
  throw new HookeError('git.failed', 'there is no such commit in the repository', {
    found: JSON.stringify(name.slice(0, 200)),
    advice: 'name a commit by its hash',
  })
}

/** The tip of a branch that git would find under its short name: no other ref of that name comes first (gitrevisions(7)). */
async function plainBranch({ git }: OpenRepository, name: string): Promise<string | undefined> {
  if (!isPlain(name) || /^[0-9a-f]{40}/.test(name)) return undefined
  const own = `refs/heads/${name}`
  const found = await findRefs(git, [name, `refs/${name}`, `refs/tags/${name}`, own])
  return found.size === 1 ? found.get(own) : undefined
}

/** Text names become part of a ref; anything git would read as more than a name is refused. */
export function branchName(name: string): string {
  if (isPlain(name)) return name
  throw new HookeError('path.unsafe', 'a branch or tag name was refused', {
    found: JSON.stringify(name.slice(0, 200)),
    advice: 'use letters, digits, ".", "_", "-" and "/", beginning with a letter or digit',
  })
}

function isPlain(name: string): boolean {
  const plain = /^[\p{L}\p{N}_][\p{L}\p{N}._/-]*$/u.test(name)
  return plain && !name.includes('..') && !name.includes('//') && !/(\.lock|[/.])$/.test(name)
}
