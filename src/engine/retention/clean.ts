import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asError } from '../../domain/errors.ts'
import { GOING } from '../../lib/files.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { absent } from './run-folders.ts'
import type { Unasked } from './host-runs.ts'
import type { Found, KeptFolder } from './judge-folder.ts'
import { foundFolders } from './survey.ts'

export interface Cleaned {
  readonly gone: readonly KeptFolder[]
  /** What was to go and did not, with the reason in `stays`. */
  readonly kept: readonly KeptFolder[]
  readonly unasked: readonly Unasked[]
}

/**
 * Takes away what the survey says may go, each looked at once more just before. A clean that was killed is finished by the
 * next one.
 */
export async function clean(deps: RetentionDeps, signal: AbortSignal): Promise<Cleaned> {
  for (const folder of ['runs', 'collected']) await finishEarlier(join(deps.stateDir, folder))
  await finishEarlier(deps.keeping.worktreesDir)
  const gone: KeptFolder[] = []
  const kept: KeptFolder[] = []
  const { found, unasked } = await foundFolders(deps)
  for (const one of found.filter(({ goes }) => goes !== null)) {
    signal.throwIfAborted()
    const stays = await takeAway(one)
    const { whyStays: _, takeAway: __, ...folder } = one
    if (stays === null) gone.push(folder)
    else kept.push({ ...folder, goes: null, stays })
  }
  const bytes = gone.reduce((sum, one) => sum + one.bytes, 0)
  deps.log.info(
    { event: 'retention.cleaned', folders: gone.length, bytes, kept: kept.length },
    'old folders went',
  )
  return { gone, kept, unasked }
}

/** On a host the look and the taking are one. */
async function takeAway({ compute, whyStays, takeAway: take }: Found): Promise<string | null> {
  try {
    return (compute === null ? await whyStays() : null) ?? (await take())
  } catch (error) {
    return asError(error).message
  }
}

async function finishEarlier(folder: string): Promise<void> {
  const names = await readdir(folder).catch(absent<string[]>([]))
  for (const name of names.filter((one) => one.endsWith(GOING)))
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })
}
