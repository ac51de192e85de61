import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { type FileHandle, open, readdir, readlink, realpath } from 'node:fs/promises'
import path from 'node:path'
import { asError } from '../../domain/errors.ts'
import type { Collected, CollectedFile } from '../driver.ts'
import { absentAs } from '../../lib/absent.ts'
import { isPlainPath, OWN_FOLDER } from '../shared/run-folder.ts'
import type { CollectLimits } from './local-options.ts'

interface Collection {
  readonly root: string
  /** The same folder without links on the way. */
  readonly realRoot: string
  readonly limits: CollectLimits
  readonly signal: AbortSignal
  readonly files: CollectedFile[]
  readonly skipped: { path: string; because: string }[]
  bytes: number
  full: boolean
}

const DEEPEST = 32

/** Lists and hashes the regular files of a run folder; everything else is named with the reason and never opened. */
export async function collect(root: string, limits: CollectLimits, signal: AbortSignal): Promise<Collected> {
  const realRoot = await realpath(root).catch(absentAs(root))
  const collection: Collection = {
    root,
    realRoot,
    limits,
    signal,
    files: [],
    skipped: [],
    bytes: 0,
    full: false,
  }
  await walk(collection, '')
  return { files: collection.files, skipped: collection.skipped }
}

async function walk(collection: Collection, folder: string): Promise<void> {
  const place = path.join(collection.root, folder)
  const entries = await readdir(place, { withFileTypes: true }).catch(absentAs<Dirent[]>([]))
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    collection.signal.throwIfAborted()
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (isFull(collection, relative)) return
    if (relative !== OWN_FOLDER) await visit(collection, relative, entry)
  }
}

function isFull(collection: Collection, next: string): boolean {
  const { files, skipped, limits } = collection
  if (!collection.full && files.length + skipped.length >= limits.files) {
    collection.full = true
    skip(collection, next, `and all that follows: the folder holds more than ${limits.files} files`)
  }
  return collection.full
}

async function visit(collection: Collection, relative: string, entry: Dirent): Promise<void> {
  const refusal = refusalOfEntry(relative, entry)
  if (refusal !== null) skip(collection, isPlainPath(relative) ? relative : JSON.stringify(relative), refusal)
  else if (entry.isDirectory()) await walk(collection, relative)
  else await takeOrSkip(collection, relative)
}

function refusalOfEntry(relative: string, entry: Dirent): string | null {
  if (!isPlainPath(relative)) return 'its name is not plain text'
  if (entry.isDirectory()) return relative.split('/').length >= DEEPEST ? 'lies too deep' : null
  return entry.isFile() ? null : `is ${kindOf(entry)}, not a regular file`
}

async function takeOrSkip(collection: Collection, relative: string): Promise<void> {
  try {
    const refusal = await take(collection, relative)
    if (refusal !== null) skip(collection, relative, refusal)
  } catch (error) {
    if (collection.signal.aborted) throw error
    skip(collection, relative, asError(error).message)
  }
}

async function take(collection: Collection, relative: string): Promise<string | null> {
  const local = path.join(collection.root, relative)
  // between the listing and here a file may have become a link or a FIFO
  const handle = await open(local, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stat = await handle.stat()
    const refusal = (await strayed(collection, relative, handle)) ?? refusalOf(collection, stat)
    if (refusal !== null) return refusal
    const sha256 = await hashOf(handle, collection.signal)
    collection.bytes += stat.size
    collection.files.push({ path: relative, bytes: stat.size, sha256, local })
    return null
  } finally {
    await handle.close()
  }
}

/** Somebody may swap a folder on the way for a link while it is walked; what was opened tells where it really lies. */
async function strayed(
  { realRoot }: Collection,
  relative: string,
  handle: FileHandle,
): Promise<string | null> {
  const expected = path.join(realRoot, relative)
  const opened = await readlink(`/proc/self/fd/${handle.fd}`).catch(absentAs(expected))
  return opened === expected ? null : 'lies elsewhere: a folder on the way is a link'
}

function refusalOf(
  { limits, bytes }: Collection,
  stat: { isFile(): boolean; nlink: number; size: number },
): string | null {
  if (!stat.isFile()) return 'is not a regular file'
  if (stat.nlink > 1) return 'is a hard link: its bytes may belong to something outside the run'
  if (stat.size > limits.bytesPerFile) return `holds ${stat.size} bytes, more than ${limits.bytesPerFile}`
  if (bytes + stat.size > limits.bytes) return `the files before it fill the ${limits.bytes} bytes of a run`
  return null
}

async function hashOf(handle: FileHandle, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of handle.createReadStream({ autoClose: false, signal })) {
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}

function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'a link'
  if (entry.isFIFO()) return 'a named pipe'
  if (entry.isSocket()) return 'a socket'
  return 'a device'
}

function skip(collection: Collection, relative: string, because: string): void {
  collection.skipped.push({ path: relative, because })
}
