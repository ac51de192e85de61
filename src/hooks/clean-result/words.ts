import { type CleanResultFacts, sourcesOf, tldrOf } from './facts.ts'

/** Words the study's policy forbids, wherever they stand. */
export function forbiddenReasons({ draft, policy }: CleanResultFacts): readonly string[] {
  return sourcesOf(draft).flatMap(({ place, text }) =>
    policy.forbiddenWords
      .filter((word) => word.trim() !== '' && indexOfTerm(text.toLowerCase(), word.toLowerCase()) !== -1)
      .map((word) => `the ${place} uses "${word}", which the study's policy forbids: say it in other words`),
  )
}

/** Terms of the TL;DR that a newcomer cannot know: neither in the glossary nor explained where they first stand. */
export function unexplainedReasons({ draft, plan, glossary }: CleanResultFacts): readonly string[] {
  const text = tldrOf(draft)
    .map((each) => each.text.replaceAll(/\{\{[^{}]*\}\}/g, ' value '))
    .join('\n')
  const known = new Set(glossary.map((term) => term.toLowerCase()))
  const unknown = (terms: readonly string[]): readonly string[] =>
    [...new Set(terms)].filter((term) => !known.has(term.toLowerCase()) && !isExplained(text, term))

  const codes = codeIdentifiers(text)
  return [
    ...unknown(acronyms(text)).map(
      (term) =>
        `the acronym ${term} is not explained at its first use in the TL;DR: write it out, then "(${term})"`,
    ),
    ...unknown(codes).map(
      (term) =>
        `the code identifier \`${term}\` is not explained at its first use in the TL;DR: say in words what it is`,
    ),
    ...unknown(conditionNames(text, plan.conditions).filter((name) => !codes.includes(name))).map(
      (term) =>
        `the condition name ${term} is not explained at its first use in the TL;DR: use its label or say what it is`,
    ),
  ]
}

/** Two or more capitals; ids such as `BANDIT-007`, the confidence labels and plain numerals are none. */
function acronyms(text: string): readonly string[] {
  return [
    ...text
      .replaceAll(/\b[A-Z][A-Z0-9]+-[A-Z]?\d+\b/g, ' ')
      .replaceAll(/`[^`]*`/g, ' ')
      .matchAll(/(?<![\w-])([A-Z][A-Z0-9]{1,9})s?(?![\w])/g),
  ]
    .map(([, term = '']) => term)
    .filter((term) => !['LOW', 'MODERATE', 'HIGH', 'TL', 'DR'].includes(term))
}

function codeIdentifiers(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, term = '']) => term.trim())
  const bare = [
    ...text
      .replaceAll(/`[^`]*`|https?:\/\/\S+|\]\([^)]*\)/g, ' ')
      .matchAll(/\b(?:[A-Za-z]\w*_\w+|[a-z]+[A-Z]\w*|[A-Za-z_]\w*\(\))/g),
  ]
  return [...quoted, ...bare.map(([term]) => term)].filter((term) => /[A-Za-z]/.test(term))
}

/** Slugs of conditions used where their label should stand. */
function conditionNames(text: string, conditions: CleanResultFacts['plan']['conditions']): readonly string[] {
  const labels = conditions.map(({ label }) => label.toLowerCase()).sort((a, b) => b.length - a.length)
  const bare = labels.reduce((rest, label) => rest.replaceAll(label, ' '), text.toLowerCase())
  return conditions
    .map(({ name }) => name)
    .filter((name) => name !== 'baseline' && indexOfTerm(bare, name) !== -1)
}

function indexOfTerm(text: string, term: string): number {
  let at = text.indexOf(term)
  while (at !== -1) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + term.length)]
    if (!/[\p{L}\p{N}_]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return at
    at = text.indexOf(term, at + 1)
  }
  return -1
}

const GLOSS_AFTER =
  /^s?[`*_"”’\]]{0,3}(?:\s*\([^)]*\p{L}{3}|\s*[—–:]\s*\p{L}|,\s+(?:the|a|an|that is|which|short for|meaning|where|i\.e\.)\s|\s+(?:means|stands for|denotes|is an?|is the|are the)\s)/iu
const GLOSS_BEFORE = /\p{L}{3}[^()\n]{0,80}\(\s*(?:the\s+)?[`*_"“[]{0,3}$/u

/** An explanation right after the term, or the term in brackets right after its explanation, or a link. */
function isExplained(text: string, term: string): boolean {
  const at = Math.max(indexOfTerm(text, term), indexOfTerm(text, `${term}s`))
  const first = at === -1 ? indexOfTerm(text.toLowerCase(), term.toLowerCase()) : at
  if (first === -1) return false

  const after = text.slice(first + term.length, first + term.length + 160)
  const before = text.slice(Math.max(0, first - 160), first)
  return (
    GLOSS_AFTER.test(after) ||
    GLOSS_BEFORE.test(before) ||
    (/\[[^\]]*$/.test(before) && /^[^[\]]*\]\(/.test(after))
  )
}
