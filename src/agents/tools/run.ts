import { z } from 'zod'
import { runCommand, type CommandOutcome } from './command.ts'
import { defineTool } from './tool.ts'

const KEEP = 20_000

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
    const wrapped = place.sandbox(argv, place.root)
    const outcome = await runCommand(
      { argv: wrapped, cwd: place.root, env: place.env, seconds: limit, keep: KEEP },
      signal,
    )
    return { ok: outcome.end === 'exit' && outcome.code === 0, output: told(outcome, argv, limit) }
  },
})

function told(outcome: CommandOutcome, argv: readonly string[], limit: number): string {
  const streams = [
    ['stdout', outcome.stdout],
    ['stderr', outcome.stderr],
  ].filter(([, text]) => text !== '')
  return [headline(outcome, argv, limit), ...streams.map(([name, text]) => `--- ${name}\n${text}`)].join('\n')
}

function headline({ end, code, detail }: CommandOutcome, argv: readonly string[], limit: number): string {
  switch (end) {
    case 'exit':
      return `exit code ${code ?? 'unknown'}`
    case 'signal':
      return `ended by ${detail}`
    case 'time-limit':
      return `stopped at its time limit of ${limit} s`
    case 'aborted':
      return 'stopped by the daemon'
    case 'not-started':
      return `${argv[0] ?? ''} could not be started: ${detail}`
  }
}
