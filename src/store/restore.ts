import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, utimes } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { asError, HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'
import { insideOf } from '../lib/files.ts'
import { type ArchivedEntry, foreign, readArchive } from './archive.ts'
import { DATABASE, FORMAT, Manifest, MANIFEST } from './backup.ts'
import { SAVED } from './backup-contents.ts'
import { isFirstStart, openDatabase } from './database.ts'
import { acquireLock } from './lock.ts'
import { createStore } from './store.ts'

export interface RestoreRequest {
  readonly file: string
  readonly stateDir: string
  readonly host: string
  readonly now: number
}

export interface Restored extends Manifest {
  readonly files: number
  /** Effects that the original may have carried out since. */
  readonly doubted: number
}

/**
 * Makes a state folder from a backup, whole or not at all. The database is marked as a copy: the next daemon looks for
 * what it speaks of before it does anything (E-6).
 */
export async function restore({ file, stateDir, host, now }: RestoreRequest): Promise<Restored> {
  const target = resolve(stateDir)
  await refuseUsed(target, now)
  await mkdir(dirname(target), { recursive: true })
  await sweep(target)
  const draft = await mkdtemp(`${target}.restoring-`)
  try {
    const { manifest, files } = await unpack(resolve(file), draft)
    const doubted = markCopy(join(draft, DATABASE), { manifest, host, now })
    // unpacking takes its time, and somebody may have begun to work there
    await refuseUsed(target, now)
    await makeWay(target)
    await rename(draft, target)
    await syncFolder(dirname(target))
    return { ...manifest, files, doubted }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Only where nothing was: what stands in a state folder may be the last of its kind. */
async function refuseUsed(target: string, now: number): Promise<void> {
  if (!existsSync(target)) return
  if (isFirstStart(join(target, DATABASE))) {
    // a daemon that is just starting has it
    acquireLock(target, { pid: process.pid, startedAt: now }).release()
    return
  }
  const names = await readdir(target)
  throw new HookeError('request.conflict', `the state folder ${target} is in use`, {
    found: `it holds ${names.slice(0, 5).join(', ')}`,
    advice:
      'give another state_dir in hooke.toml, and leave this one where it is: runs that live in it are found from there',
  })
}

async function unpack(file: string, draft: string): Promise<{ manifest: Manifest; files: number }> {
  const read: { manifest?: Manifest; files: number } = { files: 0 }
  for await (const entry of entriesOf(file)) {
    if (read.manifest === undefined) read.manifest = await manifestOf(file, entry)
    else await unpackEntry(file, entry, draft)
    read.files += entry.kind === 'file' ? 1 : 0
  }
  if (read.manifest === undefined || !existsSync(join(draft, DATABASE))) throw foreign(file)
  return { manifest: read.manifest, files: read.files - 1 }
}

async function* entriesOf(file: string): AsyncGenerator<ArchivedEntry> {
  try {
    yield* readArchive(file)
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'EISDIR') throw absent(file, error)
    throw error
  }
}

const LARGEST_MANIFEST = 256 * 1024 * 1024

async function manifestOf(file: string, entry: ArchivedEntry): Promise<Manifest> {
  if (entry.path !== MANIFEST || entry.bytes > LARGEST_MANIFEST) throw foreign(file)
  const parts: Buffer[] = []
  for await (const part of entry.content()) parts.push(part)
  const found = Manifest.safeParse(jsonOf(Buffer.concat(parts).toString('utf8')))
  if (!found.success) throw foreign(file)
  if (found.data.format <= FORMAT) return found.data
  throw new HookeError('store.newer', 'the backup was made by a later release', {
    found: `format ${found.data.format} of release ${found.data.release}; this release knows ${FORMAT}`,
    advice: 'use the release that made it, or a later one',
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function unpackEntry(file: string, entry: ArchivedEntry, draft: string): Promise<void> {
  const [top = ''] = entry.path.split('/')
  const isSaved = SAVED.some((folder) => folder === top) && entry.path !== top
  if (!isSaved && entry.path !== DATABASE) {
    throw new HookeError('backup.unreadable', `the backup ${file} is damaged`, {
      found: `it holds ${JSON.stringify(entry.path)}, which no backup does`,
      advice: 'take another backup; nothing was restored',
    })
  }
  const path = insideOf(draft, entry.path)
  await mkdir(entry.kind === 'folder' ? path : dirname(path), { recursive: true, mode: 0o700 })
  if (entry.kind === 'file') await write(path, entry)
}

async function write(path: string, entry: ArchivedEntry): Promise<void> {
  await using target = await open(path, 'wx', 0o600)
  for await (const part of entry.content()) await target.writeFile(part)
  await target.sync()
  // the files of a run tell by their times when it began and ended
  await utimes(path, entry.changedAt / 1000, entry.changedAt / 1000)
}

/** Also brings an older schema up to date, and refuses one that is newer or damaged. */
function markCopy(
  path: string,
  { manifest, host, now }: { manifest: Manifest; host: string; now: number },
): number {
  const db = openDatabase(path)
  try {
    const store = createStore(db)
    return store.transaction(() => {
      store.copies.add({
        madeAt: manifest.madeAt,
        fromFolder: manifest.stateDir,
        fromHost: manifest.host,
        restoredAt: now,
        restoredOn: host,
      })
      // the start that the original would make next is never ours
      store.daemon.start({ pid: 0, at: now })
      return store.copies.doubtOpenEffects()
    })
  } finally {
    db.close()
  }
}

/** Of a first start that was given up, at most a lock is left. */
async function makeWay(target: string): Promise<void> {
  if (!existsSync(target)) return
  const names = await readdir(target)
  for (const name of names) {
    const isDraft = name.startsWith('lock.') || name.startsWith(`${DATABASE}.new`)
    await (isDraft ? rm(join(target, name)) : removeEmpty(join(target, name)))
  }
}

/** Folders alone, innermost first; a file that appeared meanwhile stays, and ends it. */
async function removeEmpty(path: string): Promise<void> {
  for (const name of await readdir(path)) await removeEmpty(join(path, name))
  await rmdir(path)
}

/** What a restore to the same folder left when it was killed. */
async function sweep(target: string): Promise<void> {
  const names = await readdir(dirname(target))
  for (const name of names.filter((one) => one.startsWith(`${basename(target)}.restoring-`)))
    await rm(join(dirname(target), name), { recursive: true, force: true })
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r')
  await folder.sync()
}

function absent(file: string, cause: unknown): HookeError {
  return new HookeError('notFound', `there is no backup ${file}`, {
    cause,
    found: asError(cause).message,
    advice: 'name a file that hooke backup made',
  })
}
