import { skewOf } from './skew.ts'
import { parseGpu, parseStart, parseStatus, type Start, wasOutOfMemory } from '../status-files.ts'

/** What one look at the host told. Times are milliseconds of our own clock. */
export interface Look {
  readonly now: number
  readonly freeMb: number | undefined
  readonly runs: ReadonlyMap<string, RunLook>
  /** Lines that the kind of host added. */
  readonly jobs: readonly string[]
}

export interface RunLook {
  readonly run: string
  /** The name that its job carries. */
  readonly name: string
  readonly isThere: boolean
  /** Its folder is there, but the host did not get through its files: they say nothing. */
  readonly isUnread: boolean
  readonly status: ReturnType<typeof parseStatus>
  readonly start: Start | undefined
  /** `elsewhere`: another machine, or another boot of this one. */
  readonly wrapper: 'alive' | 'gone' | 'elsewhere' | undefined
  /** Its scheduler sent it TERM before it ended: what ended well then may have stopped half-way. */
  readonly isWarned: boolean
  /** Its wrapper saw that the kernel ended processes for its memory; or its scheduler says so in the log of the job. */
  readonly isOverMemory: boolean
  readonly gpuPercent: number | undefined
  /** It goes with others in one session or job, of that name; `isOn`: that goes on on the host itself. */
  readonly pack: { readonly isOn: boolean } | undefined
  /** What the scheduler called the job when it was submitted. */
  readonly job: string | undefined
  /** The machine that its wrapper found itself on. */
  readonly node: string | undefined
  /** Times and sizes of files, by their names in the folder of the run. */
  readonly files: ReadonlyMap<string, { readonly at: number; readonly bytes: number }>
}

const ALIVE = { yes: 'alive', no: 'gone', elsewhere: 'elsewhere' } as const

/** What `look.sh` tells before and after the files of a run. */
const FOLDERS: readonly string[] = ['.', '.hooke']

type Files = Map<string, Map<string, { at: number; bytes: number }>>

/** Reads what `look.sh` printed. */
export function parseLook(
  text: string,
  { sentAt, now }: { readonly sentAt: number; readonly now: number },
  nameOf: (run: string) => string,
): Look {
  const lines = text.split('\n').map(wordsOf)
  const all = (kind: string) => lines.flatMap(([name, rest]) => (name === kind ? [rest] : []))
  const hostNow = Number(all('now')[0] ?? Number.NaN) * 1000
  const skew = -skewOf(hostNow, { sentAt, now })
  const free = Number.parseInt(all('free')[0] ?? '', 10)
  const files: Files = new Map()
  for (const line of all('file')) noteFile(files, line, skew)
  const looks = [...saidOfRuns(lines)].map(
    ([run, said]) => [run, lookOf({ run, name: nameOf(run) }, said, files.get(run))] as const,
  )
  return {
    now,
    freeMb: Number.isFinite(free) ? free : undefined,
    runs: new Map(looks),
    jobs: lines.flatMap(([kind, rest]) => (kind.startsWith('job:') ? [`${kind.slice(4)} ${rest}`] : [])),
  }
}

function saidOfRuns(lines: readonly (readonly [string, string])[]): Map<string, (readonly string[])[]> {
  const runs = new Map<string, (readonly string[])[]>()
  let current: (readonly string[])[] = []
  for (const [kind, rest] of lines) {
    if (kind === 'run') runs.set(rest, (current = []))
    else current.push([kind, rest])
  }
  return runs
}

function lookOf(
  who: { readonly run: string; readonly name: string },
  said: readonly (readonly string[])[],
  told: RunLook['files'] = new Map(),
): RunLook {
  const files = new Map([...told].filter(([name]) => !FOLDERS.includes(name)))
  const textOf = (kind: string) =>
    said.flatMap(([name, rest = '']) => (name === kind ? [rest] : [])).join('\n')
  const pack = /^hooke-[0-9a-f]{16}$/.exec(textOf('pack'))?.[0]
  return {
    run: who.run,
    name: pack ?? who.name,
    pack: pack === undefined ? undefined : { isOn: textOf('pack-alive') === 'yes' },
    isThere: files.size > 0,
    isUnread: said.some(([name]) => name === 'there') && !FOLDERS.every((name) => told.has(name)),
    status: parseStatus(textOf('status')),
    isWarned: said.some(([kind, rest]) => kind === 'status' && rest === 'warned yes'),
    isOverMemory: textOf('memory') === 'exceeded' || wasOutOfMemory(textOf('status')),
    start: parseStart(textOf('start')),
    wrapper: ALIVE[textOf('alive') as keyof typeof ALIVE],
    gpuPercent: parseGpu(textOf('gpu')),
    job: textOf('job') || undefined,
    node: textOf('node') || undefined,
    files,
  }
}

function noteFile(files: Files, line: string, skew: number): void {
  const found = /^([^/]+)\/(\S+) (\d+) (\d+)$/.exec(line)
  if (found === null) return
  const [, run = '', name = '', seconds = '', bytes = ''] = found
  const ofRun = files.get(run) ?? new Map<string, { at: number; bytes: number }>()
  ofRun.set(name, { at: Number(seconds) * 1000 + skew, bytes: Number(bytes) })
  files.set(run, ofRun)
}

function wordsOf(line: string): [string, string] {
  const at = line.indexOf(' ')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
}
