import { type ToolCall, type ToolDescription } from './agent.ts'
import { type Step } from './conversation.ts'
import { SUBMIT } from './submit.ts'

const MOST_MALFORMED = 3
/** Longer arguments are refused unread. */
const LONGEST_INPUT = 1_000_000

/** Why a call cannot be carried out as it was written, or undefined. The tool itself says what is wrong with a field. */
export function unreadable(call: ToolCall): string | undefined {
  if (call.malformed !== undefined) return call.malformed
  const { length } = JSON.stringify(call.input ?? null)
  return length > LONGEST_INPUT ? tooLong(length) : undefined
}

export function tooLong(length: number): string {
  return `the arguments hold ${length} characters; at most ${LONGEST_INPUT} are read. Split the work into smaller calls`
}

/** The tool of the last of three answers in a row that held nothing but calls nobody could carry out. */
export function malformedInARow(
  steps: readonly Step[],
  tools: readonly ToolDescription[],
): string | undefined {
  const last = steps.slice(-MOST_MALFORMED)
  const isHopeless = last.length === MOST_MALFORMED && last.every((step) => isMalformed(step, tools))
  return isHopeless ? last.at(-1)?.said.calls[0]?.tool : undefined
}

function isMalformed({ said: { calls } }: Step, tools: readonly ToolDescription[]): boolean {
  return calls.length > 0 && calls.every((call) => call.tool !== SUBMIT && isWrong(call, tools))
}

function isWrong(call: ToolCall, tools: readonly ToolDescription[]): boolean {
  const tool = tools.find(({ name }) => name === call.tool)
  return tool === undefined || unreadable(call) !== undefined || !tool.input.safeParse(call.input).success
}
