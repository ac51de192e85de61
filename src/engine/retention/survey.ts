import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../../domain/errors.ts'
import { ExperimentId, RunId } from '../../domain/ids.ts'
import { walkFiles } from '../../lib/files.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { absent, folderOfRun, isOver, MOST_FILES, whyRunStays } from './run-folders.ts'

/** One folder that is kept on this computer. */
export interface KeptFolder {
  readonly kind: 'run' | 'worktree'
  readonly study: string
  readonly experiment: ExperimentId
  /** The id of the run, or of the experiment. */
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

export interface Survey {
  readonly folders: readonly KeptFolder[]
  readonly studies: readonly { readonly study: string; readonly bytes: number; readonly afterwards: number }[]
}

const DAY = 86_400_000

/**
 * What is kept on this computer, and what of it may go: only what is over for long enough, or over the cap of its study, and
 * is safe elsewhere. The record, its artifacts, plans, approvals and claims are no part of it: they never go.
 */
export async function surveyKept(deps: RetentionDeps): Promise<Survey> {
  const folders = await foundFolders(deps)
  const studies = [...new Set(folders.map(({ study }) => study))].sort().map((study) => {
    const own = folders.filter((one) => one.study === study)
    return { study, bytes: sum(own), afterwards: sum(own.filter(({ goes }) => goes === null)) }
  })
  return { folders: folders.map(({ whyStays: _, ...folder }) => folder), studies }
}

/** A folder, and how to ask again just before it goes. */
export interface Found extends KeptFolder {
  readonly whyStays: () => Promise<string | null>
}

export async function foundFolders(deps: RetentionDeps): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const name of await namesIn(join(deps.stateDir, 'runs'))) found.push(...(await runFolder(deps, name)))
  for (const name of await namesIn(deps.keeping.worktreesDir)) found.push(...(await checkout(deps, name)))
  return overCap(deps, found)
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent<string[]>([]))).sort()
}

/** What no row speaks of is nobody's to take away. */
async function runFolder(deps: RetentionDeps, name: string): Promise<readonly Found[]> {
  const id = RunId.safeParse(name)
  const run = id.success ? deps.store.runs.find(id.data) : undefined
  const experiment = run && deps.store.experiments.find(run.experiment)
  if (run === undefined || experiment === undefined) return []
  const whyStays = () => whyRunStays(deps, run)
  const what = { kind: 'run', name, path: folderOfRun(deps, run), whyStays } as const
  return judged(deps, experiment, { ...what, keepMs: deps.keeping.rules().runs })
}

async function checkout(deps: RetentionDeps, name: string): Promise<readonly Found[]> {
  const id = ExperimentId.safeParse(name)
  const experiment = id.success ? deps.store.experiments.find(id.data) : undefined
  if (experiment === undefined) return []
  const whyStays = () => whyCheckoutStays(deps, experiment.id)
  const what = { kind: 'worktree', name, path: join(deps.keeping.worktreesDir, name), whyStays } as const
  return judged(deps, experiment, { ...what, keepMs: deps.keeping.rules().worktrees })
}

interface Candidate extends Pick<Found, 'kind' | 'name' | 'path' | 'whyStays'> {
  readonly keepMs: number
}

async function judged(
  { clock }: RetentionDeps,
  { id, study, stage, stageSince }: Experiment,
  { keepMs, whyStays, ...what }: Candidate,
): Promise<readonly Found[]> {
  const bytes = await bytesBelow(what.path)
  if (bytes === null) return []
  const endedAt = isOver(stage) ? stageSince : null
  const folder = { ...what, whyStays, study, experiment: id, bytes, endedAt }
  if (endedAt === null) return [{ ...folder, goes: null, stays: `its experiment goes on (${stage})` }]
  const ageMs = clock.now() - endedAt
  if (ageMs < keepMs) return [{ ...folder, goes: null, stays: `kept for ${inDays(keepMs - ageMs)} more` }]
  const stays = await whyStays()
  return [{ ...folder, stays, goes: stays === null ? `over for ${inDays(ageMs)}` : null }]
}

/** As it is now: it may have been reopened since it was looked at. */
async function whyCheckoutStays(deps: RetentionDeps, id: ExperimentId): Promise<string | null> {
  const { stage, study } = deps.store.experiments.get(id)
  if (!isOver(stage)) return `its experiment goes on (${stage})`
  try {
    return await deps.worktrees.whyKept(deps.study(study).repository, id)
  } catch (error) {
    if (error instanceof HookeError) return [error.message, error.found].filter(Boolean).join(': ')
    throw error
  }
}

/** What is safe goes earlier while its study keeps more than its cap, the oldest first. */
async function overCap({ keeping }: RetentionDeps, found: readonly Found[]): Promise<readonly Found[]> {
  const { perStudy } = keeping.rules()
  if (perStudy === 0) return found
  const kept = new Map<string, number>()
  for (const { study, bytes, goes } of found)
    kept.set(study, (kept.get(study) ?? 0) + (goes === null ? bytes : 0))
  const changed = new Map<Found, Found>()
  const waiting = found.filter(({ goes, endedAt }) => goes === null && endedAt !== null)
  for (const one of waiting.sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))) {
    const bytes = kept.get(one.study) ?? 0
    if (bytes <= perStudy || (await one.whyStays()) !== null) continue
    kept.set(one.study, bytes - one.bytes)
    changed.set(one, { ...one, stays: null, goes: 'its study keeps more than its cap' })
  }
  return found.map((one) => changed.get(one) ?? one)
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

function sum(folders: readonly KeptFolder[]): number {
  return folders.reduce((bytes, one) => bytes + one.bytes, 0)
}

function inDays(ms: number): string {
  const days = Math.max(1, Math.round(ms / DAY))
  return days === 1 ? '1 day' : `${days} days`
}
