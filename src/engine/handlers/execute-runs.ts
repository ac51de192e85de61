import { z } from 'zod'
import type { RunSpec } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import { type ExperimentId, type LeaseId, RunId, runIdOf } from '../../domain/ids.ts'
import { JsonRecord, type Plan } from '../../domain/plan.ts'
import { CONFIG_FILE } from '../../domain/run.ts'
import { hashOf, sha256 } from '../../lib/canonical.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Lease } from '../../store/leases.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { heldLease, hostFactsOf, whyPaused } from '../leases.ts'
import { driverNamed, driverOf, setupOn } from '../placement.ts'
import { argvFor, type Cell, configOf, matrixOf, sealedPlanOf } from '../plans.ts'
import { judgeNode, nodesToAvoid, whyBarred } from '../hardware/bad-nodes.ts'
import { createWaitAlarm } from '../hardware/wait-alarm.ts'
import { joinedBy } from '../wake-of.ts'
import type { AnomalyRule } from '../runs/anomalies.ts'
import { FAILURE_CATALOGUE } from '../runs/failure-catalogue.ts'
import type { CellStop, RunControls } from '../runs/run-control.ts'
import { createMilestoneWakes } from '../runs/milestone-wakes.ts'
import { createMendPlace } from '../runs/mend-place.ts'
import { resumption } from '../runs/resumption.ts'
import { stopRuns } from '../runs/stop-runs.ts'
import { createStoreLedger } from '../runs/store-ledger.ts'
import { superviseRuns } from '../runs/supervise.ts'
import type { RunsDeps } from '../runs/supervision.ts'

/** Plans a row for each cell of the matrix, then executes and watches them to the end. */
export function executeRuns(deps: EngineDeps, controls: RunControls): Handle<'runs.execute'> {
  return async ({ experiment, key, attempt, signal }) => {
    const paused = whyPaused(deps, experiment)
    if (paused !== null) return { event: { type: 'runs.settled', outcome: 'infra', reason: paused } }
    const plan = sealedPlanOf(deps, experiment.id)
    const control = controls.open(experiment.id)
    for (const stop of stopsOfThisVisit(deps, experiment.id)) control.stopCell(stop)
    await endOldCode(deps, experiment, signal)
    await planMatrix(deps, experiment, { plan, isFirstTry: attempt === 1 })
    const runs = runsDeps(deps, experiment, { key, kind: 'matrix' })
    const { outcome, reason, evidence } = await superviseRuns(
      { ...runs, control },
      {
        specOf: ({ id }) => specOf(deps, plan, deps.store.runs.get(id)),
        concurrency: Math.min(plan.determinism.concurrency, setupOn(deps, experiment).concurrency),
        stopCriteria: plan.stopCriteria,
        expectedMs:
          plan.forecast.minutes > 0
            ? (plan.forecast.minutes * 60_000) / matrixOf(deps, experiment.id).length
            : null,
      },
      signal,
    )
    runs.onStuck?.(null, null)
    const why = evidence === '' || outcome === 'ok' ? reason : `${reason}\n${evidence}`
    return { event: { type: 'runs.settled', outcome, reason: deps.mask(why) } }
  }
}

/** What supervision needs of the engine: the ledger, failpoints, and where anomalies and notices go. */
export function runsDeps(
  deps: EngineDeps,
  experiment: Experiment,
  { key, kind }: { key: string; kind: Run['kind'] },
): RunsDeps {
  const driver = driverOf(deps, experiment)
  return {
    driver,
    ...(deps.looks === undefined ? {} : { looks: deps.looks.of(driver, experiment.id) }),
    ...slotsOf(deps, experiment, driver.name),
    clock: deps.clock,
    ledger: createStoreLedger(deps.store, experiment.id, kind, deps.mask),
    hit: deps.hit,
    attention: deps.attention,
    ...(deps.attention.anomalies === undefined ? {} : { anomalies: deps.attention.anomalies }),
    mendPlace: createMendPlace(deps, deps.study(experiment.study).repository, experiment.id),
    catalogue: [...(deps.study(experiment.study).failures ?? []), ...FAILURE_CATALOGUE],
    retries: deps.study(experiment.study).retries,
    onBadEnd: (node) => judgeNode(deps, driver, node),
    barred: () => whyBarred(deps, driver),
    onStuck: createWaitAlarm(deps, experiment, driver.name),
    onAnomaly: (run, rule, evidence) => {
      if (kind === 'matrix') tellAnomaly(deps, experiment, { key, run, rule, evidence: deps.mask(evidence) })
    },
    ...(kind === 'matrix' ? { onMilestones: createMilestoneWakes(deps, experiment.id, key) } : {}),
    onNotice: ({ run, kind: notice, text }) => {
      deps.store.feed.append({
        experiment: experiment.id,
        kind: 'run',
        body: { run, notice, text: deps.mask(text) },
        at: deps.clock.now(),
      })
    },
  }
}

/** Places on its compute, in the name of the experiment; the limit is that of the moment. */
function slotsOf(deps: EngineDeps, experiment: Experiment, compute: string): Pick<RunsDeps, 'slots'> {
  const slots = deps.slots?.(compute)
  if (slots === undefined) return {}
  const owner = experiment.id
  const limit = () => setupOn(deps, experiment).concurrency
  return {
    slots: { occupy: () => slots.occupy(owner), take: (signals) => slots.take({ owner, limit, signals }) },
  }
}

function tellAnomaly(
  deps: EngineDeps,
  { id }: Experiment,
  { key, run, rule, evidence }: { key: string; run: string; rule: AnomalyRule; evidence: string },
): void {
  const joins = joinedBy(deps, id, { run, rule })
  const event = {
    type: 'run.anomalous' as const,
    ...{ run, rule, evidence },
    ...(joins === undefined ? {} : { joins }),
  }
  deps.deliver(id, { key: `anomaly/${key}/${run}/${rule}`, event, actor: 'hooke' })
}

/** Cells that the experimenter stopped since the stage was entered: a daemon that starts again knows them too. */
function stopsOfThisVisit({ store }: EngineDeps, id: ExperimentId): readonly CellStop[] {
  const log = store.events.list(id)
  const entered = log.findLastIndex(({ from, to }) => from !== 'running' && to === 'running')
  return log.slice(entered + 1).flatMap(({ event }) => {
    const { data } = StopCell.safeParse(event)
    const run = data && store.runs.find(data.run)
    return run === undefined ? [] : [{ condition: run.condition, reason: data?.reason ?? '' }]
  })
}

const StopCell = z.looseObject({
  type: z.literal('diagnosis.made'),
  action: z.literal('stop-cell'),
  run: RunId,
  reason: z.string(),
})

/** Runs of code that is not there any more, left by a hot fix or a retry: their numbers would not count. */
async function endOldCode(deps: EngineDeps, experiment: Experiment, signal: AbortSignal): Promise<void> {
  const { commit } = await placeOf(deps, experiment)
  const isOld = (id: Run['id']): boolean => deps.store.runs.get(id).commit !== commit
  const ledger = createStoreLedger(deps.store, experiment.id, 'matrix', deps.mask)
  const old = { ...ledger, list: () => ledger.list().filter(({ id }) => isOld(id)) }
  const { clock } = deps
  const driverFor = ({ id }: Pick<Run, 'id'>) => driverNamed(deps, deps.store.runs.get(id).driver)
  await stopRuns({ driverFor, clock, ledger: old }, 'the code changed', signal)
}

async function planMatrix(
  deps: EngineDeps,
  experiment: Experiment,
  { plan, isFirstTry }: { plan: Plan; isFirstTry: boolean },
): Promise<void> {
  const place = await placeOf(deps, experiment)
  const known = deps.store.runs.list(experiment.id, 'matrix')
  const times = {
    settledAt: lastGoodEnd(deps, experiment.id),
    enteredAt: isFirstTry ? Infinity : lastEntry(deps, experiment.id),
  }
  deps.store.transaction(() => {
    for (const cell of matrixOf(deps, experiment.id)) {
      const before = known.filter(
        ({ condition, seed }) => condition === cell.condition.name && seed === cell.seed,
      )
      if (!needsAttempt(before.at(-1), { commit: place.commit, ...times })) continue
      planRun(deps, {
        experiment: experiment.id,
        plan,
        cell,
        place,
        kind: 'matrix',
        attempt: before.length + 1,
      })
    }
  })
}

/**
 * When the stage is entered, a cell runs again whose last attempt failed, ran from other code than is there now, or was
 * ended before its time. What a stop criterion or the experimenter ended stays ended. A daemon that takes up an
 * interrupted effect plans nothing twice: what ended since the stage was entered is of this visit.
 */
function needsAttempt(
  last: Run | undefined,
  { commit, settledAt, enteredAt }: { commit: string; settledAt: number; enteredAt: number },
): boolean {
  if (last === undefined || last.commit !== commit) return true
  if (isFrom(last, enteredAt)) return false
  const isCut = last.state === 'stopped' || last.state === 'skipped'
  return last.state === 'failed' || (isCut && (last.endedAt ?? Infinity) > settledAt)
}

function isFrom({ submittedAt, endedAt }: Run, time: number): boolean {
  if (time === Infinity) return false
  return (submittedAt ?? endedAt ?? Infinity) >= time || (endedAt ?? Infinity) > time
}

/** When the stage was entered, a retry of the same stage counted in. */
function lastEntry({ store }: EngineDeps, id: ExperimentId): number {
  const entries = store.events
    .list(id)
    .filter(({ from, to, event }) => to === 'running' && (from !== to || event.type === 'experiment.retried'))
  return entries.at(-1)?.at ?? -Infinity
}

/** When the matrix last ended as planned; what was stopped by then was stopped for good. */
function lastGoodEnd({ store }: EngineDeps, id: ExperimentId): number {
  const ends = store.events.list(id).filter(({ event }) => event.type === 'runs.settled')
  return ends.findLast(({ event }) => 'outcome' in event && event.outcome === 'ok')?.at ?? -Infinity
}

export interface Place {
  readonly lease: Lease
  readonly cwd: string
  readonly commit: string
  readonly diffHash: string
  readonly environment: string
}

/** Where the runs of an experiment execute, and from which code. */
export async function placeOf(deps: EngineDeps, experiment: Experiment): Promise<Place> {
  const lease = heldLease(deps, experiment)
  const facts = hostFactsOf(lease)
  if (lease === undefined || facts === null) {
    throw new HookeError('record.incomplete', `${experiment.id} holds no hardware`, {
      advice: `hooke retry ${experiment.id} --from provisioning`,
    })
  }
  const { repository } = deps.study(experiment.study)
  const { path, head } = await deps.worktrees.locate(repository, experiment.id)
  const diff = await deps.worktrees.diff(repository, experiment.id)
  return {
    lease,
    cwd: path,
    commit: head,
    diffHash: sha256(diff.text),
    environment: hashOf(facts.environment),
  }
}

export interface RunToPlan {
  readonly experiment: ExperimentId
  readonly plan: Plan
  readonly cell: Cell & { readonly config?: JsonRecord }
  readonly place: Place
  readonly kind: Run['kind']
  readonly attempt: number
}

/** Writes the row of one run before the driver hears of it (E-3). */
export function planRun(
  deps: EngineDeps,
  { experiment, plan, cell, place, kind, attempt }: RunToPlan,
): Run['id'] {
  const condition = kind === 'smoke' ? 'smoke' : cell.condition.name
  const id = runIdOf({ experiment, condition, seed: cell.seed, attempt })
  deps.store.runs.plan({
    id,
    experiment,
    kind,
    condition,
    seed: cell.seed,
    attempt,
    driver: place.lease.driver,
    lease: place.lease.id,
    argv: argvFor(plan, cell, experiment),
    cwd: place.cwd,
    config: cell.config ?? configOf(plan, cell.condition),
    commit: place.commit,
    diffHash: place.diffHash,
    environment: place.environment,
  })
  return id
}

export function specOf(deps: EngineDeps, plan: Plan, run: Run): RunSpec {
  const experiment = deps.store.experiments.get(run.experiment)
  const setup = setupOn(deps, experiment)
  return {
    run: run.id,
    lease: run.lease as LeaseId,
    argv: run.argv,
    cwd: run.cwd,
    environment: { ...setup.environment, ...plan.environment, ...resumption(deps, plan, run) },
    inputs: { [CONFIG_FILE]: `${JSON.stringify(JsonRecord.parse(run.config), null, 2)}\n` },
    timeLimitSeconds: Math.ceil(plan.compute.minutesPerRun * 60),
    memoryMb: plan.compute.memoryMb,
    logLimitBytes: setup.logLimitBytes,
    jobOptions: { ...deps.study(experiment.study).jobOptions, ...plan.compute.job },
    avoid: nodesToAvoid(deps, run.driver),
  }
}
