import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asError } from '../../domain/errors.ts'
import { GOING } from '../../lib/files.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { absent } from './run-folders.ts'
import { type Found, foundFolders, type KeptFolder } from './survey.ts'

export interface Cleaned {
  readonly gone: readonly KeptFolder[]
  /** What was to go and did not, with the reason in `stays`. */
  readonly kept: readonly KeptFolder[]
}

/**
 * Takes away what the survey says may go, each looked at once more just before. A clean that was killed is finished by the
 * next one.
 */
export async function clean(deps: RetentionDeps, signal: AbortSignal): Promise<Cleaned> {
  await finishEarlier(join(deps.stateDir, 'runs'))
  await finishEarlier(deps.keeping.worktreesDir)
  const gone: KeptFolder[] = []
  const kept: KeptFolder[] = []
  for (const found of (await foundFolders(deps)).filter(({ goes }) => goes !== null)) {
    signal.throwIfAborted()
    const stays = await takeAway(deps, found)
    const { whyStays: _, ...folder } = found
    if (stays === null) gone.push(folder)
    else kept.push({ ...folder, goes: null, stays })
  }
  const bytes = gone.reduce((sum, one) => sum + one.bytes, 0)
  deps.log.info(
    { event: 'retention.cleaned', folders: gone.length, bytes, kept: kept.length },
    'old folders went',
  )
  return { gone, kept }
}

async function takeAway(deps: RetentionDeps, found: Found): Promise<string | null> {
  const { kind, path, experiment, study } = found
  try {
    const stays = await found.whyStays()
    if (stays !== null) return stays
    if (kind === 'worktree') await deps.worktrees.putAway(deps.study(study).repository, experiment)
    else await removeRun(path)
    return null
  } catch (error) {
    return asError(error).message
  }
}

async function removeRun(path: string): Promise<void> {
  await rename(path, `${path}${GOING}`)
  await rm(`${path}${GOING}`, { recursive: true, force: true, maxRetries: 3 })
}

async function finishEarlier(folder: string): Promise<void> {
  const names = await readdir(folder).catch(absent<string[]>([]))
  for (const name of names.filter((one) => one.endsWith(GOING)))
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })
}
