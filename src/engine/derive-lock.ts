import type { ExperimentId } from '../domain/ids.ts'
import { lockSourceIn, mayBeIncluded, type PythonSource } from '../domain/software-lock.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Repository } from '../worktrees/worktrees.ts'
import type { EngineDeps } from './deps.ts'

/**
 * Gives an experiment whose study has no lock file one of its own (C-19): derived from what the base branch asks for, and
 * committed on the experiment's branch. Says what was taken for granted; null where there is nothing to say. A try that
 * died after its commit finds it again by its key.
 */
export async function ensureLock(
  deps: EngineDeps,
  { id, study }: Pick<Experiment, 'id' | 'study'>,
  signal: AbortSignal,
): Promise<string | null> {
  const { repository } = deps.study(study)
  const { deriveLock } = deps
  const paths = await deps.worktrees.list(repository, repository.baseBranch)
  const source = lockSourceIn(paths)
  if (source === null || deriveLock === undefined) return null
  const included = paths.filter((path) => path === source || mayBeIncluded(path))
  const files = await deps.worktrees.showAll(repository, repository.baseBranch, included)
  const lock = await deriveLock({ source, files }, signal)
  if (lock.kind === 'nothing') return null
  if (lock.kind === 'impossible')
    return `there is no lock file, and none could be derived from ${source}: ${deps.mask(lock.because)}. Packages may differ from run to run`
  const commit = await commitLock(deps, { repository, id, source, file: lock.file, text: lock.text })
  return `${lock.file} pins ${lock.packages} packages, derived from ${source} by ${lock.by} and committed on the experiment's branch as ${commit.slice(0, 12)}`
}

async function commitLock(
  { worktrees, clock }: EngineDeps,
  lock: {
    readonly repository: Repository
    readonly id: ExperimentId
    readonly source: PythonSource
    readonly file: string
    readonly text: string
  },
): Promise<string> {
  const { repository, id } = lock
  const { path, head } = await worktrees.create(repository, id)
  await worktrees.write(path, lock.file, lock.text)
  const made = await worktrees.commit(repository, {
    id,
    key: `lock:${id}`,
    message: `Pin the packages of ${lock.source}`,
    at: clock.now(),
    paths: [lock.file],
  })
  return made ?? head
}
