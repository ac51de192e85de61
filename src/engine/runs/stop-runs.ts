import type { ComputeDriver, JobHandle } from '../../compute/driver.ts'
import type { RunExit } from '../../domain/run.ts'
import type { RunRecord } from './run-ledger.ts'
import { isLive } from './supervise.ts'
import type { RunsDeps } from './supervision.ts'

export interface StopDeps extends Pick<RunsDeps, 'ledger' | 'clock'> {
  /** The driver that has a run: runs of one experiment may have been on several computes. */
  readonly driverFor: (run: RunRecord) => ComputeDriver
}

/** Ends every run of a ledger and skips those that never began; safe to repeat. Used when an experiment is cancelled. */
export async function stopRuns(
  deps: StopDeps,
  reason: string,
  signal: AbortSignal,
): Promise<{ readonly stopped: number; readonly skipped: number }> {
  const { ledger, clock } = deps
  const all = ledger.list()
  const planned = all.filter(({ state }) => state === 'planned')
  for (const { id } of planned) ledger.skip(id, reason, clock.now())
  const live = all.filter(({ state }) => isLive(state))
  const ends = await Promise.allSettled(live.map((run) => stopOne(deps, run, signal)))
  const trouble = ends.find((end) => end.status === 'rejected')
  if (trouble !== undefined) throw trouble.reason
  return { stopped: live.length, skipped: planned.length }
}

async function stopOne(deps: StopDeps, run: RunRecord, signal: AbortSignal): Promise<void> {
  const driver = deps.driverFor(run)
  const handle = run.handle ?? (await driver.find(run.id, signal))
  if (handle) await driver.cancel(handle, signal)
  const exit = (handle && (await exitOf(driver, handle, signal))) ?? unseen(run, deps.clock.now())
  // also one that ended well meanwhile: its numbers were not read, so it does not count
  deps.ledger.settle(run.id, {
    state: 'stopped',
    exit,
    signature: null,
    points: [],
    milestones: [],
    retry: null,
  })
}

async function exitOf(
  driver: ComputeDriver,
  handle: JobHandle,
  signal: AbortSignal,
): Promise<RunExit | undefined> {
  const state = (await driver.inspect([handle], signal)).get(handle.ref)
  return state?.kind === 'exited' ? state.exit : undefined
}

function unseen({ startedAt }: RunRecord, now: number): RunExit {
  return { code: null, signal: null, reason: 'cancelled', startedAt: startedAt ?? now, endedAt: now }
}
