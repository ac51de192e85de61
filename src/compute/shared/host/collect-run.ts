import { mkdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { HookeError } from '../../../domain/errors.ts'
import { sha256 } from '../../../lib/canonical.ts'
import type { Clock } from '../../../lib/clock.ts'
import { writeAtomic } from '../../../lib/files.ts'
import type { Collected, CollectedFile } from '../../driver.ts'
import { absentAs } from '../../../lib/absent.ts'
import { writeWhole } from '../write-file.ts'
import { OWN_FOLDER } from '../run-folder.ts'
import { bringFiles, type Wanted } from './bring-files.ts'
import { createGathering } from './gathering.ts'
import type { Host } from './host.ts'
import { type Found, type Listing, listRuns } from './list-runs.ts'

const Sums = z.record(z.string(), z.string())

/** Files that are brought together with those of other runs; a run with more is brought by itself. */
const SMALL_BYTES = 4 * 1024 ** 2

/**
 * Brings the files of runs here, in one command for all that are asked for at once where they are few and small, else in two
 * (C-16). What is here already with the
 * same hash is not brought again, and a file that broke off goes on where it stopped (C-7).
 */
export function createCollecting(
  clock: Clock,
  greeted: () => Promise<Host>,
): (run: string, signal: AbortSignal) => Promise<Collected> {
  // a run with much to bring holds up no other
  const apart = { isParallel: true }
  const list = createGathering(
    clock,
    async (runs: readonly string[]) => listRuns(await greeted(), runs),
    apart,
  )
  const bring = createGathering(clock, async (lots: readonly (readonly Wanted[])[]) =>
    bringLots(await greeted(), lots),
  )
  return async (run, signal) => {
    const host = await greeted()
    const listing = await list(run, signal)
    const mirror = path.join(host.options.mirrorDir, run)
    const missing = await missingOf(mirror, listing)
    if (missing.length > 0) {
      const absent = await writeBodies(mirror, missing)
      if (absent.length > 0) await bringAbsent(host, { run, mirror, absent }, { bring, signal })
      const sums = Object.fromEntries(listing.files.map((file) => [file.path, file.sha256]))
      await writeAtomic(sumsOf(mirror), JSON.stringify(sums))
    }
    const files = listing.files.map((file): CollectedFile => ({
      ...file,
      local: path.join(mirror, file.path),
    }))
    return { files, skipped: listing.skipped }
  }
}

/** Writes what came with the listing and is what the host says it is; gives the rest. */
async function writeBodies(mirror: string, files: readonly Found[]): Promise<readonly Found[]> {
  const absent: Found[] = []
  for (const file of files) {
    const { body } = file
    if (body?.length !== file.bytes || sha256(body) !== file.sha256) {
      absent.push(file)
      continue
    }
    const to = path.join(mirror, file.path)
    await mkdir(path.dirname(to), { recursive: true })
    await writeWhole(to, body, { mode: 0o600 })
  }
  return absent
}

async function bringAbsent(
  host: Host,
  { run, mirror, absent }: { run: string; mirror: string; absent: readonly Found[] },
  { bring, signal }: { bring: BringTogether; signal: AbortSignal },
): Promise<void> {
  const wanted = absent.map((file) => ({ run, file, to: path.join(mirror, file.path) }))
  const isSmall = absent.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL_BYTES
  const trouble = isSmall ? await bring(wanted, signal) : await bringLot(host, wanted, signal)
  if (trouble !== null) throw trouble
}

type BringTogether = (lot: readonly Wanted[], signal: AbortSignal) => Promise<HookeError | null>

async function bringLot(host: Host, lot: readonly Wanted[], signal: AbortSignal): Promise<HookeError | null> {
  const ends = await bringFiles(host, lot, signal)
  return ends.find((end) => end !== null) ?? null
}

/** The lots of many runs as one; what went wrong with one of them is no matter of the others. */
async function bringLots(
  host: Host,
  lots: readonly (readonly Wanted[])[],
): Promise<readonly (HookeError | null)[]> {
  const ends = await bringFiles(host, lots.flat())
  let at = 0
  return lots.map(({ length }) => ends.slice(at, (at += length)).find((end) => end !== null) ?? null)
}

// no file of a run comes to lie there
function sumsOf(mirror: string): string {
  return path.join(mirror, OWN_FOLDER, 'sums.json')
}

async function missingOf(mirror: string, { files }: Listing): Promise<readonly Found[]> {
  const known = readSums(await readFile(sumsOf(mirror), 'utf8').catch(absentAs('{}')))
  const missing: Found[] = []
  for (const file of files) if (!(await isHere(mirror, file, known))) missing.push(file)
  return missing
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
