import { lstat, readlink, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { isWithin } from '../lib/files.ts'
import { findChanges, stage, type Change } from './changes.ts'
import type { OpenRepository } from './open-repository.ts'
import { branchRef } from './refs.ts'
import { safePath } from './safe-path.ts'
import type { Settings } from './settings.ts'
import { messageWithKey, signature, some } from './text.ts'
import type { CommitRequest } from './worktrees.ts'
import type { Worktree } from './worktree.ts'

/**
 * Builds the commit from plumbing: no hook has a place in it, and the same content, key and time give the same hash.
 * The index is set to the branch first, so that what a killed attempt staged is not taken along.
 */
export async function commitWork(
  worktree: Worktree,
  request: CommitRequest,
  settings: Settings,
): Promise<string | null> {
  const message = messageWithKey(request.message, request.key)
  const known = await findByKey(worktree, request.key)
  if (known !== undefined) return known
  const { git, head, start, repository } = worktree
  await git.text(['read-tree', '--reset', head])
  const changes = within(await findChanges(git), request.paths)
  await refuseUnsafe(worktree, changes, settings.maxFileBytes)
  if (changes.length === 0) return null

  await stage(git, changes)
  settings.failpoints.hit('worktree.beforeCommit')
  const tree = (await git.text(['write-tree'])).trim()
  const env = signature(settings.identity, request.at)
  const made = await git.text(['commit-tree', tree, '-p', head], { input: message, env })
  const commit = made.trim()
  await git.text(['update-ref', '-m', 'hooke: commit', branchRef(worktree.place.id), commit, head])
  noteCommit(repository, { start, head, commit, key: request.key })
  settings.failpoints.hit('worktree.afterCommit')
  return commit
}

async function findByKey({ repository: { git, objects }, start, head }: Worktree, key: string): Promise<string | undefined> {
  if (head === start) return undefined
  const place = `${start} ${head}`
  const log = objects.keyed.get(place) ?? (await git.text(['log', '-z', KEYED_FORMAT, head, '--not', start]))
  objects.keyed.set(place, log)
  return findKeyed(log, key)
}

/** What was just made is known: nobody has to ask git for it. */
function noteCommit(
  { objects }: OpenRepository,
  { start, head, commit, key }: { start: string; head: string; commit: string; key: string },
): void {
  const earlier = head === start ? '' : objects.keyed.get(`${start} ${head}`)
  objects.commits.add(commit)
  objects.keyed.delete(`${start} ${head}`)
  if (earlier !== undefined) objects.keyed.set(`${start} ${commit}`, `${commit}\n${key}\0${earlier}`)
}

/** One record per commit: its hash, then the values of its key trailers, one a line. */
export const KEYED_FORMAT = '--format=%H%n%(trailers:key=Hooke-Key,valueonly)'

export function findKeyed(log: string, key: string): string | undefined {
  const records = log.split('\0').map((record) => record.trim().split('\n'))
  return records.find(([, ...keys]) => keys.includes(key))?.[0]
}

function within(changes: readonly Change[], paths: readonly string[] | undefined): readonly Change[] {
  if (paths === undefined) return changes
  for (const path of paths) safePath('/', path)
  return changes.filter((change) =>
    paths.some((path) => change.path === path || change.path.startsWith(`${path}/`)),
  )
}

/** The whole commit is refused rather than made without the file: a result must not lack what its code needs. */
async function refuseUnsafe(
  { place }: Worktree,
  changes: readonly Change[],
  maxFileBytes: number,
): Promise<void> {
  const wrong: string[] = []
  for (const { path } of changes) {
    const reason = await whatIsWrong(place.path, path, maxFileBytes)
    if (reason !== undefined) wrong.push(`${some([path])} ${reason}`)
  }
  if (wrong.length === 0) return
  throw new HookeError('path.unsafe', 'the work cannot be committed as it is', {
    found: wrong.slice(0, 20).join('; '),
    advice: 'delete these or name them in .gitignore',
  })
}

async function whatIsWrong(root: string, path: string, maxFileBytes: number): Promise<string | undefined> {
  if (path.endsWith('/')) return 'is a git repository of its own'
  const full = join(root, path)
  const stat = await lstat(full).catch(() => undefined)
  if (!stat) return undefined
  if (stat.isSymbolicLink()) return (await leadsOut(root, full)) ? 'is a link that leads out of the tree' : undefined
  if (stat.isFile() && stat.size > maxFileBytes)
    return `has ${stat.size} bytes; the most is ${maxFileBytes}`
  return undefined
}

async function leadsOut(root: string, link: string): Promise<boolean> {
  if (!isWithin(root, resolve(dirname(link), await readlink(link)))) return true
  const target = await realpath(link).catch(() => root)
  return !isWithin(root, target)
}
