import type { JobHandle } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import type { RunId } from '../../domain/ids.ts'
import type { RunRecord } from './run-ledger.ts'
import type { RunsDeps, RunsRequest, Supervision } from './supervision.ts'
import { silence, throwIfAborted } from './wait.ts'

/** A run that is expected to take longer goes by itself: its own job can be stopped, moved and resumed alone. */
const SHORT_MS = 60_000
/** What a pack of runs is expected to take: the longest that one waits for the others. */
const PACK_MS = 300_000
const MOST_IN_PACK = 100

/**
 * How many planned runs may go to the host as one (C-16): short ones, as many as are expected to be done in five minutes,
 * and never so many that a place of the concurrency limit stays empty.
 */
export function packSize(
  { driver }: Pick<RunsDeps, 'driver'>,
  { expectedMs, concurrency, specOf }: Pick<RunsRequest, 'expectedMs' | 'concurrency' | 'specOf'>,
  planned: readonly RunRecord[],
): number {
  const [first] = planned
  if (driver.packs === undefined || first === undefined) return 1
  if (expectedMs === null || expectedMs > SHORT_MS) return 1
  const inTime = Math.floor(PACK_MS / Math.max(expectedMs, 1_000))
  const share = Math.ceil(planned.length / Math.max(1, concurrency))
  return Math.max(1, Math.min(inTime, share, MOST_IN_PACK, driver.packs.most(specOf(first))))
}

/**
 * Starts runs as one pack and gives the receipts of those that are known to be started. The others are left as
 * `submitting`, to be looked for and started by themselves (E-3).
 */
export async function submitTogether(
  supervision: Supervision,
  runs: readonly RunRecord[],
): Promise<ReadonlyMap<RunId, JobHandle>> {
  const { deps, request, signal } = supervision
  const now = deps.clock.now()
  for (const { id } of runs) deps.ledger.submitting(id, now)
  await deps.ledger.durable()
  throwIfAborted(signal)
  deps.hit('run.beforeSubmit')
  const handles = await trySubmit(supervision, runs)
  deps.hit('run.afterSubmit')
  throwIfAborted(signal)
  const until = deps.clock.now() + runs.length * (request.expectedMs ?? 0)
  const started = new Map<RunId, JobHandle>()
  for (const [n, { id }] of runs.entries()) {
    const handle = handles[n]
    if (handle === undefined) continue
    started.set(id, handle)
    supervision.packedUntil.set(id, until)
  }
  return started
}

const OF_THE_RUN: readonly string[] = ['compute.rejected', 'compute.gone']

async function trySubmit(
  { deps, request, signal }: Supervision,
  runs: readonly RunRecord[],
): Promise<readonly (JobHandle | undefined)[]> {
  try {
    return (await deps.driver.packs?.submit(runs.map(request.specOf), signal)) ?? []
  } catch (error) {
    throwIfAborted(signal)
    const isKnown = error instanceof HookeError && (error.retryable || OF_THE_RUN.includes(error.code))
    const [first] = runs
    if (!isKnown || first === undefined) throw error
    // alone it may be taken all the same; what is wrong with it is then told of it alone
    if (error.retryable) deps.onNotice(silence(first.id, error, 0))
    return []
  }
}
