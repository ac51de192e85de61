import { type z } from 'zod'
import { type ToolCall, type ToolDescription } from './agent.ts'
import { type Step } from './conversation.ts'
import { issuesOf } from './issues.ts'

export const SUBMIT = 'submit'
/** Invalid submissions in a row that are answered with the reasons; the next one ends the session. */
export const MOST_INVALID = 3

/** The tool that ends a role: its input is the role's typed output. */
export function submitTool(output: z.ZodType): ToolDescription {
  return {
    name: SUBMIT,
    description:
      'Hands in your result and ends your turn. Its input is the whole result. If it is refused you get the reasons: mend it and submit again.',
    class: 'pure',
    input: output,
  }
}

/** The submission of an answer. Only its first `submit` counts. */
export function submissionOf({ said }: Pick<Step, 'said'>): ToolCall | undefined {
  return said.calls.find(({ tool }) => tool === SUBMIT)
}

export function refusalOf(error: z.ZodError): string {
  return `The submission does not have the agreed form. Mend each point, then submit again:\n${issuesOf(error).join('\n')}`
}

/** How many submissions before this one were invalid, in a row, since a gate last saw one. */
export function invalidInARow(steps: readonly Step[]): number {
  const submitted = steps.filter((step) => submissionOf(step) !== undefined)
  const valid = submitted.findLastIndex((step) => step.feedback !== undefined)
  return submitted.slice(valid + 1).filter((step) => isInvalid(step)).length
}

function isInvalid(step: Step): boolean {
  const submission = submissionOf(step)
  return submission !== undefined && step.results.has(submission.id)
}
