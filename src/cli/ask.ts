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

function streamsOf({ stdin, stdout, signal }: Session['deps']) {
  return { input: stdin, output: stdout, signal }
}
