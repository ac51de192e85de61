import { z } from 'zod'

export const GATES = [
  'plan-complete',
  'findings-answered',
  'assumptions-checked',
  'consistency',
  'baseline',
  'budget',
  'diff-in-bounds',
  'duplicates',
  'tests-pass',
  'preflight',
  'data-audit',
  'run-sanity',
  'uploads-verified',
  'reproducibility',
  'hardware-released',
  'clean-result',
  'published',
  'secrets',
] as const
export const GateName = z.enum(GATES)
export type GateName = z.infer<typeof GateName>

/** When a study's own gates are asked (G-4). */
export const HOOK_EVENTS = [
  'plan',
  'implementation',
  'preflight',
  'runs-settled',
  'result',
  'publish',
] as const
export type HookEvent = (typeof HOOK_EVENTS)[number]

/** A study's own gate: the path of its program in the repository, `hooks/plan/no-old-data.py`. */
export const StudyGateName = z
  .string()
  .regex(new RegExp(`^hooks/(${HOOK_EVENTS.join('|')})/[^/\\p{Cc}]{1,100}$`, 'u'))
export type StudyGateName = z.infer<typeof StudyGateName>

/** What a verdict is stored and shown under. */
export const GateLabel = z.union([GateName, StudyGateName])
export type GateLabel = z.infer<typeof GateLabel>

/** One line of proof: what was looked at and what was found. */
export const Evidence = z.strictObject({ what: z.string(), found: z.string() })
export type Evidence = z.infer<typeof Evidence>

/** A refusal without a reason does not compile. */
export type Verdict =
  | { readonly kind: 'pass'; readonly evidence: readonly Evidence[] }
  | {
      readonly kind: 'refuse'
      readonly reasons: readonly [string, ...string[]]
      readonly evidence: readonly Evidence[]
    }

/**
 * A deterministic check: facts in, verdict out; no store, no network, no clock. Facts that do not parse are a refusal
 * (G-1): `judge` in `hooks/index.ts` sees to it.
 */
export interface Gate<Facts> {
  readonly name: GateName
  /** One sentence: what it refuses. Shown by `doctor` and in docs/workflow.md. */
  readonly refuses: string
  readonly facts: z.ZodType<Facts>
  check(facts: Facts): Verdict
}

export function pass(...evidence: readonly Evidence[]): Verdict {
  return { kind: 'pass', evidence }
}

export function refuse(reasons: readonly [string, ...string[]], evidence: readonly Evidence[] = []): Verdict {
  return { kind: 'refuse', reasons, evidence }
}

/** Refuses when there is a reason, else passes. */
export function verdictOf(reasons: readonly string[], evidence: readonly Evidence[] = []): Verdict {
  const [first, ...rest] = reasons
  return first === undefined ? { kind: 'pass', evidence } : refuse([first, ...rest], evidence)
}
