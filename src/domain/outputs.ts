import { z } from 'zod'
import { Slug } from './ids.ts'
import { Finding, FindingAnswer, ReviewVerdict } from './findings.ts'
import { Plan, Related } from './plan.ts'
import { Kind, Track } from './workflow.ts'
import { Draft } from './draft.ts'

/** The typed outputs of the roles: what `submit` accepts. Keyed by role in `agents/roles`. */

const text = z.string().trim().min(1)

export const Clarification = z.strictObject({
  questions: z
    .array(z.strictObject({ text, whyItBlocks: text, defaultAnswer: text }))
    .max(6)
    .describe('only what blocks; usually 0 to 3'),
  assumptions: z.array(text),
  kind: Kind,
  track: Track,
  related: z.array(Related),
  brief: text.max(500),
})
export type Clarification = z.infer<typeof Clarification>

/** What an author may add to what it hands in again after a gate refused it; a person decides (W-3). */
const proposeSkip = z
  .strictObject({
    gate: text.max(160).describe('the gate that refused, as it was named to you'),
    because: text.max(600).describe('why it is wrong about this work, for the person who decides'),
  })
  .optional()
  .describe('only after a gate refused; leave it out otherwise')

export const PlanOutput = z.strictObject({ plan: Plan, answers: z.array(FindingAnswer), proposeSkip })
export type PlanOutput = z.infer<typeof PlanOutput>

export const FactCheck = z.strictObject({
  checks: z.array(
    z.strictObject({
      assumption: Slug,
      verdict: z.enum(['confirmed', 'wrong', 'unverified']),
      source: text.describe('path:line, command and output, or URL'),
      note: z.string(),
    }),
  ),
})
export type FactCheck = z.infer<typeof FactCheck>

export const Critique = z.strictObject({
  verdict: ReviewVerdict,
  findings: z.array(Finding),
  simplestAlternative: z.string(),
})
export type Critique = z.infer<typeof Critique>

export const Implementation = z.strictObject({
  summary: text,
  files: z.array(z.strictObject({ path: text, why: text })),
  reuse: z.array(z.strictObject({ searched: text, found: z.string(), used: z.string() })),
  adherence: z.array(
    z.strictObject({ item: text, status: z.enum(['done', 'differs', 'skipped']), note: z.string() }),
  ),
  assumptions: z.array(z.string()),
  checks: z.array(z.strictObject({ command: text, output: z.string() })),
  lookAt: z.array(z.string()),
  answers: z.array(FindingAnswer),
  proposeSkip,
})
export type Implementation = z.infer<typeof Implementation>

export const CodeReview = z.strictObject({
  verdict: z.enum(['approve', 'revise']),
  findings: z.array(Finding),
})
export type CodeReview = z.infer<typeof CodeReview>

export const TestReport = z.strictObject({
  summary: text,
  tests: z.array(
    z.strictObject({ path: text, proves: text.describe('the plan item or property it proves') }),
  ),
  notTested: z.array(z.strictObject({ what: text, because: text })),
})
export type TestReport = z.infer<typeof TestReport>

/** More is no hot fix but new code, which the implementer plans and writes (C-11). */
const HOT_FIX_LINES = 10

export const Diagnosis = z
  .strictObject({
    diagnosis: text,
    evidence: text,
    action: z.enum(['continue', 'hot-fix', 'stop-cell', 'escalate']),
    because: text,
    fix: z.string().describe('for hot-fix: a unified diff of at most 10 changed lines; else empty'),
  })
  .superRefine(({ action, fix }, context) => {
    const lines = changedLines(fix)
    if (action !== 'hot-fix' || (lines > 0 && lines <= HOT_FIX_LINES)) return
    const found = lines === 0 ? 'holds no changed line' : `changes ${lines} lines`
    const message = `${found}: a hot-fix is a unified diff of 1 to ${HOT_FIX_LINES} changed lines; for more, escalate`
    context.addIssue({ code: 'custom', path: ['fix'], message })
  })

/** Lines that a unified diff adds or takes away; the names of files above a hunk are none. */
function changedLines(diff: string): number {
  const lines = diff.split('\n')
  const isName = (at: number): boolean =>
    /^--- /.test(lines[at] ?? '') && /^\+\+\+ /.test(lines[at + 1] ?? '') && /^@@/.test(lines[at + 2] ?? '@@')
  return lines.filter((line, at) => /^[+-]/.test(line) && !isName(at) && !isName(at - 1)).length
}
export type Diagnosis = z.infer<typeof Diagnosis>

export const Verification = z.strictObject({
  items: z.array(
    z.strictObject({
      item: text,
      status: z.enum(['present', 'missing']),
      where: z.string(),
      note: z.string(),
    }),
  ),
})
export type Verification = z.infer<typeof Verification>

export const AnalysisOutput = z.strictObject({ draft: Draft, answers: z.array(FindingAnswer), proposeSkip })
export type AnalysisOutput = z.infer<typeof AnalysisOutput>

export const Audit = z.strictObject({
  verdict: z.enum(['approve', 'revise']),
  findings: z.array(Finding),
  overclaims: z.array(z.strictObject({ sentence: text, because: text })),
  unreportedDeviations: z.array(z.string()),
})
export type Audit = z.infer<typeof Audit>

export const FollowUp = z.strictObject({
  title: text,
  changedVariable: text,
  hypothesis: text,
  refutedBy: text,
  gpuHours: z.number().nonnegative(),
  usd: z.number().nonnegative(),
  ifWorks: text,
  ifFails: text,
})
export type FollowUp = z.infer<typeof FollowUp>
export const FollowUps = z.strictObject({ proposals: z.array(FollowUp).max(3) })
export type FollowUps = z.infer<typeof FollowUps>

export const Digest = z.strictObject({ markdown: text })
export const Lessons = z.strictObject({
  lessons: z.array(
    z.strictObject({ target: text, diff: text, because: text, recurrence: z.number().int().min(1) }),
  ),
})
