import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { HookeError } from '../../../domain/errors.ts'
import { writeAtomic } from '../../../lib/files.ts'
import type { Collected, CollectedFile } from '../../driver.ts'
import { absentAs } from '../absent.ts'
import { isPlainPath, OWN_FOLDER } from '../run-folder.ts'
import { type Host, hostTrouble } from './host.ts'
import { COLLECT_LIMITS } from './host-options.ts'

interface Found {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

interface Listing {
  readonly files: readonly Found[]
  readonly skipped: readonly { readonly path: string; readonly because: string }[]
}

const Sums = z.record(z.string(), z.string())

/**
 * Brings the files of a run here, in two commands, whatever their number. What is here already with the same hash is not
 * brought again, and a file that broke off goes on where it stopped (C-7).
 */
export async function collectRun(host: Host, run: string, signal: AbortSignal): Promise<Collected> {
  const listing = await listRun(host, run, signal)
  const mirror = path.join(host.options.mirrorDir, run)
  // no file of a run comes to lie there
  const sumsFile = path.join(mirror, OWN_FOLDER, 'sums.json')
  const known = readSums(await readFile(sumsFile, 'utf8').catch(absentAs('{}')))
  const missing: Found[] = []
  for (const file of listing.files) if (!(await isHere(mirror, file, known))) missing.push(file)
  if (missing.length > 0) {
    await bring(host, run, { mirror, missing, signal })
    const sums = Object.fromEntries(listing.files.map((file) => [file.path, file.sha256]))
    await writeAtomic(sumsFile, JSON.stringify(sums))
  }
  const files = listing.files.map((file): CollectedFile => ({ ...file, local: path.join(mirror, file.path) }))
  return { files, skipped: listing.skipped }
}

/** What cannot be read only means that the files are brought once more. */
function readSums(text: string): z.infer<typeof Sums> {
  try {
    return Sums.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}

async function isHere(
  mirror: string,
  file: Found,
  known: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (known[file.path] !== file.sha256) return false
  return (await stat(path.join(mirror, file.path)).catch(absentAs(undefined)))?.size === file.bytes
}

async function listRun(host: Host, run: string, signal: AbortSignal): Promise<Listing> {
  const limits = { ...COLLECT_LIMITS, ...host.options.limits }
  const words = [run, String(limits.files), String(limits.bytesPerFile)]
  const outcome = await host.call('list', words, { signal, timeoutMs: 1_800_000 })
  if (outcome.code !== 0) throw hostTrouble(host, `the files of ${run} could not be listed`, outcome)
  const lines = outcome.stdout.toString('utf8').split('\n')
  const files: Found[] = []
  const skipped: { path: string; because: string }[] = []
  let bytes = 0
  for (const [index, line] of lines.filter((text) => /^(file|skip) /.test(text)).entries()) {
    const found = readLine(line)
    const because =
      index >= limits.files
        ? `and all that follows: the folder holds more than ${limits.files} files`
        : refusalOf(found, { left: limits.bytes - bytes, limits })
    const name = isPlainPath(found.path) ? found.path : JSON.stringify(found.path)
    if (because === null) {
      bytes += found.bytes
      files.push({ path: found.path, bytes: found.bytes, sha256: found.sha256 })
    } else skipped.push({ path: name, because })
  }
  const odd = Number(lines.find((line) => line.startsWith('odd '))?.slice(4) ?? '0')
  if (odd > 0) skipped.push({ path: `${odd} entries`, because: 'their names hold control characters' })
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped }
}

interface Entry extends Found {
  readonly mode: number
  readonly links: number
}

function readLine(line: string): Entry {
  const file = /^file (\d+) ([0-9a-f]{64}) (.*)$/.exec(line)
  if (file)
    return { bytes: Number(file[1]), sha256: file[2] ?? '', path: file[3] ?? '', mode: 0x8000, links: 1 }
  const [, mode = '0', links = '0', bytes = '0', name = ''] = /^skip (\S+) (\d+) (\d+) (.*)$/.exec(line) ?? []
  return {
    bytes: Number(bytes),
    sha256: '',
    path: name,
    mode: Number.parseInt(mode, 16),
    links: Number(links),
  }
}

const KINDS: Readonly<Record<number, string>> = {
  0xa: 'a link',
  0x1: 'a named pipe',
  0xc: 'a socket',
  0x2: 'a device',
  0x6: 'a device',
}

function refusalOf(
  entry: Entry,
  { left, limits }: { left: number; limits: { bytesPerFile: number; bytes: number } },
): string | null {
  const kind = entry.mode >> 12
  if (!isPlainPath(entry.path)) return 'its name is not plain text'
  if (kind !== 0x8) return `is ${KINDS[kind] ?? 'something odd'}, not a regular file`
  if (entry.links > 1) return 'is a hard link: its bytes may belong to something outside the run'
  if (entry.bytes > limits.bytesPerFile) return `holds ${entry.bytes} bytes, more than ${limits.bytesPerFile}`
  if (entry.bytes > left) return `the files before it fill the ${limits.bytes} bytes of a run`
  return entry.sha256 === '' ? 'could not be read' : null
}

interface Bringing {
  readonly mirror: string
  readonly missing: readonly Found[]
  readonly signal: AbortSignal
}

async function bring(host: Host, run: string, { mirror, missing, signal }: Bringing): Promise<void> {
  const parts = await Promise.all(
    missing.map(async (file) => {
      const to = path.join(mirror, file.path)
      await mkdir(path.dirname(to), { recursive: true })
      const begun = (await stat(`${to}.part`).catch(absentAs(undefined)))?.size ?? 0
      return { file, to, begun: begun > file.bytes ? 0 : begun }
    }),
  )
  const wanted = parts.map(({ file, begun }) => `${begun}\n${file.bytes - begun}\n${file.path}\n`).join('')
  const sink = sinkOf(parts)
  try {
    const outcome = await host.call('fetch', [run], {
      payload: wanted,
      signal,
      timeoutMs: 6 * 3_600_000,
      onStdout: (chunk) => sink.take(chunk),
    })
    if (outcome.code !== 0) throw hostTrouble(host, `the files of ${run} could not be read`, outcome)
  } finally {
    await sink.close()
  }
  for (const part of parts) await accept(host, part)
}

interface Part {
  readonly file: Found
  readonly to: string
  readonly begun: number
}

/** Spreads one stream over the files that it holds one after the other. */
function sinkOf(parts: readonly Part[]): { take(chunk: Buffer): Promise<void>; close(): Promise<void> } {
  let at = -1
  let left = 0
  let handle: Awaited<ReturnType<typeof open>> | undefined
  const next = async (): Promise<boolean> => {
    await handle?.close()
    handle = undefined
    const part = parts[(at += 1)]
    if (part === undefined) return false
    left = part.file.bytes - part.begun
    handle = await open(`${part.to}.part`, part.begun === 0 ? 'w' : 'a', 0o600)
    return true
  }
  return {
    async take(chunk) {
      for (let rest = chunk; rest.length > 0;) {
        while (left === 0) if (!(await next())) return
        const now = rest.subarray(0, left)
        await handle?.write(now)
        left -= now.length
        rest = rest.subarray(now.length)
      }
    },
    async close() {
      // empty files at the end of the list get no bytes, but are files
      while (left === 0 && at < parts.length) if (!(await next())) break
      await handle?.close()
      handle = undefined
    },
  }
}

async function accept(host: Host, { file, to }: Part): Promise<void> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(`${to}.part`)) hash.update(chunk as Buffer)
  if (hash.digest('hex') === file.sha256) return rename(`${to}.part`, to)
  await rm(`${to}.part`, { force: true })
  throw new HookeError(
    'compute.unreachable',
    `${file.path} changed while it was brought from ${host.shell.host}`,
    {
      retryable: true,
      found: 'what arrived has another hash than the host told',
      advice: 'it is tried again',
    },
  )
}
