import { spawn, type ChildProcess } from 'node:child_process'
import { asError } from '../../domain/errors.ts'

export interface CommandRequest {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly seconds: number
  /** Characters of each stream that are kept: the head and the tail. */
  readonly keep: number
}

export interface CommandOutcome {
  readonly end: 'exit' | 'signal' | 'time-limit' | 'aborted' | 'not-started'
  readonly code: number | null
  readonly detail: string
  readonly stdout: string
  readonly stderr: string
}

/** Runs one command in its own process group without a shell. When it ends, for whatever reason, the group ends too. */
export async function runCommand(request: CommandRequest, signal: AbortSignal): Promise<CommandOutcome> {
  const [program, ...args] = request.argv
  if (program === undefined || signal.aborted) return notStarted('aborted', 'no command was started')
  const child = spawn(program, args, {
    cwd: request.cwd,
    env: { ...request.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stdout = capture(child.stdout, request.keep)
  const stderr = capture(child.stderr, request.keep)
  const ending = await endOf(child, request.seconds, signal)
  return { ...ending, stdout: stdout(), stderr: stderr() }
}

type Ending = Omit<CommandOutcome, 'stdout' | 'stderr'>

function endOf(child: ChildProcess, seconds: number, signal: AbortSignal): Promise<Ending> {
  return new Promise((settle) => {
    let cut: 'time-limit' | 'aborted' | undefined
    const stop = (why: 'time-limit' | 'aborted') => {
      cut ??= why
      killGroup(child)
    }
    const timer = setTimeout(() => stop('time-limit'), seconds * 1_000)
    const onAbort = () => stop('aborted')
    signal.addEventListener('abort', onAbort, { once: true })
    const settled = (ending: Ending) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      settle(ending)
    }
    child.once('error', (error) => settled({ end: 'not-started', code: null, detail: error.message }))
    // What it left in the background would hold the pipes open, so the group goes first, then 'close' can come.
    child.once('exit', () => killGroup(child))
    child.once('close', (code, by) =>
      settled({ end: cut ?? (by === null ? 'exit' : 'signal'), code, detail: by ?? '' }),
    )
  })
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // The group is gone already.
    if (!asError(error).message.includes('ESRCH') && !asError(error).message.includes('EPERM')) throw error
  }
}

/** Keeps the first and the last half of what a stream says and counts the rest. */
function capture(stream: NodeJS.ReadableStream | null, keep: number): () => string {
  const half = Math.floor(keep / 2)
  let head = ''
  let tail = ''
  let length = 0
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    length += chunk.length
    const room = half - head.length
    head += chunk.slice(0, Math.max(0, room))
    tail = (tail + chunk.slice(Math.max(0, room))).slice(-half)
  })
  return () => {
    const left = length - head.length - tail.length
    return left > 0 ? `${head}\n(${left} characters left out)\n${tail}` : head + tail
  }
}

function notStarted(end: 'aborted', detail: string): CommandOutcome {
  return { end, code: null, detail, stdout: '', stderr: '' }
}
