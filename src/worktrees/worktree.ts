import { lstatSync } from 'node:fs'
import { HookeError } from '../domain/errors.ts'
import { findChanges } from './changes.ts'
import { ensureWorktree, liveDirs, locksOf } from './create.ts'
import type { Git } from './git.ts'
import { restoreGitFile } from './git-file.ts'
import { clearLocks } from './locks.ts'
import type { OpenRepository } from './open-repository.ts'
import { gitOf, type Place } from './place.ts'
import { branchRef, type ExperimentRefs, pushedRef, readRefs } from './refs.ts'
import type { Settings } from './settings.ts'
import type { Checkout, WorktreeStatus } from './worktrees.ts'

/** A worktree that is whole: its refs stand, its `.git` is ours, no stale lock is in the way. */
export interface Worktree {
  readonly repository: OpenRepository
  readonly place: Place
  readonly git: Git
  readonly start: string
  readonly head: string
}

/** `notFound` when the worktree was not made or was removed; one whose folder was deleted is made again from its branch. */
export async function openWorktree(
  repository: OpenRepository,
  place: Place,
  settings: Settings,
): Promise<Worktree> {
  const refs = await readRefs(repository, place.id)
  const { start, branch, ready } = refs
  const folder = lstatSync(place.path, { throwIfNoEntry: false })
  if (isMade(refs) && folder === undefined) {
    await ensureWorktree(repository, place, settings)
    return openWorktree(repository, place, settings)
  }
  if (start === undefined || branch === undefined || ready === undefined || !folder?.isDirectory())
    throw new HookeError('notFound', `there is no worktree for ${place.id}`, {
      found: folder ? 'a worktree that is not whole' : `no folder ${place.path}`,
      advice: 'it is made when the experiment reaches implementing',
    })
  await clearLocks(locksOf(repository, place), liveDirs(place), settings)
  const tampering = await restoreGitFile(settings.root, place, settings.clock.now())
  if (tampering) settings.onTampering(tampering)
  return { repository, place, git: gitOf(repository, place), start, head: branch }
}

function isMade({ start, branch, ready }: ExperimentRefs): boolean {
  return [start, branch, ready].every((ref) => ref !== undefined)
}

export function checkoutOf({ place, start, head }: Worktree): Checkout {
  return { path: place.path, branch: `hooke/${place.id}`, head, base: start }
}

export async function statusOf(worktree: Worktree): Promise<WorktreeStatus> {
  const changes = await findChanges(worktree.git)
  return { ...checkoutOf(worktree), dirtyFiles: changes.map(({ path }) => path).sort() }
}

/** Commits that exist nowhere but on the branch: neither on the remote nor in the base branch or merge target. */
export async function countUnpushed({ repository, place, start, head }: Worktree): Promise<number> {
  const { baseBranch, mergeTarget, remote } = repository.repository
  const safe = [`refs/heads/${baseBranch}`, `refs/heads/${mergeTarget}`, pushedRef(branchRef(place.id))]
  const patterns = remote === null ? safe : [...safe, `refs/remotes/${remote}/`]
  const text = await repository.git.text(['for-each-ref', '--format=%(objectname)', ...patterns])
  const kept = text.split('\n').filter((line) => line !== '')
  return Number(await repository.git.text(['rev-list', '--count', head, '--not', start, ...kept]))
}
