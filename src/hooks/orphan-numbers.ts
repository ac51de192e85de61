import type { Plan } from '../domain/plan.ts'

/** A reference or a constant mark in the source text of a result. */
const MARK = /\{\{[^{}]*\}\}/g
/** Digits of any script that do not belong to a word (`UCB1`, `BANDIT-007` and `v2` are names, not numbers). */
const NUMBER =
  /(?<![\p{L}\p{N}_]|\p{Lu}-|\p{N}\.)[-−+]?\.?\p{N}+(?:[.,]\p{N}+)*(?:e[-+]?\d+)?(?:[ \u00a0\u202f]?(?:%|percent\b))?/gu
const SPELLED =
  /\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|hundreds?|thousands?|millions?|(?:eleven|twelve|\w+teen)|(?:two|three|four|five|six|seven|eight|nine|ten)(?:fold|[- ]fold| times| percent)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|twice|a third|two thirds|three quarters|a quarter)\b/gi

/** Numbers that a result may write down without a reference: exactly what the sealed plan holds. */
export interface PlanNumbers {
  readonly values: ReadonlySet<number>
  /** Percentages written as such in the plan's texts. */
  readonly percents: ReadonlySet<number>
  readonly words: string
}

/**
 * The numbers of a plan, with the counts that follow from it (conditions, seeds, runs). Seed values and hashes are left
 * out: as plain small integers they would let a typed measurement through.
 */
export function numbersOf(plan: Plan): PlanNumbers {
  const { seeds, data, ...rest } = plan
  const leaves = [...leavesOf(rest), ...data.flatMap(({ rows, version }) => [rows, version])]
  const texts = leaves.filter((leaf) => typeof leaf === 'string')
  const written = texts.flatMap((text) => tokensOf(text))
  const counts = [seeds.length, plan.conditions.length, seeds.length * plan.conditions.length, data.length]
  const values = [
    ...leaves.filter((leaf) => typeof leaf === 'number'),
    ...written.filter(({ percent }) => !percent).map(({ value }) => value),
    ...counts,
  ]
  return {
    values: new Set(values.map(Math.abs)),
    percents: new Set(written.filter(({ percent }) => percent).map(({ value }) => Math.abs(value))),
    words: texts.join('\n').toLowerCase(),
  }
}

function leavesOf(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}

interface Token {
  readonly text: string
  readonly value: number
  readonly percent: boolean
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(NUMBER)].map(([found]) => {
    const digits = found.replace(/[ \u00a0\u202f]?(?:%|percent)$/i, '')
    return { text: found.trim(), value: valueOf(digits), percent: digits !== found }
  })
}

/** NaN, which is in no plan, for digits that are not ASCII. */
function valueOf(digits: string): number {
  const trimmed = digits.replace('−', '-')
  return Number(/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed)
}

/** Numbers of a source text that come neither from a reference, nor a `constant` mark, nor the plan (P-6). */
export function orphanNumbers(source: string, plan: PlanNumbers): readonly string[] {
  const text = source
    .replaceAll(MARK, ' ')
    .replaceAll(/\]\([^()\s]*\)/g, '] ')
    .replaceAll(/\bhttps?:\/\/\S+/g, ' ')
    .replaceAll(/^[ \t]{0,8}\d{1,2}[.)][ \t]+/gm, ' ')
  const digits = tokensOf(text)
    .filter((token) => !isPlanned(token, plan))
    .map((token) => token.text)
  const spelled = [...text.matchAll(SPELLED)]
    .map(([word]) => word)
    .filter((word) => !plan.words.includes(word.toLowerCase()))
  return [...new Set([...digits, ...spelled])]
}

function isPlanned({ value, percent }: Token, plan: PlanNumbers): boolean {
  const size = Math.abs(value)
  if (!percent) return plan.values.has(size)
  return plan.percents.has(size) || [...plan.values].some((planned) => Math.abs(planned * 100 - size) < 1e-9)
}
