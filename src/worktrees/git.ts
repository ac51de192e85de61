import { simpleGit } from 'simple-git'
import { HookeError, asError } from '../domain/errors.ts'
import { HARDENED, PERMITTED, environmentOf, type Setting } from './hardening.ts'

export interface GitAnswer {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
  readonly truncated: boolean
}

export interface GitCall {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Settings of this call alone. */
  readonly settings?: readonly Setting[]
  /** Stop reading after so many bytes. */
  readonly maxBytes?: number
}

/** One git directory, with at most one work tree, that git is run on without anything the tree's author could set. */
export interface Git {
  readonly gitDir: string
  readonly workTree: string | null
  /** Whatever the exit code. */
  run(args: readonly string[], call?: GitCall): Promise<GitAnswer>
  /** Standard output; `git.failed` unless the exit code is 0. */
  text(args: readonly string[], call?: GitCall): Promise<string>
}

export interface GitPlace {
  readonly gitDir: string
  readonly workTree: string | null
  /** Settings on top of the hardened ones. */
  readonly settings: readonly Setting[]
  /** Complete, but for what git itself is told. */
  readonly environment: Readonly<Record<string, string>>
}

const SILENCE_MS = 300_000

export function createGit(place: GitPlace): Git {
  const git: Git = {
    gitDir: place.gitDir,
    workTree: place.workTree,
    run: (args, call = {}) => runGit(place, args, call),
    async text(args, call) {
      const answer = await git.run(args, call)
      if (answer.code === 0) return answer.stdout.toString('utf8')
      throw gitFailed(args, answer)
    },
  }
  return git
}

/** `git.failed` with what git said; worth another try when a lock was in the way. */
export function gitFailed(args: readonly string[], answer: GitAnswer): HookeError {
  const retryable = /\.lock': File exists|cannot lock ref|Unable to create/.test(answer.stderr)
  return new HookeError('git.failed', `git ${args[0] ?? ''} failed with exit code ${answer.code}`, {
    retryable,
    found: answer.stderr.trim().slice(0, 2000),
    advice: retryable ? 'wait for the other git to end, then retry' : 'run git fsck in the study repository',
  })
}

async function runGit(place: GitPlace, args: readonly string[], call: GitCall): Promise<GitAnswer> {
  const settings = [...HARDENED, ...place.settings, ...(call.settings ?? [])]
  const env = { ...environmentOf(settings), ...place.environment, ...call.env }
  const overflow = new AbortController()
  let answer: Omit<GitAnswer, 'truncated'> | undefined
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
  return { ...answer, code: overflow.signal.aborted ? 0 : answer.code, truncated: overflow.signal.aborted }
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
  return new HookeError('git.failed', `git ${args[0] ?? ''} could not be run`, {
    cause: thrown,
    found: message,
    advice: message.includes('ENOENT') ? 'install git 2.39 or newer' : 'see the daemon log',
  })
}
