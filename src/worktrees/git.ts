import { HookeError } from '../domain/errors.ts'
import type { Setting } from './hardening.ts'

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

/** Runs one git command; `git.failed` only when it could not be run at all. */
export type RunGit = (place: GitPlace, args: readonly string[], call: GitCall) => Promise<GitAnswer>

export function createGit(place: GitPlace, run: RunGit): Git {
  const git: Git = {
    gitDir: place.gitDir,
    workTree: place.workTree,
    run: (args, call = {}) => run(place, args, call),
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
    advice: retryable ? 'wait for the other git to end, then retry' : adviceOf(answer.stderr),
  })
}

const DAMAGE = /packfile|loose object|object file|bad object|unable to read|inflate|corrupt|missing (blob|tree|commit)/i

function adviceOf(stderr: string): string {
  if (!DAMAGE.test(stderr)) return 'run git fsck in the study repository'
  return 'objects of the study repository are damaged: clone it afresh beside this one, keep the old one, bring over its branches hooke/* and refs/hooke/*, and name the clone as `repo` of the study'
}

