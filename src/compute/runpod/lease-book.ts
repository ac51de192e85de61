import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { LeaseId, RunId } from '../../domain/ids.ts'
import { absentAs } from '../../lib/absent.ts'
import { PodId } from './pod.ts'

/** One pod that was asked for, from before the asking. */
export const PodEntry = z.object({
  /** Carried by the pod as `HOOKE_KEY`; new for each deliberate create. */
  key: z.string(),
  name: z.string(),
  /** What it was to be, in words. */
  candidate: z.string(),
  /** Time of day before which nothing of it was sent. */
  since: z.number(),
  /** Stored as soon as RunPod names it, before anything is waited for; null while nobody knows. */
  id: PodId.nullable(),
  pricePerHour: z.number(),
  /** A run may have been started on it: from then on it is only ever paused. Written before the start. */
  hasRun: z.boolean(),
  /** Fingerprint of its SSH host key, once pinned. */
  hostKey: z.string().nullable(),
  /** Nothing ran on it and it is to be terminated; asked until that is confirmed. */
  leaving: z.boolean(),
  /** How it ended; null while it may exist. */
  ended: z.enum(['refused', 'terminated', 'vanished']).nullable(),
})
export type PodEntry = z.infer<typeof PodEntry>

export const LeaseEntry = z.object({
  lease: LeaseId,
  environment: z.record(z.string(), z.string()),
  secretNames: z.array(z.string()),
  /** What its pod should be: the sweep asks again until it is so. */
  wanted: z.enum(['running', 'paused', 'gone']),
  pods: z.array(PodEntry),
  runs: z.array(RunId),
})
export type LeaseEntry = z.infer<typeof LeaseEntry>

/**
 * What this installation asked RunPod for: one file per lease, each whole on the disk before anything is sent. Only the
 * driver writes it; `hooke reaper` reads it.
 */
export interface LeaseBook {
  /** Marks the pods of this state, so that two Hookes on one account leave each other's alone. */
  installation(): Promise<string>
  /** The marks of what this state is a restored copy of: only pods that the book names are also its own (E-6). */
  formers(): Promise<readonly string[]>
  find(lease: LeaseId): Promise<LeaseEntry | undefined>
  list(): Promise<readonly LeaseEntry[]>
  keep(entry: LeaseEntry): Promise<void>
  /** The lease that a run was submitted under. */
  leaseOfRun(run: RunId): Promise<LeaseEntry | undefined>
}

export function createLeaseBook(folder: string): LeaseBook {
  const fileOf = (lease: LeaseId): string => path.join(folder, `${LeaseId.parse(lease)}.json`)
  const formers = async (): Promise<readonly string[]> => {
    const text = await readFile(path.join(folder, 'former'), 'utf8').catch(absentAs(''))
    return text.split('\n').filter((line) => line !== '')
  }
  const find = async (lease: LeaseId): Promise<LeaseEntry | undefined> => {
    const text = await readFile(fileOf(lease), 'utf8').catch(absentAs(undefined))
    if (text === undefined) return undefined
    const entry = LeaseEntry.parse(JSON.parse(text))
    const known = await formers()
    return { ...entry, pods: entry.pods.map((pod) => (isOfAny(known, pod) ? { ...pod, hasRun: true } : pod)) }
  }
  const list = async (): Promise<readonly LeaseEntry[]> => {
    const names = await readdir(folder).catch(absentAs<string[]>([]))
    const ids = names.flatMap((name) => {
      const lease = LeaseId.safeParse(name.replace(/\.json$/, ''))
      return name.endsWith('.json') && lease.success ? [lease.data] : []
    })
    const found = await Promise.all(ids.sort().map(find))
    return found.filter((entry) => entry !== undefined)
  }
  return {
    find,
    list,
    installation: () => installationOf(folder),
    formers,
    keep: (entry) => writeDurably(fileOf(entry.lease), JSON.stringify(entry, null, 2)),
    async leaseOfRun(run) {
      const [experiment] = run.split('.')
      const own = (await list()).filter(({ lease }) => lease.startsWith(`${experiment ?? ''}.`))
      return own.findLast(({ runs }) => runs.includes(run))
    },
  }
}

/** The original of a restored copy may have started runs on it since the backup: so it is never terminated unasked (E-6). */
function isOfAny(installations: readonly string[], { key }: PodEntry): boolean {
  return installations.some((one) => key.startsWith(`${one}/`))
}

/** The pod of a lease that may exist, the latest. */
export function presentPod({ pods }: LeaseEntry): PodEntry | undefined {
  return pods.findLast(({ ended, leaving }) => ended === null && !leaving)
}

/** The same lease with one of its pods changed. */
export function withPod(entry: LeaseEntry, key: string, change: Partial<PodEntry>): LeaseEntry {
  return { ...entry, pods: entry.pods.map((pod) => (pod.key === key ? { ...pod, ...change } : pod)) }
}

async function installationOf(folder: string): Promise<string> {
  const file = path.join(folder, 'installation')
  const known = await readFile(file, 'utf8').catch(absentAs(''))
  if (known.trim() !== '') return known.trim()
  await writeDurably(file, `${randomBytes(9).toString('hex')}\n`)
  return (await readFile(file, 'utf8')).trim()
}

/** Whole and on the disk, name included, when it returns: money follows. */
async function writeDurably(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const half = `${file}.${randomBytes(6).toString('hex')}.tmp`
  const handle = await open(half, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, file)
  const folder = await open(path.dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
