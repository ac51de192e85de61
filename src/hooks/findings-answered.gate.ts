import { z } from 'zod'
import { FindingAnswer, Severity } from '../domain/findings.ts'
import { type Gate, verdictOf } from '../domain/gate.ts'

const AskedFinding = z.strictObject({
  name: z.string().min(1).describe('what `answers` calls it'),
  by: z.string().describe('the role that found it'),
  severity: Severity.exclude(['good']),
  text: z.string(),
  answer: FindingAnswer.shape.answer.nullable(),
  how: z.string().nullable(),
})
type AskedFinding = z.infer<typeof AskedFinding>

export const FindingsAnsweredFacts = z.strictObject({
  author: z.string().describe('the role whose submission is judged'),
  findings: z.array(AskedFinding).describe('what it was given to answer'),
})
export type FindingsAnsweredFacts = z.infer<typeof FindingsAnsweredFacts>

/** An answer that says nothing: the word alone, where place or reason belongs. */
const SAYS_NOTHING =
  /^\W*(?:noted|acknowledged|agreed?|ok(?:ay)?|done|fixed|addressed|will do|yes|no|thanks?|thank you|n\/?a|none|same|tbd|todo)?\W*$/i

/** Refuses work that leaves a finding of the round before without an answer of its own. */
export const findingsAnsweredGate: Gate<FindingsAnsweredFacts> = {
  name: 'findings-answered',
  refuses: 'a submission that leaves a finding of critics, reviewer or auditor without an answer of its own',
  facts: FindingsAnsweredFacts,

  check({ author, findings }) {
    return verdictOf(
      findings.flatMap((one) => reasonOf(one) ?? []),
      [
        { what: `findings given to the ${author}`, found: String(findings.length) },
        ...findings.map((one) => ({
          what: `${one.name} [${one.severity}, ${one.by}]`,
          found: one.answer === null ? 'no answer' : `${one.answer}: ${one.how ?? ''}`,
        })),
      ],
    )
  },
}

function reasonOf({ name, by, severity, text, answer, how }: AskedFinding): string | undefined {
  const asked = `finding \`${name}\` [${severity}, ${by}]`
  if (answer === null) {
    return `${asked} has no answer: ${shortened(text)}. Answer it in \`answers\` by this name: addressed, addressed-differently or pushed-back, and how`
  }
  return SAYS_NOTHING.test(how ?? '')
    ? `${asked} is answered "${answer}: ${(how ?? '').trim()}", which says nothing: say where it was done, or why it was kept`
    : undefined
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 159)}…` : line.replace(/\.$/, '')
}
