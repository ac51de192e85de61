import type { RunId } from '../../domain/ids.ts'
import { systemCode } from '../../lib/fault.ts'
import { walkFiles } from '../../lib/files.ts'
import type { Run } from '../../store/runs.ts'
import type { RetentionDeps } from './retention-deps.ts'

export const MOST_FILES = 5_000_000
/** What the wrapper keeps beside a run; its meaning is in the rows once the run is settled. */
const OF_WRAPPER = '.hooke/'

/**
 * Why the folder of a run has to stay; null when each of its files is kept elsewhere: as an artifact whose bytes
 * are in the store and have its hash, of an experiment whose uploads were verified (C-13, P-18).
 */
export async function whyRunStays(
  deps: RetentionDeps,
  run: Pick<Run, 'id' | 'experiment' | 'endedAt'>,
  folder: string,
): Promise<string | null> {
  const goesOn = whyRunGoesOn(deps, run)
  if (goesOn !== null) return goesOn
  const { files, others, truncated } = await walkFiles(folder, { maxFiles: MOST_FILES })
  if (truncated) return `it holds more than ${MOST_FILES} files`
  const [strange] = others.filter(({ path }) => !path.startsWith(OF_WRAPPER))
  if (strange !== undefined) return `it holds a ${strange.kind}, ${strange.path}, which no artifact can be`
  return whyFilesStay(deps, run, files)
}

/** Why nothing of a run may go yet, wherever it lies; null when its outputs were verified and its experiment is over. */
export function whyRunGoesOn(
  { store }: Pick<RetentionDeps, 'store'>,
  run: Pick<Run, 'experiment' | 'endedAt'>,
): string | null {
  const { stage } = store.experiments.get(run.experiment)
  if (!isOver(stage)) return `its experiment goes on (${stage})`
  if (run.endedAt === null) return 'the run has not ended'
  const gate = store.gateRuns.latest(run.experiment).find((one) => one.gate === 'uploads-verified')
  return gate?.verdict === 'pass' ? null : `its outputs were never verified (${stage})`
}

/** The SHA-256 of each file of a run that is in the store, by its path; or which of them is not, in words. */
export async function artifactsOf(
  { store, artifacts }: Pick<RetentionDeps, 'store' | 'artifacts'>,
  id: RunId,
): Promise<ReadonlyMap<string, string> | string> {
  const kept = new Map<string, string>()
  for (const { name, sha256 } of store.artifacts.ofRun(id)) {
    if (!name.startsWith(`${id}/`)) continue
    const path = name.slice(id.length + 1)
    const look = await artifacts.look(sha256)
    if (look.kind !== 'present') return `the artifact of ${path} is ${look.kind} in the store`
    kept.set(path, sha256)
  }
  return kept
}

async function whyFilesStay(
  { store, artifacts }: RetentionDeps,
  run: Pick<Run, 'id'>,
  files: readonly string[],
): Promise<string | null> {
  const kept = new Map(store.artifacts.ofRun(run.id).map((one) => [one.name, one]))
  for (const path of files.filter((file) => !file.startsWith(OF_WRAPPER))) {
    const artifact = kept.get(`${run.id}/${path}`)
    if (artifact === undefined) return `${path} was never collected`
    const look = await artifacts.look(artifact.sha256)
    if (look.kind !== 'present') return `the artifact of ${path} is ${look.kind} in the store`
  }
  return null
}

/** What to take for a file that is not there; any other trouble is thrown. */
export function absent<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (systemCode(error) === 'ENOENT') return value
    throw error
  }
}

const OVER: readonly string[] = ['done', 'cancelled', 'failed']

export function isOver(stage: string): boolean {
  return OVER.includes(stage)
}
