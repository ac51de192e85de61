import { LeaseId } from '../../../domain/ids.ts'
import { runOn, putBytes } from '../remote/remote-calls.ts'
import type { Host } from './host.ts'
import { LeaseRecord } from './lease-record.ts'

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
