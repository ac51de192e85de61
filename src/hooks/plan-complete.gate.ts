import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { JsonRecord, PLACEHOLDERS, Plan, placeholdersOf } from '../domain/plan.ts'
import { placeholderIn } from './placeholder.ts'

export const PlanCompleteFacts = z.strictObject({
  /** As submitted; parsed here so that each missing field becomes a reason. */
  plan: JsonRecord,
  study: z.strictObject({
    minimumSeeds: z.number().int().positive(),
    /** What the study and the experiment still may spend. */
    remainingUsd: z.number(),
  }),
  /** Names of the configured computes. */
  computes: z.array(z.string()),
  /** Config keys that have an approved single-axis result: what an interaction sweep may build on. */
  testedAxes: z.array(z.string()),
})
export type PlanCompleteFacts = z.infer<typeof PlanCompleteFacts>

/** Refuses a plan that cannot be sealed as it stands. */
export const planCompleteGate: Gate<PlanCompleteFacts> = {
  name: 'plan-complete',
  refuses:
    'a plan that misses a field, a baseline, a metric direction or enough seeds, has an unknown placeholder, runs on a compute that is not configured, or costs more than the budget without saying so',
  facts: PlanCompleteFacts,

  check(facts) {
    const parsed = Plan.safeParse(facts.plan)
    if (!parsed.success) return verdictOf(parsed.error.issues.map(reasonOf))

    const plan = parsed.data
    const reasons = [
      ...emptyTexts(plan),
      ...conditionReasons(plan),
      ...seedReasons(plan, facts.study.minimumSeeds),
      ...commandReasons(plan),
      ...costReasons(plan, facts.study.remainingUsd),
      ...computeReasons(plan, facts.computes),
      ...axisReasons(plan, facts.testedAxes),
      ...outputReasons(plan),
    ]
    return verdictOf(reasons, [
      { what: 'plan fields', found: 'all present' },
      { what: 'matrix', found: `${plan.conditions.length} conditions × ${plan.seeds.length} seeds` },
      { what: 'forecast', found: `$${plan.forecast.usd} of $${facts.study.remainingUsd} left` },
    ])
  },
}

function reasonOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.')
  const field = path === '' ? 'the plan' : `the field \`${path}\``
  return path.endsWith('direction')
    ? `${field} is missing or wrong: say whether higher or lower is better`
    : `${field} is missing or wrong: ${issue.message}`
}

const PROSE = ['title', 'question', 'hypothesis', 'why', 'brief', 'evaluation', 'entry'] as const

function emptyTexts(plan: Plan): readonly string[] {
  return PROSE.flatMap((field) => {
    const fault = placeholderIn(plan[field])
    return fault === undefined ? [] : [`the field \`${field}\` ${fault}: write it out`]
  })
}

function conditionReasons(plan: Plan): readonly string[] {
  const baselines = plan.conditions.filter(({ baseline }) => baseline).length
  const names = plan.conditions.map(({ name }) => name)
  return [
    ...(baselines === 1 ? [] : [`the plan has ${baselines} baseline conditions: mark exactly one`]),
    ...(new Set(names).size === names.length ? [] : ['two conditions have the same name: rename one']),
  ]
}

function seedReasons(plan: Plan, minimumSeeds: number): readonly string[] {
  const needed = Math.max(minimumSeeds, plan.statistics.minimumN)
  const distinct = new Set(plan.seeds).size
  return [
    ...(distinct >= needed
      ? []
      : [`${distinct} seeds per condition are planned, at least ${needed} are needed: add seeds`]),
    ...(distinct === plan.seeds.length ? [] : ['a seed is listed twice: list each once']),
  ]
}

function commandReasons(plan: Plan): readonly string[] {
  const used = placeholdersOf(plan.command)
  const known: readonly string[] = PLACEHOLDERS
  const unknown = used.filter((name) => !known.includes(name))
  const blind = ['seed', 'condition'].filter((name) => !used.includes(name) && !used.includes('config'))
  return [
    ...unknown.map((name) => `the command has the unknown placeholder \${${name}}: use ${known.join(', ')}`),
    ...blind.map((name) => `the command is the same for every ${name}: pass \${${name}} or \${config}`),
  ]
}

function costReasons(plan: Plan, remainingUsd: number): readonly string[] {
  const limit = Math.min(plan.budget.capUsd, remainingUsd)
  if (plan.forecast.usd <= limit || placeholderIn(plan.budget.overCapBecause) === undefined) return []

  return [
    `the forecast of $${plan.forecast.usd} is over the budget of $${limit}: plan less, or say why in \`budget.overCapBecause\``,
  ]
}

function computeReasons({ compute: { driver } }: Plan, computes: readonly string[]): readonly string[] {
  if (computes.includes(driver)) return []
  return [
    `the compute "${driver}" is not configured: name one of ${computes.join(', ')} in \`compute.driver\`, or leave it empty for that of the study`,
  ]
}

function axisReasons(plan: Plan, testedAxes: readonly string[]): readonly string[] {
  const { interactionOf } = plan.axis
  if (interactionOf.length === 0) return []
  if (interactionOf.length !== 2)
    return ['an interaction sweep names exactly two keys in `axis.interactionOf`']

  return interactionOf
    .filter((key) => !testedAxes.includes(key))
    .map(
      (key) =>
        `the interaction sweep needs an approved result on \`${key}\` alone first: test one axis at a time`,
    )
}

function outputReasons(plan: Plan): readonly string[] {
  return plan.outputs.some(({ kind }) => kind !== 'artifact')
    ? []
    : ['the plan names no output of kind `result` or `metrics`: say where the numbers are written']
}
