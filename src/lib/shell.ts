import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Fault } from './fault.ts'

/** Where programs are looked for unless the caller names another PATH. */
export const PLAIN_PATH = '/opt/homebrew/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export interface RunOptions {
  readonly cwd: string
  readonly timeoutMs: number
  /** The complete environment; nothing is inherited. PATH is added when it is not named. */
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
  /** Per stream; beyond it the first and the last half are kept. */
  readonly maxOutputBytes?: number
  readonly signal?: AbortSignal
}

export interface RunResult {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly truncated: boolean
  readonly timedOut: boolean
  readonly aborted: boolean
}

const ONE_MEBIBYTE = 1024 * 1024
const DRAIN_MS = 300

/**
 * Runs a program, never through a shell, in a process group of its own that ends with it. An exit code other than 0 is
 * a value; `command.failed` is thrown only when the program could not be started.
 */
export async function run(argv: readonly string[], options: RunOptions): Promise<RunResult> {
  const child = await start(argv, options)
  const stdout = keep(child.stdout, options.maxOutputBytes ?? ONE_MEBIBYTE)
  const stderr = keep(child.stderr, options.maxOutputBytes ?? ONE_MEBIBYTE)
  const ended = watch(child, options)
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input)

  const end = await ended
  return {
    ...end,
    stdout: stdout.text(),
    stderr: stderr.text(),
    truncated: stdout.truncated() || stderr.truncated(),
  }
}

function start(argv: readonly string[], options: RunOptions): Promise<ChildProcessWithoutNullStreams> {
  const [command = '', ...words] = argv
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(notStarted(command, options.cwd, cause))
    try {
      const env = { PATH: PLAIN_PATH, ...options.env }
      const child = spawn(command, words, { cwd: options.cwd, env, detached: true, stdio: 'pipe' })
      child.once('error', fail)
      child.once('spawn', () => resolve(child))
    } catch (error) {
      fail(error)
    }
  })
}

function notStarted(command: string, cwd: string, cause: unknown): Fault {
  const found = cause instanceof Error ? cause.message : String(cause)
  const advice = existsSync(cwd)
    ? `check that ${command || 'a command'} is installed and on PATH`
    : `the folder ${cwd} does not exist`
  return new Fault('command.failed', `${command || 'an empty command'} could not be started`, {
    cause,
    found,
    advice,
  })
}

type End = Pick<RunResult, 'code' | 'signal' | 'timedOut' | 'aborted'>

function watch(child: ChildProcessWithoutNullStreams, { timeoutMs, signal }: RunOptions): Promise<End> {
  let timedOut = false
  const onAbort = () => killGroup(child.pid)
  const timer = setTimeout(() => {
    timedOut = true
    killGroup(child.pid)
  }, timeoutMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted) onAbort()

  return new Promise((resolve) => {
    let drain: NodeJS.Timeout | undefined
    child.once('exit', () => {
      clearTimeout(timer)
      killGroup(child.pid)
      // A grandchild that left the group may hold the pipes open for ever.
      drain = setTimeout(() => [child.stdout, child.stderr].forEach((s) => s.destroy()), DRAIN_MS)
    })
    child.once('close', (code, by) => {
      clearTimeout(drain)
      signal?.removeEventListener('abort', onAbort)
      resolve({ code, signal: by, timedOut, aborted: signal?.aborted ?? false })
    })
  })
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function keep(stream: NodeJS.ReadableStream, limit: number) {
  const half = Math.ceil(limit / 2)
  const head: Buffer[] = []
  const tail: Buffer[] = []
  let headBytes = 0
  let tailBytes = 0
  let all = 0
  stream.on('data', (chunk: Buffer) => {
    const first = chunk.subarray(0, half - headBytes)
    const rest = chunk.subarray(first.length)
    if (first.length > 0) head.push(first)
    if (rest.length > 0) tail.push(rest)
    headBytes += first.length
    tailBytes += rest.length
    all += chunk.length
    while (tailBytes - (tail[0]?.length ?? 0) >= half) tailBytes -= tail.shift()?.length ?? 0
  })
  const left = () => Math.max(0, all - headBytes - half)
  return {
    truncated: () => left() > 0,
    text: () => {
      const gap = left() > 0 ? [Buffer.from(`\n[${left()} bytes left out]\n`)] : []
      const end = Buffer.concat(tail)
      return Buffer.concat([...head, ...gap, end.subarray(Math.max(0, end.length - half))]).toString('utf8')
    },
  }
}
