import { rename } from 'node:fs/promises'
import { HookeError } from '../domain/errors.ts'
import { clearPartial } from './create.ts'
import { GOING } from '../lib/files.ts'
import type { OpenRepository } from './open-repository.ts'
import { erase, type Place } from './place.ts'
import { readRefs, readyRef } from './refs.ts'
import type { Settings } from './settings.ts'
import { some } from './text.ts'
import { countUnpushed, openWorktree, statusOf } from './worktree.ts'

/**
 * Takes the `ready` mark away before the first file, so that a removal that was killed is seen as leftovers and not as
 * work. The branch stays.
 */
export async function removeWorktree(repository: OpenRepository, place: Place, settings: Settings): Promise<void> {
  const { start, ready } = await readRefs(repository, place.id)
  if (start === undefined) return
  if (ready !== undefined) {
    await refuseWork(repository, place, settings)
    await repository.git.text(['update-ref', '-d', readyRef(place.id)])
  }
  await clearPartial(repository, place, settings)
}

/**
 * Takes the folder away and keeps what git knows of it: whoever needs it again has it made from its branch. It gets another
 * name before the first file goes, so that half of one never passes for a checkout.
 */
export async function putAway(repository: OpenRepository, place: Place, settings: Settings): Promise<void> {
  await refuseWork(repository, place, settings)
  await rename(place.path, `${place.path}${GOING}`)
  await erase(`${place.path}${GOING}`)
}

/** Why it may not be taken away; null when nothing would be lost. */
export async function whyKept(
  repository: OpenRepository,
  place: Place,
  settings: Settings,
): Promise<string | null> {
  const { start, ready } = await readRefs(repository, place.id)
  if (start === undefined || ready === undefined) return 'it is not whole'
  return whatWouldGo(repository, place, settings)
}

async function refuseWork(repository: OpenRepository, place: Place, settings: Settings): Promise<void> {
  const found = await whatWouldGo(repository, place, settings)
  if (found === null) return
  throw new HookeError('git.dirty', `the worktree of ${place.id} holds work and is kept`, {
    found,
    advice: `push or merge hooke/${place.id} first`,
  })
}

async function whatWouldGo(
  repository: OpenRepository,
  place: Place,
  settings: Settings,
): Promise<string | null> {
  const worktree = await openWorktree(repository, place, settings)
  const { dirtyFiles } = await statusOf(worktree)
  const unpushedCommits = await countUnpushed(worktree)
  const files = dirtyFiles.length === 0 ? [] : [`uncommitted: ${some(dirtyFiles)}`]
  const commits = unpushedCommits === 0 ? [] : [`${unpushedCommits} commits that are nowhere else`]
  return files.length + commits.length === 0 ? null : [...files, ...commits].join('; ')
}
