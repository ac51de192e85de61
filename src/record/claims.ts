import { z } from 'zod'
import type { Plan } from '../domain/plan.ts'
import { hashOf } from '../lib/canonical.ts'

/** The formula of P-12, part of the policy. */
export const ClaimFormula = z.strictObject({
  replicatedResults: z.number().int().min(1).default(2).describe('independent supporting results, or …'),
  replicatedSeeds: z
    .number()
    .int()
    .min(1)
    .default(3)
    .describe('… one supporting result over this many seeds'),
  stableVariants: z
    .number()
    .int()
    .min(1)
    .default(2)
    .describe('supporting results that differ in more than the seed'),
  contestedShare: z
    .number()
    .gt(0)
    .max(1)
    .default(0.5)
    .describe('share of the evidence against that contests a claim'),
})
export type ClaimFormula = z.infer<typeof ClaimFormula>
export const DEFAULT_FORMULA = ClaimFormula.parse({})

/** One approved result that bears on a claim. */
export interface Evidence {
  readonly experiment: string
  readonly bears: 'supports' | 'contradicts' | 'neither'
  readonly seeds: number
  /** `variantOf` its plan: equal when two results differ in the seed only. */
  readonly variant: string
  readonly at: number
  readonly retractedAt: number | null
}

/** `open`: nothing bears on it yet. `refuted`: all evidence is against it. */
export type ClaimWeight = 'open' | 'exploratory' | 'replicated' | 'stable' | 'contested' | 'refuted'

export interface DerivedClaim {
  readonly weight: ClaimWeight
  readonly because: string
  readonly history: readonly { readonly at: number; readonly weight: ClaimWeight; readonly because: string }[]
}

/** Derives what a claim weighs now and how it came there. A retracted result counts from its approval to its retraction. */
export function deriveClaim(
  evidence: readonly Evidence[],
  formula: ClaimFormula = DEFAULT_FORMULA,
): DerivedClaim {
  const moments = new Set(
    evidence.flatMap(({ at, retractedAt }) => (retractedAt === null ? [at] : [at, retractedAt])),
  )
  const history: { at: number; weight: ClaimWeight; because: string }[] = []
  for (const at of [...moments].sort((a, b) => a - b)) {
    const standing = evidence.filter(
      (one) => one.at <= at && (one.retractedAt === null || one.retractedAt > at),
    )
    const now = weigh(standing, formula)
    if (history.at(-1)?.weight !== now.weight) history.push({ at, ...now })
  }
  return {
    ...weigh(
      evidence.filter(({ retractedAt }) => retractedAt === null),
      formula,
    ),
    history,
  }
}

function weigh(
  standing: readonly Evidence[],
  formula: ClaimFormula,
): { weight: ClaimWeight; because: string } {
  const supporting = standing.filter(({ bears }) => bears === 'supports')
  const against = standing.filter(({ bears }) => bears === 'contradicts')
  const counts = `${supporting.length} for, ${against.length} against`
  if (supporting.length + against.length === 0) return { weight: 'open', because: 'no result bears on it' }
  if (supporting.length === 0) return { weight: 'refuted', because: counts }
  if (against.length / (supporting.length + against.length) >= formula.contestedShare) {
    return { weight: 'contested', because: counts }
  }
  const variants = new Set(supporting.map(({ variant }) => variant)).size
  if (variants >= formula.stableVariants && against.length === 0) {
    return { weight: 'stable', because: `${counts}; ${variants} set-ups that differ in more than the seed` }
  }
  return replicatedOrNot(supporting, { counts, formula })
}

function replicatedOrNot(
  supporting: readonly Evidence[],
  { counts, formula }: { counts: string; formula: ClaimFormula },
): { weight: ClaimWeight; because: string } {
  const seeds = Math.max(...supporting.map((one) => one.seeds))
  const enough = supporting.length >= formula.replicatedResults || seeds >= formula.replicatedSeeds
  return {
    weight: enough ? 'replicated' : 'exploratory',
    because: `${counts}; at most ${seeds} seeds in one result`,
  }
}

/** What makes two results the same set-up: everything that decides a run but the seed. */
export function variantOf(plan: Plan): string {
  const { conditions, config, data, command, entry, evaluation, environment } = plan
  const parameters = conditions.map(({ name, params, baseline }) => ({ name, params, baseline }))
  return hashOf({ parameters, config, data, command, entry, evaluation, environment })
}
