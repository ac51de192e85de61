import type { CollectedFile } from '../../compute/driver.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import { driverNamed } from '../placement.ts'

/** Asked for at once: a host brings all of them in one command (C-16), and their lists stay small in memory. */
const AT_ONCE = 50

/** The files of each run that was started, in order; a run without a receipt has none. */
export async function* collectEach(
  deps: Pick<EngineDeps, 'drivers'>,
  runs: readonly Run[],
  signal: AbortSignal,
): AsyncGenerator<{ readonly run: Run; readonly files: readonly CollectedFile[] }> {
  for (let at = 0; at < runs.length; at += AT_ONCE) {
    signal.throwIfAborted()
    const some = runs.slice(at, at + AT_ONCE)
    const collected = await Promise.all(some.map((run) => filesOf(deps, run, signal)))
    for (const [n, run] of some.entries()) yield { run, files: collected[n] ?? [] }
  }
}

async function filesOf(
  deps: Pick<EngineDeps, 'drivers'>,
  { handle, driver }: Run,
  signal: AbortSignal,
): Promise<readonly CollectedFile[]> {
  if (handle === null) return []
  return (await driverNamed(deps, driver).collect(handle, signal)).files
}
