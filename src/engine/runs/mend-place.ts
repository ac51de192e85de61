import { existsSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Repository } from '../../worktrees/worktrees.ts'
import type { EngineDeps } from '../deps.ts'
import type { MendPlace } from './supervision.ts'

type MendDeps = Pick<EngineDeps, 'worktrees' | 'stateDir' | 'clock' | 'log'>

/**
 * Looks whether the worktree that runs work in is whole, and puts it right: a folder or files that someone deleted under
 * a run are no fault of its code.
 */
export function createMendPlace(deps: MendDeps, repository: Repository, id: ExperimentId): MendPlace {
  const last = { at: -Infinity, what: '', turn: Promise.resolve<string | null>(null) }
  const look = async (cwd: string, startedAt: number): Promise<string | null> => {
    // runs that died of the same cause are settled one after the other
    if (startedAt < last.at) return last.what
    const what = await mend(deps, { repository, id, cwd })
    if (what === null) return null
    Object.assign(last, { at: deps.clock.now(), what })
    deps.log.warn({ experiment: id, event: 'worktree.mended', reason: what }, 'worktree put right')
    return what
  }
  return (cwd, startedAt) => {
    const next = () => look(cwd, startedAt)
    last.turn = last.turn.then(next, next)
    return last.turn
  }
}

async function mend(
  { worktrees, stateDir }: MendDeps,
  { repository, id, cwd }: { repository: Repository; id: ExperimentId; cwd: string },
): Promise<string | null> {
  const wasGone = !existsSync(cwd)
  const { head } = await worktrees.locate(repository, id)
  if (wasGone) return `the worktree ${cwd} was removed under it`

  const tracked = await worktrees.list(repository, head)
  const missing = tracked.filter(
    (path) => lstatSync(join(cwd, path), { throwIfNoEntry: false }) === undefined,
  )
  const [first] = missing
  if (first === undefined) return null
  await worktrees.rescue(repository, id, join(stateDir, 'rescued'))
  return `${first}${missing.length > 1 ? ` and ${missing.length - 1} more files` : ''} of its worktree were removed under it`
}
