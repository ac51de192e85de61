import { isPlainPath } from '../run-folder.ts'
import { type Host, hostTrouble } from './host.ts'
import { COLLECT_LIMITS, type CollectLimits } from './host-options.ts'

/** A regular file of a run that may be brought here. */
export interface Found {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Its bytes, where they came with the listing. */
  readonly body?: Buffer | undefined
}

export interface Listing {
  readonly files: readonly Found[]
  readonly skipped: readonly { readonly path: string; readonly because: string }[]
}

/** Files of one run that come with its listing when they are no more than this. */
const SMALL_BYTES = 64 * 1024

/** What lies in the folders of runs, in their order: one command, whatever their number. */
export async function listRuns(host: Host, runs: readonly string[]): Promise<readonly Listing[]> {
  const limits = { ...COLLECT_LIMITS, ...host.options.limits }
  const words = [String(limits.files), String(limits.bytesPerFile), String(SMALL_BYTES)]
  const payload = runs.map((run) => `${run}\n`).join('')
  const maxOutputBytes = 64 * 1024 ** 2 + runs.length * SMALL_BYTES
  const outcome = await host.call('list', words, { payload, timeoutMs: 1_800_000, maxOutputBytes })
  const what = runs.length === 1 ? (runs[0] ?? '') : `${runs.length} runs`
  const broken = () => hostTrouble(host, `the files of ${what} could not be listed`, outcome)
  if (outcome.code !== 0) throw broken()
  const listings: Listing[] = []
  let at = 0
  for (const run of runs) {
    const part = cutRun(outcome.stdout, at, run)
    // a file that grew or shrank meanwhile would shift all that follows
    if (part === undefined) throw broken()
    at = part.end
    listings.push(listingOf(part, limits))
  }
  return listings
}

interface Part {
  readonly lines: readonly string[]
  readonly bodies: Buffer
  readonly end: number
}

const END = '\nend\n'

function cutRun(said: Buffer, at: number, run: string): Part | undefined {
  const head = said.indexOf('\nbodies ', at)
  const begin = said.indexOf('\n', head + 1) + 1
  if (head < 0 || begin === 0) return undefined
  const [first, ...lines] = said.toString('utf8', at, head).split('\n')
  const length = Number(said.toString('latin1', head + '\nbodies '.length, begin - 1))
  const end = begin + length
  if (first !== `run ${run}` || said.toString('latin1', end, end + END.length) !== END) return undefined
  return { lines, bodies: said.subarray(begin, end), end: end + END.length }
}

function listingOf({ lines, bodies }: Part, limits: CollectLimits): Listing {
  const files: Found[] = []
  const skipped: { path: string; because: string }[] = []
  let bytes = 0
  let read = 0
  for (const [index, line] of lines.filter((text) => /^(file|skip) /.test(text)).entries()) {
    const found = readLine(line)
    const isFile = line.startsWith('file ')
    const body = isFile && bodies.length > 0 ? bodies.subarray(read, (read += found.bytes)) : undefined
    const because =
      index >= limits.files
        ? `and all that follows: the folder holds more than ${limits.files} files`
        : refusalOf(found, { left: limits.bytes - bytes, limits })
    const name = isPlainPath(found.path) ? found.path : JSON.stringify(found.path)
    if (because === null) {
      bytes += found.bytes
      files.push({ path: found.path, bytes: found.bytes, sha256: found.sha256, body })
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
