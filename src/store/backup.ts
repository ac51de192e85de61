import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import { asError, HookeError } from '../domain/errors.ts'
import { isWithin, renameDurably } from '../lib/files.ts'
import type { LiveSecret } from '../lib/masking.ts'
import { shortageOf } from '../lib/shortage.ts'
import { type ArchiveSource, checkArchive, writeArchive } from './archive.ts'
import { listState } from './backup-contents.ts'
import type { Database } from './database.ts'

/** The first entry of a backup. */
export const MANIFEST = 'hooke-backup.json'
export const DATABASE = 'hooke.db'

/** What a backup says of itself. */
export const Manifest = z.object({
  format: z.number().int().positive(),
  madeAt: z.number(),
  release: z.string(),
  stateDir: z.string(),
  host: z.string(),
  schema: z.number().int(),
  experiments: z.number().int(),
  /** Files that were too large, and unsettled runs: what a restored copy lacks. */
  leftOut: z.array(z.object({ path: z.string(), because: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>
export const FORMAT = 1

export interface BackupRequest {
  readonly db: Database
  readonly stateDir: string
  readonly file: string
  readonly release: string
  readonly host: string
  readonly now: number
  /** Larger files are named in the backup but are not in it. */
  readonly largestFile: number
  /** Values that must not get into it, wherever a run printed them. */
  readonly secrets: readonly LiveSecret[]
  readonly replace: boolean
  /** Another process may write meanwhile: the database is then copied in one go. */
  readonly isShared: boolean
}

export interface Backup extends Manifest {
  readonly file: string
  readonly bytes: number
}

const TRIES = 3

/**
 * Saves the state as one file while work goes on: a consistent copy of the database without sign-ins, and the files that
 * its rows speak of. The file gets its name when it is whole, durable and was read back.
 */
export async function backUp(request: BackupRequest): Promise<Backup> {
  const file = resolve(request.file)
  refusePlace(file, request)
  await mkdir(dirname(file), { recursive: true })
  await sweepDrafts(`${file}.part-`)
  const draft = `${file}.part-${randomBytes(6).toString('hex')}`
  try {
    return await inTries((n) => writeBackup({ ...request, file }, `${draft}${n}`))
  } catch (error) {
    throw shortageOf(error)?.of === 'space' ? full(file, error) : error
  } finally {
    await sweepDrafts(draft)
  }
}

async function writeBackup(request: BackupRequest, draft: string): Promise<Backup> {
  const copy = `${draft}.db`
  await copyDatabase(request, copy)
  const { sources, manifest } = await contentsOf(request, copy)
  const bytes = await writeArchive(draft, sources, request.now)
  // what cannot be read back is no backup
  await checkArchive(draft)
  await renameDurably(draft, request.file)
  return { ...manifest, file: request.file, bytes }
}

/** SQLite's own backup: readers and writers go on, and the copy is of one moment. */
async function copyDatabase({ db, isShared }: BackupRequest, copy: string): Promise<void> {
  // it would be made readable to others
  await (await open(copy, 'wx', 0o600)).close()
  await db.backup(copy, { progress: ({ remainingPages }) => (isShared ? Math.max(1, remainingPages) : 256) })
  const own = new BetterSqlite3(copy)
  try {
    own.pragma('journal_mode = delete')
    own.exec('delete from web_sessions')
    own.exec('vacuum')
    const found = String(own.pragma('quick_check(1)', { simple: true }))
    if (found !== 'ok')
      throw new HookeError('store.unreadable', 'the database is damaged', { found, advice: RESCUE })
  } finally {
    own.close()
  }
}

const RESCUE = 'stop the daemon and restore the newest backup: hooke restore'

async function contentsOf(
  request: BackupRequest,
  copy: string,
): Promise<{ sources: ArchiveSource[]; manifest: Manifest }> {
  const { stateDir, release, host, now } = request
  const db = new BetterSqlite3(copy, { readonly: true })
  try {
    const { sources, leftOut } = await listState(db, stateDir, request)
    const count = (sql: string) => z.number().parse(db.prepare(sql).pluck().get())
    const manifest: Manifest = {
      format: FORMAT,
      madeAt: now,
      release,
      stateDir: resolve(stateDir),
      host,
      schema: count('select max(n) from migrations'),
      experiments: count('select count(*) from experiments'),
      leftOut: [...leftOut],
    }
    const head = { path: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }
    const database = { path: DATABASE, root: dirname(copy), relative: basename(copy) }
    return { sources: [head, database, ...sources], manifest }
  } finally {
    db.close()
  }
}

/** A file of a run or a record that changed while it was read is read again. */
async function inTries(work: (n: number) => Promise<Backup>): Promise<Backup> {
  for (let n = 1; ; n += 1) {
    try {
      return await work(n)
    } catch (error) {
      const changed = error instanceof HookeError ? error.retryable : isGone(asError(error))
      if (!changed || n === TRIES) throw error
    }
  }
}

function isGone(error: Error): boolean {
  return 'code' in error && (error.code === 'notFound' || error.code === 'ENOENT')
}

function refusePlace(file: string, { replace, stateDir }: BackupRequest): void {
  if (isWithin(resolve(stateDir), file)) {
    throw new HookeError('usage.wrong', 'a backup inside the state folder would be lost with it', {
      found: file,
      advice: 'name a file elsewhere, best on another disk',
    })
  }
  if (replace || !existsSync(file)) return
  throw new HookeError('request.conflict', `${file} is there already`, {
    found: 'it was left as it is',
    advice: 'name another file, or add --replace',
  })
}

/** What this backup leaves, or one to the same file left when it was killed. */
async function sweepDrafts(beginning: string): Promise<void> {
  const names = await readdir(dirname(beginning))
  for (const name of names.filter((one) => one.startsWith(basename(beginning))))
    await rm(join(dirname(beginning), name), { force: true })
}

function full(file: string, cause: unknown): HookeError {
  return new HookeError('store.full', 'there is no room for the backup', {
    cause,
    found: `the disk of ${dirname(file)} is full`,
    advice: 'name a file on another disk, or leave out large files: --largest-file "10 MB"',
  })
}
