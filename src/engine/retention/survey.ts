import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../../domain/errors.ts'
import { ExperimentId, RunId } from '../../domain/ids.ts'
import { GOING } from '../../lib/files.ts'
import { keptEnvironments } from './environments.ts'
import { hostRuns, type Unasked } from './host-runs.ts'
import { bytesBelow, type Found, judged, type KeptFolder } from './judge-folder.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { absent, isOver, whyRunStays } from './run-folders.ts'

export interface Survey {
  readonly folders: readonly KeptFolder[]
  /** Of this computer. */
  readonly studies: readonly { readonly study: string; readonly bytes: number; readonly afterwards: number }[]
  readonly unasked: readonly Unasked[]
}

/**
 * What is kept on this computer and on hosts, and what of it may go: only what is over for long enough, or over the cap of its study, and
 * is safe elsewhere. The record, its artifacts, plans, approvals and claims are no part of it: they never go.
 */
export async function surveyKept(deps: RetentionDeps): Promise<Survey> {
  const { found, unasked } = await foundFolders(deps)
  const here = found.filter(({ compute }) => compute === null)
  const names = new Set(here.flatMap(({ study }) => (study === null ? [] : [study])))
  const studies = [...names].sort().map((study) => {
    const own = here.filter((one) => one.study === study)
    return { study, bytes: sum(own), afterwards: sum(own.filter(({ goes }) => goes === null)) }
  })
  const folders = found.map(({ whyStays: _, takeAway: __, ...folder }) => folder)
  return { folders, studies, unasked }
}

export async function foundFolders(
  deps: RetentionDeps,
): Promise<{ readonly found: readonly Found[]; readonly unasked: readonly Unasked[] }> {
  const here: Found[] = []
  // where runs of this computer are, and where what was collected from hosts was laid
  for (const folder of [join(deps.stateDir, 'runs'), join(deps.stateDir, 'collected')])
    for (const name of await namesIn(folder)) here.push(...(await runFolder(deps, folder, name)))
  for (const name of await namesIn(deps.keeping.worktreesDir)) here.push(...(await checkout(deps, name)))
  const onHosts = await hostRuns(deps)
  const environments = await keptEnvironments(deps)
  // a host that does not answer says so once
  const unasked = new Map([...environments.unasked, ...onHosts.unasked].map((one) => [one.compute, one]))
  return {
    found: [...(await overCap(deps, here)), ...onHosts.found, ...environments.found],
    unasked: [...unasked.values()],
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent<string[]>([]))).sort()
}

/** What no row speaks of is nobody's to take away. */
async function runFolder(deps: RetentionDeps, folder: string, name: string): Promise<readonly Found[]> {
  const id = RunId.safeParse(name)
  const run = id.success ? deps.store.runs.find(id.data) : undefined
  const experiment = run && deps.store.experiments.find(run.experiment)
  const path = join(folder, name)
  const bytes = run && (await bytesBelow(path))
  if (run === undefined || experiment === undefined || bytes == null) return []
  const whyStays = () => whyRunStays(deps, run, path)
  const takeAway = () => removeRun(path)
  const what = { kind: 'run', compute: null, name, path, bytes, whyStays, takeAway } as const
  return [await judged(deps, experiment, { ...what, keepMs: deps.keeping.rules().runs })]
}

async function removeRun(path: string): Promise<null> {
  await rename(path, `${path}${GOING}`)
  await rm(`${path}${GOING}`, { recursive: true, force: true, maxRetries: 3 })
  return null
}

async function checkout(deps: RetentionDeps, name: string): Promise<readonly Found[]> {
  const id = ExperimentId.safeParse(name)
  const experiment = id.success ? deps.store.experiments.find(id.data) : undefined
  const path = join(deps.keeping.worktreesDir, name)
  const bytes = experiment && (await bytesBelow(path))
  if (experiment === undefined || bytes == null) return []
  const whyStays = () => whyCheckoutStays(deps, experiment.id)
  const takeAway = async () => {
    await deps.worktrees.putAway(deps.study(experiment.study).repository, experiment.id)
    return null
  }
  const what = { kind: 'worktree', compute: null, name, path, bytes, whyStays, takeAway } as const
  return [await judged(deps, experiment, { ...what, keepMs: deps.keeping.rules().worktrees })]
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
  const kept = new Map<string | null, number>()
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

function sum(folders: readonly KeptFolder[]): number {
  return folders.reduce((bytes, one) => bytes + one.bytes, 0)
}
