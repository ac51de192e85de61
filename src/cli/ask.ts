import { Writable } from 'node:stream'
import type { Session } from './session.ts'

/** One yes or no on a terminal; the prompt library is loaded only when there is a person to ask. */
export async function confirm({ deps }: Session, message: string): Promise<boolean> {
  const { confirm: ask } = await import('@inquirer/prompts')
  return ask({ message, default: false }, streamsOf(deps))
}

/** One line on a terminal. */
export async function askLine({ deps }: Session, message: string, proposed: string): Promise<string> {
  const { input } = await import('@inquirer/prompts')
  return input({ message, default: proposed }, streamsOf(deps))
}

/** The prompt library closes the stream it writes to; ours must live on. */
function streamsOf({ stdin, stdout, signal, columns }: Session['deps']) {
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      stdout.write(chunk.toString())
      done()
    },
  })
  return { input: stdin, output: Object.assign(output, { columns }), signal }
}

/** Ctrl-C or the end of the input while a question is open. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)
}
