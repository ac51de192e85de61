import type { ComputeDriver, HostFolders } from '../../compute/driver.ts'
import { asError, HookeError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/ids.ts'
import { type Found, judged } from './judge-folder.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { artifactsOf, whyRunGoesOn } from './run-folders.ts'

/** A compute whose host could not be asked what lies there. */
export interface Unasked {
  readonly compute: string
  readonly reason: string
}

export interface Kept {
  readonly found: readonly Found[]
  readonly unasked: readonly Unasked[]
}

/** Folders of runs on the hosts of all computes. */
export function hostRuns(deps: RetentionDeps): Promise<Kept> {
  return keptOnEach(deps, (driver) =>
    driver.folders === undefined ? Promise.resolve([]) : runsOn(deps, driver, driver.folders),
  )
}

/** What each compute keeps; a host that does not answer hides nothing of the others. */
export async function keptOnEach(
  deps: RetentionDeps,
  ask: (driver: ComputeDriver) => Promise<readonly Found[]>,
): Promise<Kept> {
  const found: Found[] = []
  const unasked: Unasked[] = []
  for (const driver of Object.values(deps.drivers)) {
    try {
      found.push(...(await ask(driver)))
    } catch (error) {
      if (!(error instanceof HookeError)) throw error
      const reason = [error.message, error.found].filter(Boolean).join(': ')
      unasked.push({ compute: driver.name, reason })
    }
  }
  return { found, unasked }
}

/** All of one host at once, so that they are looked at together. What no row speaks of is nobody's to take away. */
async function runsOn(
  deps: RetentionDeps,
  { name }: Pick<ComputeDriver, 'name'>,
  folders: HostFolders,
): Promise<readonly Found[]> {
  const listed = await folders.list(new AbortController().signal)
  const known = listed.flatMap(({ run: id, bytes }) => {
    const run = deps.store.runs.find(id)
    // a run of the same name that went elsewhere, or is another Hooke's, is not this one
    return run?.driver !== name ? [] : [{ run, bytes }]
  })
  return Promise.all(
    known.map(({ run, bytes }) => {
      const candidate = {
        kind: 'run',
        compute: name,
        name: run.id,
        path: `${name}:${run.id}`,
        bytes,
      } as const
      const keepMs = deps.keeping.rules().hostRuns
      const asked = waysOf(deps, folders, run.id)
      return judged(deps, deps.store.experiments.get(run.experiment), { ...candidate, ...asked, keepMs })
    }),
  )
}

function waysOf(deps: RetentionDeps, folders: HostFolders, id: RunId): Pick<Found, 'whyStays' | 'takeAway'> {
  const ask = (verb: 'whyStays' | 'takeAway') => async () => {
    const run = deps.store.runs.get(id)
    const stays = whyRunGoesOn(deps, run)
    if (stays !== null) return stays
    const kept = await artifactsOf(deps, id)
    if (typeof kept === 'string') return kept
    try {
      return await folders[verb](id, kept, new AbortController().signal)
    } catch (error) {
      return asError(error).message
    }
  }
  return { whyStays: ask('whyStays'), takeAway: ask('takeAway') }
}
