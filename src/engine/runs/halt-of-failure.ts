import { classify, classOf, type FailedRun, type Failure } from './failures.ts'
import type { RunRecord } from './run-ledger.ts'
import { logTail } from './settle-run.ts'
import type { Halt, Supervision } from './supervision.ts'
import { persist } from './wait.ts'

const SHOWN_OF_LOG = 8000

/** Why a failed run ends the matrix, with all that whoever mends it needs to see. */
export function haltOf(run: RunRecord, failure: Failure, log: string): Halt {
  const { class: outcome, evidence, firstAction, signature } = failure
  return {
    mode: outcome === 'infra' ? 'drain' : 'cancel',
    outcome,
    reason: `${run.id} failed: ${evidence}. First action: ${firstAction}`,
    evidence: `run: ${run.id}\nsignature: ${signature}\n${evidence}\n\nend of the log:\n${log.slice(-SHOWN_OF_LOG)}`,
  }
}

/**
 * The same for a run that a daemon settled which died before it could tell: the host is asked again, so that nobody has
 * to mend what they are not shown. Where the host knows nothing more the stored signature has to do.
 */
export async function haltOfStored(supervision: Supervision, run: RunRecord): Promise<Halt> {
  const log = await storedLog(supervision, run)
  const end = await storedEnd(supervision, run)
  if (end !== undefined) {
    const { catalogue } = supervision.deps
    const failure = classify({ ...end, log, worktree: supervision.request.specOf(run).cwd }, catalogue)
    if (failure.signature === run.signature) return haltOf(run, failure, log)
  }
  const outcome = classOf(run.signature)
  const reason = `${run.id} failed: ${run.signature ?? 'for an unknown reason'}`
  return { mode: outcome === 'infra' ? 'drain' : 'cancel', outcome, reason, evidence: reason }
}

async function storedLog(supervision: Supervision, { handle, ...run }: RunRecord): Promise<string> {
  return handle === null ? '' : logTail(supervision, { run: { handle, ...run }, handle })
}

async function storedEnd(
  supervision: Supervision,
  run: RunRecord,
): Promise<Pick<FailedRun, 'exit' | 'cause'> | undefined> {
  const { deps, signal } = supervision
  const { handle } = run
  if (handle === null) return undefined
  const states = await persist(supervision, run.id, () => deps.driver.inspect([handle], signal))
  const state = states.get(handle.ref)
  if (state?.kind === 'exited') return { exit: state.exit, cause: state.cause }
  const now = deps.clock.now()
  const exit = {
    code: null,
    signal: null,
    reason: 'lost',
    startedAt: run.startedAt ?? now,
    endedAt: now,
  } as const
  return { exit, cause: state?.kind === 'lost' ? state.cause : undefined }
}
