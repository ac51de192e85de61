import { HookeError } from '../../domain/errors.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { holdLease } from '../leases.ts'
import { sealedPlanOf, smokeCellOf } from '../plans.ts'
import { createStoreLedger } from '../runs/store-ledger.ts'
import { superviseRuns } from '../runs/supervise.ts'
import { placeOf, planRun, runsDeps, specOf } from './execute-runs.ts'
import { leaveOtherComputes } from './leave-other-computes.ts'

/**
 * The real command on the real kind of hardware, small, never counted as a run. The lease is kept for the runs. The
 * study's tests are run by the gate `tests-pass` itself, on the same commit.
 */
export function runSmoke(deps: EngineDeps): Handle<'smoke.run'> {
  return async ({ experiment, key, signal }) => {
    const plan = sealedPlanOf(deps, experiment.id)
    await leaveOtherComputes(deps, experiment, signal)
    await holdLease(deps, experiment, plan, signal)
    const place = await placeOf(deps, experiment)
    const before = deps.store.runs.list(experiment.id, 'smoke')
    const open = before.findLast(({ state, commit }) => state !== 'failed' && commit === place.commit)
    const id =
      open?.id ??
      planRun(deps, {
        experiment: experiment.id,
        plan,
        cell: smokeCellOf(plan),
        place,
        kind: 'smoke',
        attempt: before.length + 1,
      })

    const ledger = createStoreLedger(deps.store, experiment.id, 'smoke', deps.mask)
    const only = { ...ledger, list: () => ledger.list().filter((run) => run.id === id) }
    const { outcome, reason } = await superviseRuns(
      { ...runsDeps(deps, experiment, { key, kind: 'smoke' }), ledger: only },
      {
        specOf: (run) => specOf(deps, plan, deps.store.runs.get(run.id)),
        concurrency: 1,
        stopCriteria: [],
        expectedMs: null,
      },
      signal,
    )
    // trouble of the host is nothing the implementer could mend
    if (outcome === 'infra')
      throw new HookeError('compute.unreachable', deps.mask(reason), { retryable: true })
    return { event: { type: 'smoke.settled', ok: outcome === 'ok', reason: deps.mask(reason) } }
  }
}
