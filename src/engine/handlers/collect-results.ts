import type { CollectedFile } from '../../compute/driver.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { StoredArtifact } from '../../record/artifact-store.ts'
import { inParallel } from '../../lib/in-parallel.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { collectEach } from '../runs/collect-each.ts'
import { sealedPlanOf } from '../plans.ts'
import { keepFile } from './keep-file.ts'

interface Kept {
  readonly run: Run
  readonly file: CollectedFile
  readonly stored: StoredArtifact
}

/**
 * Brings every file of every run that ended into the content-addressed store, used data too, and reads them back
 * (P-1, P-2). Storing the same bytes again changes nothing, so a redo is safe; nothing of the host is deleted.
 */
export function collectResults(deps: EngineDeps): Handle<'results.collect'> {
  return async ({ experiment, signal }) => {
    const runs = deps.store.runs.list(experiment.id).filter(({ handle }) => handle !== null)
    const kept: Kept[] = []
    for await (const { run, files } of collectEach(deps, runs, signal)) {
      for (const stored of await keepAll(deps, files)) kept.push({ run, ...stored })
    }
    const used = await keepData(deps, experiment.id)
    return {
      event: { type: 'results.collected' },
      rows: () => {
        for (const one of kept) putRow(deps, experiment.id, one)
        for (const row of used) deps.store.artifacts.put(row)
        for (const run of runs) deps.store.runs.collected(run.id, deps.clock.now())
      },
    }
  }
}

/** Small files are mostly waits for the disk, so some are stored at a time; larger ones would fill the memory. */
const SMALL_BYTES = 1024 ** 2
const AT_ONCE = 4

/** In the order of `files`, whichever is stored first. */
async function keepAll(
  deps: EngineDeps,
  files: readonly CollectedFile[],
): Promise<readonly Omit<Kept, 'run'>[]> {
  const found = new Map<CollectedFile, StoredArtifact>()
  const keep = async (file: CollectedFile): Promise<void> => {
    deps.hit('collect.duringKeep')
    found.set(file, await keepFile(deps, file))
  }
  const isSmall = ({ bytes }: CollectedFile): boolean => bytes <= SMALL_BYTES
  await inParallel(files.filter(isSmall), AT_ONCE, keep)
  for (const file of files.filter((each) => !isSmall(each))) await keep(file)
  return files.flatMap((file) => {
    const stored = found.get(file)
    return stored === undefined ? [] : [{ file, stored }]
  })
}

function putRow({ store, clock }: EngineDeps, experiment: ExperimentId, { run, file, stored }: Kept): void {
  store.artifacts.put({
    experiment,
    run: run.id,
    name: `${run.id}/${file.path}`,
    role: 'created',
    kind: kindOf(file.path),
    sha256: stored.sha256,
    bytes: stored.bytes,
    place: stored.place,
    createdAt: clock.now(),
  })
}

function kindOf(path: string): string {
  if (path.endsWith('.log')) return 'log'
  if (path === 'result.json' || path === 'metrics.jsonl') return 'metrics'
  return path === 'config.json' ? 'config' : 'artifact'
}

/** The data sets the plan names, as they were at the commit of the runs (P-15). */
async function keepData(deps: EngineDeps, id: ExperimentId) {
  const { repository } = deps.study(deps.store.experiments.get(id).study)
  const commit = deps.store.runs.list(id, 'matrix').at(-1)?.commit ?? repository.baseBranch
  const rows = []
  for (const data of sealedPlanOf(deps, id).data) {
    const text = await deps.worktrees.show(repository, commit, data.path)
    if (text === null) continue
    const stored = await deps.artifacts.putBytes(text)
    rows.push({
      experiment: id,
      run: null,
      name: `data/${data.path}`,
      role: 'used' as const,
      kind: `data, ${data.split}`,
      ...stored,
      createdAt: deps.clock.now(),
    })
  }
  return rows
}
