import { z } from 'zod'
import { runInWorktree } from '../../lib/sandbox/run-confined.ts'
import type { RunResult } from '../../lib/shell.ts'
import { defineTool } from './tool.ts'

const KEPT_BYTES = 20_000

export const run = defineTool({
  name: 'run',
  description:
    'Runs one command in the worktree: argv as a list, no shell (no pipes, globs or &&). It sees no credentials, and it is ended at its time limit ' +
    'with everything it started. The answer gives exit code, stdout and stderr; long output loses its middle.',
  class: 'once',
  input: z.strictObject({
    argv: z.array(z.string()).min(1).describe('for example ["npm", "test"]'),
    seconds: z.number().int().min(1).default(300).describe('time limit'),
  }),

  async use({ argv, seconds }, place, signal) {
    const limit = Math.min(seconds, place.maxRunSeconds)
    const result = await runInWorktree(place.sandbox, argv, {
      worktree: place.root,
      cwd: place.root,
      env: place.env,
      timeoutMs: limit * 1_000,
      maxOutputBytes: KEPT_BYTES,
      signal,
    })
    return { ok: result.code === 0, output: told(result, limit) }
  },
})

function told(result: RunResult, limit: number): string {
  const streams = (['stdout', 'stderr'] as const).filter((name) => result[name] !== '')
  return [headline(result, limit), ...streams.map((name) => `--- ${name}\n${result[name]}`)].join('\n')
}

function headline({ code, signal, timedOut, aborted }: RunResult, limit: number): string {
  if (timedOut) return `stopped at its time limit of ${limit} s`
  if (aborted) return 'stopped by the daemon'
  return code === null ? `ended by ${signal ?? 'a signal'}` : `exit code ${code}`
}
