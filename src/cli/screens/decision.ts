import type { Reply } from '../api.ts'
import type { ExitCode } from '../errors.ts'
import type { Output } from '../output.ts'
import { stageName } from './words.ts'

/** One line about a decision that was taken, or the reply itself. */
export function reportDecision(
  output: Output,
  id: string,
  done: string,
  { raw, view }: Reply<{ stage?: string | undefined } | null>,
): ExitCode {
  if (output.json) output.data(raw)
  else output.line(`${id}  ${done}${view?.stage === undefined ? '' : `; now: ${stageName(view.stage)}`}`)
  return 0
}
