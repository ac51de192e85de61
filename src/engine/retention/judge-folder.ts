import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExperimentId } from '../../domain/ids.ts'
import { walkFiles } from '../../lib/files.ts'
import { inDays } from '../../lib/words.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { absent, isOver, MOST_FILES } from './run-folders.ts'

/** One folder that is kept. */
export interface KeptFolder {
  readonly kind: 'run' | 'worktree' | 'environment'
  /** The compute on whose host it lies; null for this computer. */
  readonly compute: string | null
  /** These two are null of an environment: whoever has the same lock file uses it. */
  readonly study: string | null
  readonly experiment: ExperimentId | null
  /** The id of the run or of the experiment, or the hash of the environment. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** When its experiment ended; null while it goes on. */
  readonly endedAt: number | null
  /** Why it goes now; null when it stays. */
  readonly goes: string | null
  /** Why it stays. */
  readonly stays: string | null
}

/** A folder, how to ask again just before it goes, and how it goes. */
export interface Found extends KeptFolder {
  readonly whyStays: () => Promise<string | null>
  /** After `whyStays` said null; it may still find a reason. */
  readonly takeAway: () => Promise<string | null>
}

export interface Candidate extends Pick<
  Found,
  'kind' | 'compute' | 'name' | 'path' | 'bytes' | 'whyStays' | 'takeAway'
> {
  readonly keepMs: number
}

/** Whether a folder goes by its age, and where it would: whether it may. */
export async function judged(
  { clock }: Pick<RetentionDeps, 'clock'>,
  { id, study, stage, stageSince }: Experiment,
  { keepMs, ...what }: Candidate,
): Promise<Found> {
  const endedAt = isOver(stage) ? stageSince : null
  const folder = { ...what, study, experiment: id, endedAt }
  if (endedAt === null) return { ...folder, goes: null, stays: `its experiment goes on (${stage})` }
  const ageMs = clock.now() - endedAt
  if (ageMs < keepMs) return { ...folder, goes: null, stays: `kept for ${inDays(keepMs - ageMs)} more` }
  const stays = await what.whyStays()
  return { ...folder, stays, goes: stays === null ? `over for ${inDays(ageMs)}` : null }
}

/** Bytes of the regular files in a tree; null where there is none. */
export async function bytesBelow(root: string): Promise<number | null> {
  const listed = await walkFiles(root, { maxFiles: MOST_FILES }).catch(absent(null))
  if (listed === null) return null
  let bytes = 0
  // somebody else may tidy while this is counted
  for (const file of listed.files) bytes += (await lstat(join(root, file)).catch(absent(null)))?.size ?? 0
  return bytes
}
