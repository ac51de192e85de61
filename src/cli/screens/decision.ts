import type { Reply } from '../api.ts'
import type { ExitCode } from '../errors.ts'
import { wrap } from '../letters.ts'
import type { Output } from '../output.ts'
import { stageName } from './words.ts'

/**
 * One line about a decision that was taken, or the reply itself. Where it stands says what comes now, unless the stage
 * stays for a moment: then `next` does.
 */
export function reportDecision(
  output: Output,
  id: string,
  decided: string | { readonly done: string; readonly next: string },
  { raw, view }: Reply<{ stage?: string | undefined } | null>,
): ExitCode {
  if (output.json) {
    output.data(raw)
    return 0
  }
  const { done, next } = typeof decided === 'string' ? { done: decided, next: undefined } : decided
  const now = view?.stage === undefined ? '' : `; now: ${stageName(view.stage)}`
  const words = `${done}${next === undefined ? now : `; next: ${next}`}`
  const [first = '', ...rest] = wrap(words, output.columns - id.length - 2)
  output.line(`${id}  ${first}`)
  for (const line of rest) output.line(`${' '.repeat(id.length)}  ${line}`)
  return 0
}
