import path from 'node:path'
import type { RunSpec } from '../../../src/compute/driver.ts'
import { type ExperimentId, LeaseId, runIdOf } from '../../../src/domain/ids.ts'
import { createStoreLedger } from '../../../src/engine/runs/store-ledger.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import type { RunNotice, RunsDeps, RunsRequest } from '../../../src/engine/runs/supervision.ts'
import type { Store } from '../../../src/store/store.ts'
import { anExperiment } from '../../builders/store.ts'
import { createFakeDriver, type FakeOutcome } from '../../fakes/fake-driver.ts'
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts'

/** Plans the runs of conditions × seeds, as the engine does before it supervises them. */
export function planRuns(
  store: Store,
  experiment: ExperimentId,
  conditions: readonly string[],
  seeds: number,
): void {
  for (const condition of conditions) {
    for (let seed = 0; seed < seeds; seed += 1) {
      store.runs.plan({
        id: runIdOf({ experiment, condition, seed, attempt: 1 }),
        experiment,
        kind: 'matrix',
        condition,
        seed,
        attempt: 1,
        driver: 'fake',
        lease: null,
        argv: ['true'],
        cwd: '/',
        config: {},
        commit: 'c1',
        diffHash: 'd1',
        environment: null,
      })
    }
  }
}

/** A planned matrix over a fake driver, a stopped clock and a real store. */
export function aMatrix(
  store: Store,
  options: {
    conditions?: readonly string[]
    seeds?: number
    settles?: 'push' | 'ask'
    outcomeOf?: (spec: RunSpec) => FakeOutcome
    deps?: Partial<RunsDeps>
    request?: Partial<RunsRequest>
  } = {},
) {
  const experiment = anExperiment(store)
  planRuns(store, experiment, options.conditions ?? ['greedy', 'optimistic'], options.seeds ?? 2)
  const clock = createManualClock()
  const driver = createFakeDriver({
    clock,
    folder: path.dirname(store.db.name),
    settles: options.settles ?? 'push',
    outcomeOf: options.outcomeOf ?? (() => ({ result: { reward: 1 } })),
  })
  const notices: RunNotice[] = []
  const anomalies: string[] = []
  const hits: string[] = []
  const ledger = createStoreLedger(store, experiment, 'matrix', (text) => text)
  const deps: RunsDeps = {
    driver,
    clock,
    ledger,
    hit: (name) => hits.push(name),
    onAnomaly: (run, rule) => anomalies.push(`${run} ${rule}`),
    onNotice: (notice) => notices.push(notice),
    ...options.deps,
  }
  const request: RunsRequest = {
    specOf: ({ id }) => ({
      run: id,
      lease: LeaseId.parse(`${experiment}.lease.1`),
      argv: ['true'],
      cwd: '/study',
      environment: {},
      inputs: {},
      timeLimitSeconds: 3600,
      memoryMb: 1,
      logLimitBytes: 1000,
    }),
    concurrency: 2,
    stopCriteria: [],
    expectedMs: null,
    ...options.request,
  }
  const controller = new AbortController()
  const rows = () => store.runs.list(experiment, 'matrix')
  return {
    experiment,
    clock,
    driver,
    deps,
    request,
    controller,
    notices,
    anomalies,
    hits,
    rows,
    states: () => rows().map(({ id, state }) => `${id.slice(experiment.length + 1)} ${state}`),
    supervise: () => drive(clock, superviseRuns(deps, request, controller.signal)),
  }
}

/** Moves the clock on whenever nothing else is going on, until the work is done. */
export async function drive<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  let done = false
  const end = () => {
    done = true
  }
  work.then(end, end)
  while (!isDone()) {
    await idle()
    const next = clock.nextAt()
    if (next !== undefined && !isDone()) clock.advance(next - clock.now())
  }
  return work

  function isDone(): boolean {
    return done
  }
}

/** Until no file is being read or written: time must not run ahead of the disk. */
async function idle(): Promise<void> {
  for (let quiet = 0; quiet < 50; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    if (process.getActiveResourcesInfo().some((name) => /^(FSReq|CloseReq)/i.test(name))) quiet = 0
  }
}
