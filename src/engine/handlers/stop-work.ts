import type { ExperimentId } from '../../domain/ids.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Run } from '../../store/runs.ts'
import { queuePost } from '../trackers/posts.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { driverNamed } from '../placement.ts'
import { endWaitAlarms } from '../hardware/wait-alarm.ts'
import { stopRuns } from '../runs/stop-runs.ts'
import { createStoreLedger } from '../runs/store-ledger.ts'
import { releaseAll } from './release-hardware.ts'

/**
 * Cancelling: agents were stopped with their stage; runs are ended, unfinished work is saved, hardware is let go, and a
 * comment says what was kept.
 */
export function stopWork(deps: EngineDeps): Handle<'work.stop'> {
  return async ({ experiment, key, earlier, signal }) => {
    const [runs] = await Promise.allSettled([stopAll(deps, experiment, signal)])
    deps.hit('stop.afterRuns')
    await releaseAll(deps, experiment, { reason: experiment.reason ?? 'stopped', signal })
    if (runs.status === 'rejected') throw runs.reason
    const kept = await commitRest(deps, experiment, key)
    const words = [
      stoppedSince(deps, experiment.id, deps.store.outbox.byKey(key)?.createdAt ?? 0),
      kept === null
        ? 'no code had been written'
        : `kept: branch hooke/${experiment.id} at ${kept.slice(0, 12)} and all stored results`,
    ]
    const isOutside = deps.store.trackerLinks.find(experiment.id) !== undefined
    if (experiment.issue !== null && !isOutside) {
      await deps.tracker.comment(
        { key: `${key}/kept`, issue: experiment.issue, author: 'hooke', body: words.join('\n'), earlier },
        signal,
      )
    }
    deps.log.info({ experiment: experiment.id, event: 'work.stopped', kept: words }, 'work stopped')
    const post = { kind: 'comment' as const, body: words.join('\n') }
    return isOutside
      ? { event: null, rows: () => queuePost(deps, experiment.id, { key: `${key}/kept`, post }) }
      : { event: null }
  }
}

/** From the rows: an earlier try that died may have stopped some of it. */
function stoppedSince({ store }: EngineDeps, id: ExperimentId, since: number): string {
  const runs = store.runs
    .list(id)
    .filter(({ state, endedAt }) => state === 'stopped' && (endedAt ?? 0) >= since)
  const leases = store.leases.list(id).filter(({ releasedAt }) => (releasedAt ?? 0) >= since)
  return `stopped: ${runs.length} runs, ${leases.length} leases let go`
}

/** Ends what lives and skips what never began, smoke runs too. */
export async function stopAll(deps: EngineDeps, experiment: Experiment, signal: AbortSignal): Promise<void> {
  const { store, clock, mask } = deps
  if (store.runs.list(experiment.id).length === 0) return
  const driverFor = ({ id }: Pick<Run, 'id'>) => driverNamed(deps, store.runs.get(id).driver)
  const reason = experiment.reason ?? 'stopped'
  const ends = (['smoke', 'matrix'] as const).map((kind) =>
    stopRuns(
      { driverFor, clock, ledger: createStoreLedger(store, experiment.id, kind, mask) },
      reason,
      signal,
    ),
  )
  await Promise.all(ends)
  endWaitAlarms(deps, experiment.id)
}

/** Work that no step committed is committed now, so that nothing of it is lost (W-6). */
async function commitRest(deps: EngineDeps, { id, study }: Experiment, key: string): Promise<string | null> {
  const { repository } = deps.study(study)
  if (!deps.store.plans.sealed(id)) return null
  await deps.worktrees.create(repository, id)
  await deps.worktrees.commit(repository, {
    id,
    key: `${key}/rest`,
    message: 'Keep unfinished work',
    at: deps.clock.now(),
  })
  return (await deps.worktrees.locate(repository, id)).head
}
