import { readFileSync } from 'node:fs'
import { asError } from '../../domain/errors.ts'
import { HookEvent, HookRules, judgeHook } from './hook-rules.ts'

/** What Claude Code takes for "blocked"; every other code than 0 would let the call through. */
export const BLOCKED = 2
const LONGEST_INPUT = 20_000_000

/**
 * `hooke hook <event> <rules file>`: reads what Claude Code asks on stdin and ends with 0 or, with the reason on stderr,
 * with 2. Whatever goes wrong blocks.
 */
export async function runHook(
  words: readonly string[],
  { stdin, stderr }: { stdin: AsyncIterable<unknown>; stderr: { write(text: string): unknown } },
): Promise<number> {
  const reason = await reasonToBlock(words, stdin)
  if (reason === null) return 0
  stderr.write(`${reason}\n`)
  return BLOCKED
}

async function reasonToBlock(
  [event, file = '']: readonly string[],
  stdin: AsyncIterable<unknown>,
): Promise<string | null> {
  try {
    const rules = HookRules.parse(JSON.parse(readFileSync(file, 'utf8')))
    return judgeHook(rules, HookEvent.parse(event), JSON.parse(await textOf(stdin)))
  } catch (error) {
    const { message } = asError(error)
    return `blocked, because the hook itself failed: ${message.slice(0, 500)}`
  }
}

async function textOf(stdin: AsyncIterable<unknown>): Promise<string> {
  const parts: string[] = []
  let length = 0
  for await (const part of stdin) {
    parts.push(String(part))
    length += parts.at(-1)?.length ?? 0
    if (length > LONGEST_INPUT) throw new Error('far too much was asked')
  }
  return parts.join('')
}
