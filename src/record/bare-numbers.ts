import { canonicalJson } from '../lib/canonical.ts'
import type { Plan } from '../domain/plan.ts'
import { parseReferences } from './references.ts'

/** A number with its sign, decimals and exponent that is not part of a word, an id, a version or a link. */
const NUMBER = /(?<![\p{L}\p{N}_./^-])[-−+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?(?![\p{L}\p{N}_^]|-\p{L}|\.\d)/giu
const NO_PROSE = [/`[^`]*`/g, /\]\([^)]*\)/g, /https?:\/\/\S+/g, /^\s*\d+[.)]\s/gm, /\b[A-Z][A-Z0-9]+-\d+\b/g]

/**
 * The numbers of a draft's text that are neither references nor constants nor found in the plan (P-6), as written.
 * Code, links, list numbers and ids such as BANDIT-007 are not prose and are not looked at.
 */
export function findBareNumbers(text: string, plan: Plan | null): readonly string[] {
  const allowed = new Set(plan === null ? [] : numbersIn(canonicalJson(plan)).flatMap(spellings))
  const prose = parseReferences(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : ' '))
    .join('')
  const visible = NO_PROSE.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), prose)
  return numbersIn(visible).filter((number) => !allowed.has(plain(number)))
}

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number)
}

/** A number of the plan may be written as a share of a hundred: 0.95 as 95 %. */
function spellings(number: string): readonly string[] {
  return [plain(number), String(Number((Number(plain(number)) * 100).toPrecision(12)))]
}

function plain(number: string): string {
  return String(Number(number.replace('−', '-').replaceAll(',', '')))
}
