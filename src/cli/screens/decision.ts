import type { Reply } from '../api.ts'
import type { ExitCode } from '../errors.ts'
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
  output.line(`${id}  ${done}${next === undefined ? now : `; next: ${next}`}`)
  return 0
}
