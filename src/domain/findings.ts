import { z } from 'zod'

export const Severity = z.enum(['must-fix', 'should', 'minor', 'good'])
export type Severity = z.infer<typeof Severity>

/** One observation of a critic, reviewer or auditor. It is answered one by one and never softened. */
export const Finding = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('unique within the session'),
  severity: Severity,
  text: z.string().trim().min(1),
  evidence: z
    .string()
    .trim()
    .min(1)
    .describe('path and line, command and output, or the sentence it is about'),
  where: z.string().describe('file:line, plan field or section; empty when it is about the whole'),
  needsPerson: z.boolean().describe('true when only a person can settle it'),
})
export type Finding = z.infer<typeof Finding>

export const ReviewVerdict = z.enum(['approve', 'revise', 'ask'])
export type ReviewVerdict = z.infer<typeof ReviewVerdict>

export const FindingAnswer = z.strictObject({
  finding: z.string(),
  answer: z.enum(['addressed', 'addressed-differently', 'pushed-back']),
  how: z.string().trim().min(1),
})
export type FindingAnswer = z.infer<typeof FindingAnswer>

/** Worst wins: ask beats revise beats approve; a must-fix finding is never an approval. */
export function worstVerdict(
  reviews: readonly { verdict: ReviewVerdict; findings: readonly Finding[] }[],
): ReviewVerdict {
  const findings = reviews.flatMap((review) => review.findings)
  const mustFix = findings.filter(({ severity }) => severity === 'must-fix')
  const revise =
    mustFix.some(({ needsPerson }) => !needsPerson) || reviews.some((r) => r.verdict === 'revise')
  if (revise) return 'revise'
  return mustFix.length > 0 || reviews.some((r) => r.verdict === 'ask') ? 'ask' : 'approve'
}
