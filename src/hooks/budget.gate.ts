import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'

const Cap = z.strictObject({
  /** `experiment`, `study`, `person ada`. */
  scope: z.string(),
  capUsd: z.number().nonnegative(),
  /** Settled and reserved cost from the ledger. */
  spentUsd: z.number().nonnegative(),
})

export const BudgetFacts = z.strictObject({
  /** `approval` and `start` are before work; `turn` before a model call; `running` while hardware works. */
  phase: z.enum(['approval', 'start', 'turn', 'running']),
  caps: z.array(Cap).min(1),
  /** What is about to be spent: the plan's forecast, the lease, or the reserved price of the turn. */
  nextUsd: z.number().nonnegative(),
  /** Person with the right `spend` who accepted to go over the cap, or null. */
  acceptedBy: z.string().nullable(),
  /** Shares of a cap at which something happens. */
  levels: z.strictObject({
    warn: z.number().positive(),
    stopNew: z.number().positive(),
    stopRunning: z.number().positive(),
  }),
})
export type BudgetFacts = z.infer<typeof BudgetFacts>

export type BudgetLevels = BudgetFacts['levels']
/** Where nobody configured others. */
export const BUDGET_LEVELS: BudgetLevels = { warn: 0.8, stopNew: 1, stopRunning: 1.2 }
export type BudgetLevel = 'ok' | 'warn' | 'stop-new' | 'stop-running'

/** How far a cap is used. A cap of 0 is used up by the first cent. */
export function budgetLevel(
  usedUsd: number,
  capUsd: number,
  levels: BudgetLevels = BUDGET_LEVELS,
): BudgetLevel {
  if (usedUsd <= 0) return 'ok'

  const share = capUsd === 0 ? Infinity : usedUsd / capUsd
  if (share >= levels.stopRunning) return 'stop-running'
  if (share >= levels.stopNew) return 'stop-new'
  return share >= levels.warn ? 'warn' : 'ok'
}

/** Warns at 80 %, stops new work at 100 %, stops running work at 120 %, unless the configuration names other shares. */
export const budgetGate: Gate<BudgetFacts> = {
  name: 'budget',
  refuses: 'forecast or spend over a cap: new work at 100 %, running work at 120 %',
  facts: BudgetFacts,

  check(facts) {
    const accepted = facts.acceptedBy !== null && facts.acceptedBy.trim() !== ''
    const reasons = accepted ? [] : facts.caps.flatMap((cap) => reasonsFor(cap, facts))
    return verdictOf(reasons, [
      ...facts.caps.map((cap) => ({
        what: `budget of the ${cap.scope}`,
        found: foundOf(cap, facts),
      })),
      ...(accepted ? [{ what: 'over the cap', found: `accepted by ${facts.acceptedBy ?? ''}` }] : []),
    ])
  },
}

type Cap = z.infer<typeof Cap>

function reasonsFor(cap: Cap, { phase, nextUsd, levels }: BudgetFacts): readonly string[] {
  const level = budgetLevel(cap.spentUsd, cap.capUsd, levels)
  const spent = `$${cap.spentUsd} of $${cap.capUsd} is spent for the ${cap.scope}`
  if (phase === 'running')
    return level === 'stop-running'
      ? [`${spent}, over ${percent(levels.stopRunning)}: running work stops; raise the cap to go on`]
      : []
  if (level === 'stop-new' || level === 'stop-running')
    return [`${spent}: no new work starts; raise the cap to go on`]

  return nextUsd > 0 && cap.spentUsd + nextUsd > cap.capUsd * levels.stopNew
    ? [
        `the next $${nextUsd} would go over the cap: ${spent}; plan less or have a person with the right \`spend\` accept it`,
      ]
    : []
}

function foundOf(cap: Cap, { nextUsd, levels }: BudgetFacts): string {
  const level = budgetLevel(cap.spentUsd + nextUsd, cap.capUsd, levels)
  const warning = level === 'ok' ? '' : `; warning: ${percent(levels.warn)} reached`
  return `$${cap.spentUsd} spent and $${nextUsd} next, of $${cap.capUsd}${warning}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
