import { type Gate, verdictOf } from '../domain/gate.ts'
import { confidenceCeiling, confidenceReasons } from './clean-result/confidence.ts'
import { CleanResultFacts, sourcesOf } from './clean-result/facts.ts'
import { figureReasons } from './clean-result/figure.ts'
import { formatReasons } from './clean-result/format.ts'
import { markReasons, marksOf } from './clean-result/references.ts'
import { forbiddenReasons, unexplainedReasons } from './clean-result/words.ts'
import { numbersOf, orphanNumbers } from './orphan-numbers.ts'
import { cardReasons } from './reproducibility-card.ts'

/** Refuses a write-up that says more, or other, than the stored data. */
export const cleanResultGate: Gate<CleanResultFacts> = {
  name: 'clean-result',
  refuses:
    'a wrong format, an orphan number, an unpinned figure, a confidence above the evidence, forbidden words, an unexplained acronym, code identifier or condition name in the TL;DR, an empty card row, anything stored that does not follow from the runs',
  facts: CleanResultFacts,

  check(facts) {
    const reasons = [
      ...formatReasons(facts),
      ...numberReasons(facts),
      ...figureReasons(facts),
      ...confidenceReasons(facts),
      ...forbiddenReasons(facts),
      ...unexplainedReasons(facts),
      ...cardReasons(facts.card),
      ...proofReasons(facts),
    ]
    const marks = sourcesOf(facts.draft).flatMap(({ text }) => marksOf(text))
    const constants = marks.flatMap((mark) => (mark.kind === 'constant' ? [mark.text] : []))
    const { ceiling, because } = confidenceCeiling(facts)
    return verdictOf(reasons, [
      {
        what: 'references to stored values',
        found: String(marks.filter(({ kind }) => kind === 'metric').length),
      },
      { what: 'numbers marked as constant', found: constants.join('; ') || 'none' },
      {
        what: 'confidence the evidence carries',
        found: `${ceiling}${because.length === 0 ? '' : `: ${because.join('; ')}`}`,
      },
      {
        what: 'figure',
        found: `${facts.figure.metric} at ${facts.figure.commit ?? 'no commit'}, sha256 ${facts.figure.sha256 ?? 'none'}`,
      },
    ])
  },
}

/** What is shown must follow from what is stored: an altered row, text or file is found here. */
function proofReasons({ proofs }: CleanResultFacts): readonly string[] {
  return proofs
    .filter(({ stored, seen }) => stored === null || stored !== seen)
    .map(({ what, stored, mend = 'render the result again' }) =>
      stored === null
        ? `the ${what} is not stored: ${mend}`
        : `the stored ${what} is not what the stored facts give: it was changed, ${mend}`,
    )
}

/** P-6: every number is a reference, a constant mark, or stands in the plan. */
function numberReasons({ draft, plan, statistics }: CleanResultFacts): readonly string[] {
  const planned = numbersOf(plan)
  return sourcesOf(draft).flatMap(({ place, text }) => [
    ...markReasons(text, statistics.values).map((reason) => `in the ${place}, ${reason}`),
    ...orphanNumbers(text, planned).map(
      (number) =>
        `the number "${number}" in the ${place} comes from nowhere: use \`{{ metric KEY }}\`, or \`{{ constant ${number} }}\` when it is no measurement`,
    ),
  ])
}
