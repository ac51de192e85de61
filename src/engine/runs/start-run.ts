import type { JobHandle } from '../../compute/driver.ts'
import type { RunRecord } from './run-ledger.ts'
import type { Supervision } from './supervision.ts'
import { persist } from './wait.ts'

/** The receipt of a run: `started` with others, the one it has, the one a daemon that died left behind, or a new one. */
export async function ensureSubmitted(
  supervision: Supervision,
  run: RunRecord,
  started?: JobHandle,
): Promise<JobHandle> {
  const { deps, signal } = supervision
  if (started) return begun(supervision, run, started)
  if (run.handle) {
    deps.onNotice({ run: run.id, kind: 'adopted', text: 'found again' })
    if (run.state !== 'running') deps.ledger.running(run.id, deps.clock.now())
    return run.handle
  }
  const left =
    run.state === 'submitting'
      ? await persist(supervision, run.id, () => deps.driver.find(run.id, signal))
      : undefined
  return begun(supervision, run, left ?? (await submitNew(supervision, run)))
}

function begun({ deps }: Supervision, run: RunRecord, handle: JobHandle): JobHandle {
  deps.ledger.submitted(run.id, handle, deps.clock.now())
  deps.hit('run.live')
  return handle
}

async function submitNew(supervision: Supervision, run: RunRecord): Promise<JobHandle> {
  const { deps, request, signal } = supervision
  const since = run.submittedAt ?? deps.clock.now()
  deps.ledger.submitting(run.id, deps.clock.now())
  await deps.ledger.durable()
  deps.hit('run.beforeSubmit')
  const tries = { isFirst: run.state !== 'submitting' }
  const handle = await persist(supervision, run.id, () => {
    const earlier = tries.isFirst ? undefined : { since, endedBy: deps.clock.steady() }
    tries.isFirst = false
    return deps.driver.submit({ ...request.specOf(run), earlier }, signal)
  })
  deps.hit('run.afterSubmit')
  return handle
}
