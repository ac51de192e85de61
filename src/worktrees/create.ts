import { existsSync, lstatSync } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { writeAtomic } from '../lib/files.ts'
import { gitFailed } from './git.ts'
import { clearLocks, waitForGit } from './locks.ts'
import type { OpenRepository } from './open-repository.ts'
import { readText } from './ref-files.ts'
import { erase, gitOf, type Place } from './place.ts'
import { branchRef, missingBranch, readRefs, readyRef, startRef, type ExperimentRefs } from './refs.ts'
import type { Settings } from './settings.ts'

/**
 * Three refs say how far the making got: `start` (recorded before anything else), the branch, and `ready` (the first
 * checkout is whole). Before `ready` nobody was handed the folder, so it is made anew; after it, files may be work and
 * are kept.
 */
export async function ensureWorktree(
  repository: OpenRepository,
  place: Place,
  settings: Settings,
): Promise<void> {
  const refs = await readRefs(repository, place.id)
  if (refs.ready !== undefined && isFolder(place.path)) {
    await reattach(repository, place, refs, settings)
    return
  }
  if (refs.ready !== undefined) {
    await clearLocks(locksOf(repository, place), liveDirs(place), settings)
    await repository.git.text(['update-ref', '-d', readyRef(place.id)])
  }
  await makeWorktree(repository, place, refs, settings)
}

async function makeWorktree(
  repository: OpenRepository,
  place: Place,
  refs: ExperimentRefs,
  settings: Settings,
): Promise<void> {
  if (refs.start === undefined) await refuseForeignFolder(place)
  if (refs.start !== undefined) await clearPartial(repository, place, settings)
  await recordStart(repository, place, refs, settings)

  const name = branchRef(place.id).replace('refs/heads/', '')
  const add = ['worktree', 'add', '--no-checkout', place.path, name]
  const added = await settings.oneByOne(repository.commonDir, () => repository.git.run(add))
  if (added.code !== 0) throw notAdded(place, add, added)
  settings.failpoints.hit('worktree.duringWrite')
  await gitOf(repository, place).text(['read-tree', '--reset', '-u', 'HEAD'])
  await repository.git.text(['update-ref', readyRef(place.id), branchRef(place.id)])
}

function notAdded(place: Place, args: string[], answer: Parameters<typeof gitFailed>[1]): HookeError {
  if (!/already (checked out|used by worktree)/.test(answer.stderr)) return gitFailed(args, answer)
  return new HookeError('git.conflict', `branch hooke/${place.id} is checked out elsewhere`, {
    found: answer.stderr.trim(),
    advice: 'switch that checkout to another branch, then retry',
  })
}

async function recordStart(
  { git, repository }: OpenRepository,
  place: Place,
  refs: ExperimentRefs,
  settings: Settings,
): Promise<void> {
  if (refs.start !== undefined && refs.branch !== undefined) return
  const base = refs.start ?? refs.base
  if (base === undefined) throw missingBranch(repository.path, repository.baseBranch)
  const start = refs.branch === undefined ? base : await forkPoint(git, refs.branch, base)
  const wanted = [
    ...(refs.start === undefined ? [`create ${startRef(place.id)} ${start}`] : []),
    ...(refs.branch === undefined ? [`create ${branchRef(place.id)} ${start}`] : []),
  ]
  await clearLocks(refLocks(git.gitDir, place), liveDirs(place), settings)
  await git.text(['update-ref', '--stdin'], { input: `${wanted.join('\n')}\n` })
}

/** A branch of that name from an earlier time is kept; the experiment starts where it left the base branch. */
async function forkPoint(git: OpenRepository['git'], branch: string, base: string): Promise<string> {
  const { code, stdout } = await git.run(['merge-base', branch, base])
  return code === 0 ? stdout.toString().trim() : branch
}

async function refuseForeignFolder(place: Place): Promise<void> {
  const kind = await lstat(place.path).catch(() => undefined)
  if (!kind) return
  const entries = kind.isDirectory() ? await readdir(place.path) : ['a file or link of that name']
  if (entries.length === 0) return
  throw new HookeError('git.dirty', `the folder for the worktree of ${place.id} is in use`, {
    found: `${place.path} holds ${entries.slice(0, 5).join(', ')}`,
    advice: 'move it away; Hooke keeps files that it did not make',
  })
}

export async function clearPartial(repository: OpenRepository, place: Place, settings: Settings): Promise<void> {
  await waitForGit(liveDirs(place), locksOf(repository, place), settings)
  await clearLocks(locksOf(repository, place), liveDirs(place), settings)
  await erase(place.path)
  await erase(place.adminDir)
}

async function reattach(
  repository: OpenRepository,
  place: Place,
  refs: ExperimentRefs,
  settings: Settings,
): Promise<void> {
  if (refs.branch === undefined)
    throw new HookeError('git.failed', `the branch hooke/${place.id} is gone, but its worktree is there`, {
      found: `no ${branchRef(place.id)}`,
      advice: `git branch hooke/${place.id} ${refs.ready ?? ''} (or the last commit in its reflog)`,
    })
  await clearLocks(locksOf(repository, place), liveDirs(place), settings)
  await restoreAdmin(place)
  if (!existsSync(join(place.adminDir, 'index')))
    await gitOf(repository, place).text(['read-tree', 'HEAD'])
}

/** The git directory of a worktree is three small files; git worktree prune may have taken them. */
async function restoreAdmin(place: Place): Promise<void> {
  const head = `ref: ${branchRef(place.id)}\n`
  const files = { commondir: '../..\n', gitdir: `${join(place.path, '.git')}\n`, HEAD: head }
  for (const [name, content] of Object.entries(files)) {
    const path = join(place.adminDir, name)
    const now = readText(path) ?? ''
    if (name === 'HEAD' && now.trim() !== '' && now !== head) throw movedHead(place, now)
    if (now !== content) await writeAtomic(path, content)
  }
}

function movedHead(place: Place, found: string): HookeError {
  return new HookeError('git.dirty', `the worktree of ${place.id} is not on its branch`, {
    found: found.trim(),
    advice: `git -C ${place.path} switch hooke/${place.id}`,
  })
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

export function liveDirs(place: Place): string[] {
  return [place.path, place.adminDir]
}

export function locksOf({ commonDir }: OpenRepository, place: Place): string[] {
  return [...refLocks(commonDir, place), join(place.adminDir, 'index.lock'), join(place.adminDir, 'HEAD.lock')]
}

function refLocks(commonDir: string, place: Place): string[] {
  return [branchRef, startRef, readyRef].map((ref) => join(commonDir, `${ref(place.id)}.lock`))
}
