import { z } from 'zod'
import { LeaseId } from '../../../domain/ids.ts'
import { runOn, putBytes } from '../remote/remote-calls.ts'
import type { Host } from './host.ts'

/** What the runs of a lease share; kept on the host, so that any later daemon starts them alike. */
export const LeaseRecord = z.object({
  /** The worktree on the daemon's computer, which `cwd` of runs points into. */
  worktree: z.string(),
  /** The checkout on the host; empty where the worktree is no git checkout. */
  code: z.string(),
  /** `bin` of the environment that was built from the lock file; empty when there is none. */
  bin: z.string(),
  environment: z.record(z.string(), z.string()),
  secretNames: z.array(z.string()),
  devices: z.number(),
})
export type LeaseRecord = z.infer<typeof LeaseRecord>

export const NO_LEASE: LeaseRecord = {
  worktree: '',
  code: '',
  bin: '',
  environment: {},
  secretNames: [],
  devices: 0,
}

export async function keepLease(
  host: Host,
  lease: LeaseId,
  record: LeaseRecord,
  signal: AbortSignal,
): Promise<void> {
  await putBytes(host.shell, fileOf(host, lease), JSON.stringify(record), { signal })
}

/** The lease as it was prepared, or undefined. */
export async function readLease(
  host: Host,
  lease: LeaseId,
  signal: AbortSignal,
): Promise<LeaseRecord | undefined> {
  const { code, stdout } = await runOn(host.shell, ['cat', '--', fileOf(host, lease)], { signal })
  return code === 0 ? LeaseRecord.parse(JSON.parse(stdout.toString('utf8'))) : undefined
}

export function fileOf(host: Host, lease: LeaseId): string {
  return `${host.work}/leases/${LeaseId.parse(lease)}.json`
}
