import type { ExperimentId, RunId } from '../../domain/ids.ts'
import type { Run } from '../../store/runs.ts'
import type { Store } from '../../store/store.ts'
import type { RunLedger, Settlement } from './run-ledger.ts'

/** The ledger over the tables `runs` and `metrics`; what a run printed is masked before it is stored (S-5). */
export function createStoreLedger(
  store: Pick<Store, 'runs' | 'metrics' | 'relaxed' | 'durable'>,
  experiment: ExperimentId,
  kind: Run['kind'],
  mask: (text: string) => string,
): RunLedger {
  const { runs, relaxed, durable } = store
  return {
    list: () => runs.list(experiment, kind),
    durable,
    submitting: (run, at) => relaxed(() => void runs.submitting(run, at)),
    submitted: (run, handle, startedAt) =>
      relaxed(() => {
        runs.submitted(run, handle)
        runs.running(run, startedAt)
      }),
    running: (run, startedAt) => relaxed(() => void runs.running(run, startedAt)),
    looked: (run, { milestones, nextLookAt }) =>
      relaxed(() => runs.looked(run, { milestones: plain(milestones, mask), nextLookAt })),
    settle: (run, settlement) => relaxed(() => settle({ ...store, mask }, run, settlement)),
    skip: (run, reason, at) => relaxed(() => void runs.skip(run, reason, at)),
  }
}

function settle(
  { runs, metrics, mask }: Pick<Store, 'runs' | 'metrics'> & { mask: (text: string) => string },
  id: RunId,
  settlement: Settlement,
): void {
  const { state, exit, signature, node, points, milestones, retry } = settlement
  const settled = runs.settle(id, {
    state,
    exit,
    node: node ?? null,
    ...(signature === null ? {} : { signature: mask(signature) }),
  })
  // settled by an earlier call that was not heard of: what it wrote stays
  if (!settled) return
  metrics.replace(id, points)
  if (milestones.length > 0) runs.looked(id, { milestones: plain(milestones, mask), nextLookAt: null })
  if (retry) runs.plan({ ...runs.get(id), id: retry.id, attempt: retry.attempt })
}

function plain(
  milestones: Settlement['milestones'],
  mask: (text: string) => string,
): { text: string; at: number }[] {
  return milestones.map(({ text, at }) => ({ text: mask(text), at }))
}
