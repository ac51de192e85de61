import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { HookeError } from '../domain/errors.ts'
import { insideOf, openRegular } from '../lib/files.ts'
import { BLOCK, decodeHeader, decodeRecords, encodeEntry, END, paddingFor, type TarEntry } from './tar.ts'

/** The last entry: a line `<sha256>  <path>` for each file before it, as `sha256sum -c` reads them. */
const SUMS = 'SHA256SUMS'

export type ArchiveSource =
  | { readonly path: string; readonly bytes: Buffer }
  | { readonly path: string; readonly folder: true }
  /** A file that someone else may be writing: its length at the opening is what is taken. */
  | { readonly path: string; readonly root: string; readonly relative: string }

/** Writes entries and their checksums as a tar file, durable when it returns; the number of bytes. */
export async function writeArchive(
  file: string,
  sources: Iterable<ArchiveSource> | AsyncIterable<ArchiveSource>,
  now: number,
): Promise<number> {
  await using target = await open(file, 'wx', 0o600)
  const sums: string[] = []
  for await (const source of sources) {
    const sha256 = await append(target, source, now)
    if (sha256 !== null) sums.push(`${sha256}  ${source.path}\n`)
  }
  await append(target, { path: SUMS, bytes: Buffer.from(sums.join('')) }, now)
  await target.writeFile(END)
  await target.sync()
  return (await target.stat()).size
}

async function append(target: FileHandle, source: ArchiveSource, now: number): Promise<string | null> {
  if ('folder' in source) {
    await target.writeFile(encodeEntry({ path: source.path, kind: 'folder', bytes: 0, changedAt: now }))
    return null
  }
  if ('bytes' in source) {
    const { path, bytes } = source
    await target.writeFile(encodeEntry({ path, kind: 'file', bytes: bytes.length, changedAt: now }))
    await target.writeFile(Buffer.concat([bytes, paddingFor(bytes.length)]))
    return createHash('sha256').update(bytes).digest('hex')
  }
  await using file = await openRegular(source.root, source.relative)
  return await appendFile(target, source.path, file)
}

async function appendFile(target: FileHandle, path: string, file: FileHandle): Promise<string> {
  const { size, mtimeMs } = await file.stat()
  await target.writeFile(encodeEntry({ path, kind: 'file', bytes: size, changedAt: mtimeMs }))
  const hash = createHash('sha256')
  let left = size
  // a stream to byte -1 would read all of it
  const chunks = size === 0 ? [] : file.createReadStream({ autoClose: false, start: 0, end: size - 1 })
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk as Uint8Array)
    hash.update(part)
    left -= part.length
    await target.writeFile(part)
  }
  if (left > 0)
    throw new HookeError('store.busy', `${path} became shorter while it was read`, { retryable: true })
  await target.writeFile(paddingFor(size))
  return hash.digest('hex')
}

export interface ArchivedEntry extends TarEntry {
  /** Reads the content; the checksum is known once all of it was read. */
  content(): AsyncIterable<Buffer>
}

/**
 * Reads an archive from its beginning. Throws `backup.unreadable` at anything that `writeArchive` does not write, at a
 * path that leads elsewhere, when the end is missing, and after the last entry when a checksum differs.
 */
export async function* readArchive(file: string): AsyncGenerator<ArchivedEntry> {
  await using source = await open(file, 'r')
  const found = await source.stat()
  // what a folder calls its size differs between file systems; reading it says what it is on each of them
  const size = found.isDirectory() ? Infinity : found.size
  const sums = new Map<string, string>()
  let position = 0
  for (;;) {
    const { entry, start } = await entryAt(source, { file, position, size })
    position = start + entry.bytes + paddingFor(entry.bytes).length
    if (position > size) throw damaged(file, `it ends in the middle of ${entry.path}`)
    if (entry.path === SUMS) {
      const text = (await wholeOf(bytesOf(source, start, entry.bytes))).toString('utf8')
      compare(file, text, sums)
      return
    }
    insideOf('/', entry.path)
    yield { ...entry, content: () => hashed(bytesOf(source, start, entry.bytes), entry.path, sums) }
    const isUnread = entry.kind === 'file' && !sums.has(entry.path)
    if (isUnread) await wholeOf(hashed(bytesOf(source, start, entry.bytes), entry.path, sums), 0)
  }
}

/** All of a stream, or its first bytes; it is read to its end. */
async function wholeOf(content: AsyncIterable<Buffer>, keep = Infinity): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of content) {
    if (length < keep) parts.push(part)
    length += part.length
  }
  return Buffer.concat(parts)
}

interface At {
  readonly file: string
  readonly position: number
  readonly size: number
}

async function entryAt(source: FileHandle, at: At): Promise<{ entry: TarEntry; start: number }> {
  const first = await headerAt(source, at)
  if (first.type !== 'x') return { entry: entryOf(at.file, first), start: at.position + BLOCK }
  if (first.size > 64 * 1024) throw damaged(at.file, 'a header that is too long')
  const text = await wholeOf(bytesOf(source, at.position + BLOCK, first.size))
  const long = decodeRecords(text.toString('utf8'))
  const next = at.position + BLOCK + first.size + paddingFor(first.size).length
  const own = await headerAt(source, { ...at, position: next })
  if (long === undefined || own.type === 'x') throw damaged(at.file, 'a header that makes no sense')
  return { entry: entryOf(at.file, { ...own, name: long.path, size: long.size }), start: next + BLOCK }
}

type Header = NonNullable<ReturnType<typeof decodeHeader>>

async function headerAt(source: FileHandle, { file, position, size }: At): Promise<Header> {
  if (position + BLOCK > size && position === 0) throw foreign(file)
  if (position + BLOCK > size) throw damaged(file, `it ends after ${size} bytes, before its checksums`)
  const block = Buffer.alloc(BLOCK)
  await source.read(block, 0, BLOCK, position)
  const found = decodeHeader(block)
  if (found) return found
  throw position === 0 ? foreign(file) : damaged(file, `no header at byte ${position}`)
}

function entryOf(file: string, { name, type, size, seconds }: Header): TarEntry {
  const kind = type === '0' ? 'file' : 'folder'
  if (type !== '0' && (type !== '5' || size !== 0)) throw damaged(file, `an entry of the kind "${type}"`)
  return { path: name, kind, bytes: size, changedAt: seconds * 1000 }
}

const CHUNK = 256 * 1024

async function* bytesOf(source: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < bytes;) {
    const length = Math.min(CHUNK, bytes - done)
    const { bytesRead, buffer } = await source.read(Buffer.alloc(length), 0, length, start + done)
    // it was cut off since its length was asked; the checksum says so
    if (bytesRead === 0) return
    done += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function* hashed(
  content: AsyncIterable<Buffer>,
  path: string,
  sums: Map<string, string>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const part of content) {
    hash.update(part)
    yield part
  }
  sums.set(path, hash.digest('hex'))
}

function compare(file: string, text: string, found: ReadonlyMap<string, string>): void {
  const expected = new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  )
  const wrong = [...found].find(([path, sha256]) => expected.get(path) !== sha256)
  if (wrong) throw damaged(file, `the checksum of ${wrong[0]} differs`)
  const missing = [...expected.keys()].find((path) => !found.has(path))
  if (missing !== undefined) throw damaged(file, `${missing} is missing`)
}

function damaged(file: string, found: string): HookeError {
  return new HookeError('backup.unreadable', `the backup ${file} is damaged`, {
    found,
    advice: 'take another backup; this one was not changed, and nothing was restored',
  })
}

/** A file that some other program wrote. */
export function foreign(file: string): HookeError {
  return new HookeError('backup.unreadable', `${file} is not a backup of Hooke`, {
    found: 'an empty file, or one that another program wrote',
    advice: 'name a file that hooke backup made',
  })
}

/** Reads an archive to its end; throws as `readArchive` does. */
export async function checkArchive(file: string): Promise<void> {
  const entries = readArchive(file)
  while ((await entries.next()).done !== true) continue
}
