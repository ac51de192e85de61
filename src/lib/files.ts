import { createHash, randomBytes } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { mkdir, open, readdir, readlink, realpath, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { Fault, systemCode } from './fault.ts'

/** Replaces a file so that after a crash the old or the new content is there, whole. Makes the folder if needed. */
export async function writeAtomic(path: string, bytes: string | Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncPath(folder)
}

/** Gives a finished draft its name on the same disk, so that a crash leaves all of it or nothing under that name. */
export async function renameDurably(draft: string, path: string): Promise<void> {
  await syncPath(draft)
  await rename(draft, path)
  await syncPath(dirname(path))
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The absolute path of `relative` under `root`, judged by its text alone; `path.unsafe` when it could lead elsewhere. */
export function insideOf(root: string, relative: string): string {
  const wrong = whatIsWrong(relative)
  if (wrong === undefined) return join(root, relative)
  throw new Fault('path.unsafe', `a path was refused: ${wrong}`, {
    found: JSON.stringify(relative.slice(0, 300)),
    advice: 'give a relative path of plain names separated by "/"',
  })
}

function whatIsWrong(relative: string): string | undefined {
  if (relative === '') return 'it is empty'
  if (!relative.isWellFormed()) return 'it is not valid Unicode'
  if (/\p{Cc}/u.test(relative)) return 'it holds a control character'
  if (relative.includes('\\')) return 'it holds a backslash'
  if (relative.startsWith('/')) return 'it is absolute'
  if (Buffer.byteLength(relative) > 4000) return 'it is longer than 4000 bytes'
  const names = relative.split('/')
  if (names.some((name) => name === '' || name === '.' || name === '..')) return 'it holds "..", "." or "//"'
  if (names.some((name) => Buffer.byteLength(name) > 255)) return 'a name in it is longer than 255 bytes'
  return undefined
}

/**
 * Opens a file that someone else wrote, for reading: never through a symbolic link, never a device, a FIFO or a file
 * with a second hard link. The caller closes it.
 */
export async function openRegular(root: string, relative: string): Promise<FileHandle> {
  const path = insideOf(root, relative)
  const home = await realpath(root)
  const folder = await realpath(dirname(path)).catch((error: unknown) => missing(relative, error))
  if (!isWithin(home, folder)) throw outside(relative, folder)
  const file = await openPlain(join(folder, basename(path)))
  try {
    const { nlink } = await file.stat()
    if (nlink !== 1) throw outside(relative, `${nlink} hard links`)
    // The folder may have been swapped for a link since it was resolved.
    const opened = await readlink(`/proc/self/fd/${file.fd}`).catch(() => undefined)
    if (opened !== undefined && !isWithin(home, opened)) throw outside(relative, opened)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Whether `path` is `root` or below it; both already resolved. */
export function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)
}

/** SHA-256 and length of a regular file. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  await using file = await openPlain(path)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of chunksOf(file)) {
    hash.update(part)
    bytes += part.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

const CHUNK_BYTES = 64 * 1024

/**
 * A regular file from its beginning, piece by piece; a piece holds until the next is asked for. For the many small files
 * of a record: a stream costs several times as much to set up as one of them to read.
 */
export async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, at)
    // less than was asked for is not yet the end on every file system
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The last bytes of a regular file as text, from the first whole character on. */
export async function tail(path: string, bytes: number): Promise<string> {
  await using file = await openPlain(path)
  const { size } = await file.stat()
  const start = Math.max(0, size - bytes)
  const buffer = Buffer.alloc(size - start)
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
  let first = 0
  while (start > 0 && first < Math.min(4, bytesRead) && (buffer[first] ?? 0) >> 6 === 0b10) first += 1
  return buffer.subarray(first, bytesRead).toString('utf8')
}

export interface Listing {
  /** Relative paths of regular files, sorted. */
  readonly files: readonly string[]
  /** What is there and is no regular file, or has a name that is not Unicode. */
  readonly others: readonly { readonly path: string; readonly kind: string }[]
  /** There were more than `maxFiles` entries, folders included; the rest is not listed. */
  readonly truncated: boolean
}

/** Ends the name of a folder on its way out: half of one must never pass for a whole, and whoever finds it finishes. */
export const GOING = '.going'

/** Lists a tree that someone else wrote, without following a link. */
export async function walkFiles(root: string, { maxFiles }: { maxFiles: number }): Promise<Listing> {
  const files: string[] = []
  const others: { path: string; kind: string }[] = []
  const folders = ['']
  let seen = 0
  while (folders.length > 0) {
    const folder = folders.shift() ?? ''
    const entries = await readdir(join(root, folder), { withFileTypes: true, encoding: 'buffer' })
    for (const entry of entries) {
      if (seen === maxFiles) return sorted(files, others, true)
      seen += 1
      const path = folder === '' ? entry.name.toString() : `${folder}/${entry.name.toString()}`
      const kind = kindOf(entry)
      if (kind === 'folder') folders.push(path)
      else if (kind === 'file') files.push(path)
      else others.push({ path, kind })
    }
  }
  return sorted(files, others, false)
}

function sorted(files: string[], others: { path: string; kind: string }[], truncated: boolean): Listing {
  return { files: files.sort(), others: others.sort((a, b) => (a.path < b.path ? -1 : 1)), truncated }
}

function kindOf(entry: Dirent<Buffer>): string {
  if (!Buffer.from(entry.name.toString()).equals(entry.name)) return 'name is not Unicode'
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isFIFO()) return 'fifo'
  return entry.isSocket() ? 'socket' : 'device'
}

async function openPlain(path: string): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(path, flags).catch((error: unknown) => missing(path, error))
  const stat = await file.stat()
  if (stat.isFile()) return file
  await file.close()
  throw outside(path, 'no regular file')
}

function missing(path: string, error: unknown): never {
  const code = systemCode(error)
  if (code === 'ENOENT') throw new Fault('notFound', `there is no file ${path}`, { cause: error })
  if (code === 'ELOOP' || code === 'ENOTDIR' || code === 'ENXIO') throw outside(path, code)
  throw error
}

function outside(path: string, found: string): Fault {
  return new Fault('path.unsafe', `${path} is not a plain file inside its folder`, {
    found,
    advice: 'replace links, devices and pipes by regular files',
  })
}
