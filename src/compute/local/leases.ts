import { mkdir, readFile, rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { LeaseId } from '../../domain/ids.ts'
import type { LeaseSpec } from '../driver.ts'
import { absentAs } from '../../lib/absent.ts'
import { writeWhole } from '../shared/write-file.ts'
import type { LocalOptions } from './local-options.ts'

const Lease = z.object({
  environment: z.record(z.string(), z.string()),
  secretNames: z.array(z.string()),
  /** `bin` of the environment that was made from the lock file; empty where there is none. */
  bin: z.string().default(''),
})
type Lease = z.infer<typeof Lease>

/** What the runs of a lease share; kept on disk so that a later daemon starts them alike. */
export async function leaseOf(options: LocalOptions, lease: LeaseId): Promise<Lease> {
  const text = await textOf(options, lease)
  return text === undefined ? { environment: {}, secretNames: [], bin: '' } : Lease.parse(JSON.parse(text))
}

/** Whether it was prepared on this host and not released. */
export async function isHeld(options: LocalOptions, lease: LeaseId): Promise<boolean> {
  return (await textOf(options, lease)) !== undefined
}

async function textOf(options: LocalOptions, lease: LeaseId): Promise<string | undefined> {
  for (const runsDir of [options.runsDir, ...(options.formerRunsDirs ?? [])]) {
    const text = await readFile(fileOf({ runsDir }, lease), 'utf8').catch(absentAs(undefined))
    if (text !== undefined) return text
  }
  return undefined
}

export async function keepLease(options: LocalOptions, spec: LeaseSpec, bin: string): Promise<void> {
  const lease: Lease = { environment: { ...spec.environment }, secretNames: [...spec.secretNames], bin }
  await mkdir(path.dirname(fileOf(options, spec.lease)), { recursive: true })
  await writeWhole(fileOf(options, spec.lease), JSON.stringify(lease))
}

export async function dropLease(options: LocalOptions, lease: LeaseId): Promise<void> {
  const { bin } = await leaseOf(options, lease)
  const now = options.clock.now() / 1000
  // until now its environment was in use
  if (bin !== '') await utimes(`${path.resolve(bin, '../..')}.ready`, now, now).catch(absentAs(undefined))
  await rm(fileOf(options, lease), { force: true })
}

function fileOf(options: Pick<LocalOptions, 'runsDir'>, lease: LeaseId): string {
  return path.join(options.runsDir, '.leases', `${LeaseId.parse(lease)}.json`)
}
