import { HookeError } from '../domain/errors.ts'
import { clearPartial } from './create.ts'
import type { OpenRepository } from './open-repository.ts'
import type { Place } from './place.ts'
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

async function refuseWork(repository: OpenRepository, place: Place, settings: Settings): Promise<void> {
  const worktree = await openWorktree(repository, place, settings)
  const { dirtyFiles } = await statusOf(worktree)
  const unpushedCommits = await countUnpushed(worktree)
  if (dirtyFiles.length === 0 && unpushedCommits === 0) return
  const files = dirtyFiles.length === 0 ? [] : [`uncommitted: ${some(dirtyFiles)}`]
  const commits = unpushedCommits === 0 ? [] : [`${unpushedCommits} commits that are nowhere else`]
  throw new HookeError('git.dirty', `the worktree of ${place.id} holds work and is kept`, {
    found: [...files, ...commits].join('; '),
    advice: `push or merge hooke/${place.id} first`,
  })
}
