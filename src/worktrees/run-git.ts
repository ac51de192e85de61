import { simpleGit } from 'simple-git'
import { HookeError, asError } from '../domain/errors.ts'
import type { GitAnswer, GitCall, GitPlace } from './git.ts'
import { HARDENED, PERMITTED, environmentOf } from './hardening.ts'
import { noGit } from './require-git.ts'

const SILENCE_MS = 300_000

/** The code is null when a signal ended it. */
type Ended = Omit<GitAnswer, 'truncated' | 'code'> & { readonly code: number | null }

/** Runs git as a child of this process. */
export async function runGit(place: GitPlace, args: readonly string[], call: GitCall): Promise<GitAnswer> {
  const settings = [...HARDENED, ...place.settings, ...(call.settings ?? [])]
  const env = { ...environmentOf(settings), ...place.environment, ...call.env }
  const overflow = new AbortController()
  let answer: Ended | undefined
  const git = simpleGit({
    baseDir: place.workTree ?? place.gitDir,
    abort: overflow.signal,
    allowEnvironment: Object.keys(env),
    completion: { onClose: true, onExit: false },
    input: () => call.input,
    maxConcurrentProcesses: 1,
    timeout: { block: SILENCE_MS },
    unsafe: PERMITTED,
    errors(error, { exitCode, stdOut, stdErr }) {
      answer = { code: exitCode, stdout: Buffer.concat(stdOut), stderr: Buffer.concat(stdErr).toString('utf8') }
      return exitCode > 0 || overflow.signal.aborted ? undefined : error
    },
  }).env(env)
  git.outputHandler((_, stdout) => {
    // simple-git waits 50 ms for a command that printed nothing; an empty chunk counts as printed.
    queueMicrotask(() => stdout.emit('data', Buffer.alloc(0)))
    limit(stdout, call.maxBytes, overflow)
  })

  try {
    await git.raw([...placeArgs(place), '--no-pager', '--literal-pathspecs', ...args])
  } catch (error) {
    if (!overflow.signal.aborted) throw notRun(args, error)
  }
  if (!answer) throw notRun(args, new Error('no answer'))
  if (overflow.signal.aborted) return { ...answer, code: 0, truncated: true }
  const { code } = answer
  if (code === null) throw killed(args)
  return { ...answer, code, truncated: false }
}

function placeArgs({ gitDir, workTree }: GitPlace): string[] {
  return workTree === null ? [`--git-dir=${gitDir}`] : [`--git-dir=${gitDir}`, `--work-tree=${workTree}`]
}

function limit(stdout: NodeJS.ReadableStream, maxBytes = Infinity, overflow: AbortController): void {
  let bytes = 0
  stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > maxBytes) overflow.abort()
  })
}

function notRun(args: readonly string[], thrown: unknown): HookeError {
  const { message } = asError(thrown)
  if (/\bspawn \S*git (?:ENOENT|EACCES|EPERM)\b/.test(message)) return noGit(thrown)
  return new HookeError('git.failed', `git ${args[0] ?? ''} could not be run`, {
    cause: thrown,
    found: message,
    advice: 'see the daemon log',
  })
}

function killed(args: readonly string[]): HookeError {
  return new HookeError('git.failed', `git ${args[0] ?? ''} was killed before it answered`, {
    retryable: true,
    found: 'it was ended by a signal',
    advice: 'it is tried again; when it happens often, see whether memory runs out',
  })
}
