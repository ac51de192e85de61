import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { ComputeDriver, JobHandle, JobState, RunSpec } from '../../../src/compute/driver.ts'
import { createLocalDriver } from '../../../src/compute/local/local-driver.ts'
import type { LocalOptions } from '../../../src/compute/local/local-options.ts'
import { LeaseId, RunId } from '../../../src/domain/ids.ts'
import { systemClock } from '../../../src/lib/clock.ts'

export const signal = new AbortController().signal

/** A folder of this machine as a compute host. */
export async function aHost() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-local-'))
  const runsDir = path.join(root, 'runs')
  const driver = (more: Partial<LocalOptions> = {}): ComputeDriver =>
    createLocalDriver({
      runsDir,
      clock: systemClock,
      environment: { PATH: process.env['PATH'] ?? '' },
      graceSeconds: 1,
      heartbeatSeconds: 1,
      ...more,
    })
  return {
    root,
    runsDir,
    driver,
    folderOf: (run: string) => path.join(runsDir, run),
    stop: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}

export type Host = Awaited<ReturnType<typeof aHost>>

/** A run of a shell script; `$HOOKE_RUN_DIR` and the like are for the shell. */
export function aRun(
  host: Pick<Host, 'root'>,
  seed: number,
  script: string,
  more: Partial<RunSpec> = {},
): RunSpec {
  return {
    run: RunId.parse(`BANDIT-007.greedy.s${seed}.1`),
    lease: LeaseId.parse('BANDIT-007.lease.1'),
    argv: ['sh', '-c', script],
    cwd: host.root,
    environment: {},
    inputs: {},
    timeLimitSeconds: 60,
    memoryMb: 256,
    logLimitBytes: 100_000,
    ...more,
  }
}

/** Asks until the run has ended; a test that waits in vain ends by its own time limit. */
export async function endOf(driver: ComputeDriver, handle: JobHandle): Promise<JobState> {
  const state = (await driver.inspect([handle], signal)).get(handle.ref)
  if (state && state.kind !== 'queued' && state.kind !== 'running') return state
  await until(() => Promise.resolve(true))
  return endOf(driver, handle)
}

/** Polls a condition; fails after a minute, for a machine that is busy with others. */
export async function until(
  condition: () => Promise<boolean>,
  deadline = performance.now() + 60_000,
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10))
  if (await condition()) return
  if (performance.now() > deadline) throw new Error('the condition did not come true within a minute')
  await until(condition, deadline)
}
