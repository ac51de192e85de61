import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { asError, HookeError } from '../../../domain/errors.ts'
import { afterBegin } from './after-begin.ts'
import type { CallOptions } from './remote-shell.ts'

export interface Conversation {
  readonly program: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly opening: string
}

/** How a program ended that was talked to; `code` is null when a signal ended it. */
export interface Ending {
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
  /** Our script ran on the far side. */
  readonly begun: boolean
  readonly timedOut: boolean
}

const TIMEOUT_MS = 60_000
const OUTPUT_BYTES = 64 * 1024 ** 2
const STDERR_BYTES = 64 * 1024
/** A master connection may hold our pipes open when the program has ended. */
const DRAIN_MS = 500

/** Starts a program, gives it an opening and a payload, and hears it out. Rejects when aborted or when it cannot start. */
export async function converse(
  { program, args, environment, opening }: Conversation,
  { payload = '', timeoutMs = TIMEOUT_MS, signal, onStdout, maxOutputBytes = OUTPUT_BYTES }: CallOptions,
): Promise<Ending> {
  signal?.throwIfAborted()
  const child = spawn(program, args, { env: { ...environment }, stdio: 'pipe' })
  let timedOut = false
  const end = (): void => void child.kill('SIGKILL')
  const timer = setTimeout(() => {
    timedOut = true
    end()
  }, timeoutMs)
  signal?.addEventListener('abort', end, { once: true })
  const stderr = tailOf(child.stderr)
  const noise = afterBegin()
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(notStarted(program, error)))
    child.once('exit', (code) => {
      setTimeout(() => [child.stdout, child.stderr].forEach((stream) => stream.push(null)), DRAIN_MS).unref()
      resolve(code)
    })
  })
  try {
    const [code, stdout] = await Promise.all([
      exited,
      hear(noise.strip(child.stdout), onStdout, maxOutputBytes),
      say(child.stdin, opening, payload),
    ])
    signal?.throwIfAborted()
    return {
      code,
      stdout,
      stderr: noise.begun() ? stderr() : noise.text() + stderr(),
      begun: noise.begun(),
      timedOut,
    }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
    end()
  }
}

async function say(
  stdin: NodeJS.WritableStream,
  opening: string,
  payload: NonNullable<CallOptions['payload']>,
): Promise<void> {
  const parts = async function* () {
    yield opening
    if (payload instanceof Readable) yield* payload as AsyncIterable<Buffer>
    else if (payload.length > 0) yield payload
  }
  // who does not listen any more says why by its exit code
  await pipeline(Readable.from(parts()), stdin).catch((error: unknown) => {
    if (!isBrokenPipe(error)) throw error
  })
}

function isBrokenPipe(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'].includes(String(code))
}

async function hear(
  stream: AsyncIterable<Buffer>,
  take: CallOptions['onStdout'],
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    if (take !== undefined) {
      await take(chunk)
      continue
    }
    bytes += chunk.length
    if (bytes > limit)
      throw new HookeError('compute.rejected', `the host answered with more than ${limit} bytes`, {
        advice: 'see whether its login files print text without end',
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tailOf(stream: Readable): () => string {
  let kept = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => (kept = Buffer.concat([kept, chunk]).subarray(-STDERR_BYTES)))
  return () => kept.toString('utf8')
}

function notStarted(program: string, cause: unknown): HookeError {
  return new HookeError('compute.unreachable', `${program} could not be started`, {
    cause,
    retryable: true,
    found: asError(cause).message,
    advice: `install ${program}, and see that it is on PATH of the daemon`,
  })
}
