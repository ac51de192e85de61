import { z } from 'zod'
import { defineCommand, type Command } from '../command.ts'
import { completionScript, SHELLS } from '../completion.ts'

/** Knows all other commands, and itself. */
export function createCompletionCommand(others: readonly Command[]): Command {
  const own: Command = defineCommand({
    name: 'completion',
    group: 'Around',
    summary: 'Print the completions for a shell',
    arguments: [{ name: 'shell', about: 'your shell', choices: SHELLS }],
    examples: [
      'hooke completion bash >> ~/.bashrc',
      'hooke completion zsh > "${fpath[1]}/_hooke"',
      'hooke completion fish > ~/.config/fish/completions/hooke.fish',
    ],
    input: z.object({ shell: z.enum(SHELLS) }),

    run({ shell }, { output }) {
      output.raw(completionScript(shell, [...others, own]))
      return Promise.resolve(0)
    },
  })
  return own
}
