import type { CollectedFile } from '../../compute/driver.ts'
import type { Plan } from '../../domain/plan.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import { matrixOf } from '../plans.ts'
import { collectEach } from '../runs/collect-each.ts'
import { readResultFiles } from '../runs/result-files.ts'
import { stopHitOf } from '../runs/stop-criteria.ts'
import { lastAttempts } from './counted-runs.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'

type Facts = FactsOf['run-sanity']

/** Durations differ and repeat by chance: they say nothing about the work. */
const TIMING = /(?:^|_)(?:seconds|secs|ms|duration|time|elapsed)$/
const WEIGHT_FLOOR_BYTES = 1_024

/** The last attempt of each cell with its stored metrics and the files that the driver finds now. */
export const gatherRunSanity: Gather<'run-sanity'> = async (deps, context, signal) => {
  const { experiment } = context
  const { plan } = judgedPlanOf(deps, context)
  const runs: Facts['runs'] = []
  for await (const { run, files } of collectEach(deps, lastAttempts(deps, experiment.id), signal)) {
    runs.push(await settledRun(deps, { context, plan, run, files }))
  }
  const named = new Set(runs.flatMap(({ metrics }) => metrics.map(({ name }) => name)))
  return {
    cells: matrixOf(deps, experiment.id).map(({ condition, seed }) => ({ condition: condition.name, seed })),
    runs,
    primaryMetric: plan.metrics.primary.name,
    ignoredMetrics: [...named].filter((name) => TIMING.test(name)),
    outputs: plan.outputs.map(({ path, minimumBytes }) => ({ path, minimumBytes })),
    weightFloorBytes: WEIGHT_FLOOR_BYTES,
  }
}

interface Seen {
  readonly context: GateContext
  readonly plan: Plan
  readonly run: Run
  readonly files: readonly CollectedFile[]
}

async function settledRun(deps: EngineDeps, seen: Seen): Promise<Facts['runs'][number]> {
  const { run, files } = seen
  // the store holds finite numbers only: what the files report beside them is read again
  const { notFinite } = await readResultFiles(files)
  return {
    run: run.id,
    condition: run.condition,
    seed: run.seed,
    state: run.state,
    exitCode: run.exitCode,
    accounted: accountFor(deps, seen),
    metrics: [
      ...deps.store.metrics.ofRun(run.id),
      ...notFinite.map((name) => ({ name, step: null, value: 'NaN' as const })),
    ],
    outputs: files.map(({ path, bytes }) => ({ path, bytes })),
  }
}

/** Why a run that did not end well may stay as it is: a person, a diagnosis or a planned stop. Null: nobody said. */
function accountFor(deps: EngineDeps, { context, plan, run }: Seen): string | null {
  if (run.state === 'ok') return null
  const { id } = context.experiment
  const override = deps.store.overrides.list(id).findLast(({ what }) => what === run.id)
  if (override !== undefined) return `${override.because} (${override.by})`
  const stopped = stopOf(deps, run)
  if (stopped !== null) return stopped
  return run.state === 'stopped' || run.state === 'skipped' ? plannedStop(deps, plan, run) : null
}

function stopOf({ store }: EngineDeps, { id, experiment, condition }: Run): string | null {
  const stop = store.events
    .list(experiment)
    .map(({ event }) => event)
    .findLast(
      (event) =>
        event.type === 'diagnosis.made' &&
        'action' in event &&
        event.action === 'stop-cell' &&
        isOfCell(String(event.run), { id, experiment, condition }),
    )
  return stop !== undefined && 'reason' in stop ? String(stop.reason) : null
}

/** A cell is stopped as a whole: the diagnosis names one of its runs. */
function isOfCell(
  named: string,
  { id, experiment, condition }: Pick<Run, 'id' | 'experiment' | 'condition'>,
): boolean {
  return named === id || named.startsWith(`${experiment}.${condition}.s`)
}

/** The stop criterion that a run of the matrix met; it ends what has not ended yet. */
function plannedStop({ store }: EngineDeps, { stopCriteria }: Plan, { experiment }: Run): string | null {
  for (const { id } of store.runs.list(experiment, 'matrix')) {
    const hit = stopHitOf(stopCriteria, { points: store.metrics.ofRun(id), notFinite: [] })
    if (hit !== null) return `${id}: ${hit.reason}`
  }
  return null
}
