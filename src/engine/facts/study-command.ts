import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asError } from '../../domain/errors.ts'
import { runInWorktree } from '../../lib/sandbox/run-confined.ts'
import type { RunResult } from '../../lib/shell.ts'
import type { EngineDeps } from '../deps.ts'
import type { StudySetup } from '../study.ts'

const TEN_MINUTES_MS = 600_000
const OUTPUT_BYTES = 512 * 1024
const TAIL_CHARACTERS = 2_000

export interface CommandReport {
  /** Null when it could not be started, was killed or took too long. */
  readonly exit: number | null
  /** Both streams, masked; the middle of much output is left out. */
  readonly output: string
  /** The end of the output, for a reason that people read. */
  readonly tail: string
}

/**
 * Runs one of the study's own commands in a worktree. It sees the study's variables and nothing of the daemon; unless
 * they name a home folder, it has one that is gone afterwards.
 */
export async function runStudyCommand(
  { mask, sandbox }: Pick<EngineDeps, 'mask' | 'sandbox'>,
  { argv, cwd, study }: { argv: readonly string[]; cwd: string; study: StudySetup },
  signal: AbortSignal,
): Promise<CommandReport> {
  const home = await mkdtemp(join(tmpdir(), 'hooke-home-'))
  try {
    // caches beside the sources would count as uncommitted changes
    const env = { HOME: home, PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1', ...study.environment }
    const options = {
      worktree: cwd,
      cwd,
      env,
      timeoutMs: TEN_MINUTES_MS,
      maxOutputBytes: OUTPUT_BYTES,
      signal,
    }
    const result = await runInWorktree(sandbox, argv, options).catch((error: unknown) => asError(error))
    signal.throwIfAborted()
    return result instanceof Error ? notStarted(mask(result.message)) : reportOf(result, mask)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function notStarted(message: string): CommandReport {
  return { exit: null, output: message, tail: message }
}

function reportOf(result: RunResult, mask: (text: string) => string): CommandReport {
  const output = mask([result.stdout, result.stderr].filter((text) => text.trim() !== '').join('\n'))
  const limit = result.timedOut ? '\nIt was ended at its limit of 10 minutes.' : ''
  const exit = result.timedOut ? null : result.code
  return { exit, output, tail: `${output.trimEnd().slice(-TAIL_CHARACTERS)}${limit}` }
}
