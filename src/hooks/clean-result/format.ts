import type { Draft } from '../../domain/draft.ts'
import { placeholderIn } from '../placeholder.ts'
import { type CleanResultFacts, sourcesOf } from './facts.ts'

const LEVEL = /\b(LOW|MODERATE|HIGH)\b/

/** What P-8 and P-16 ask of the form. */
export function formatReasons(facts: CleanResultFacts): readonly string[] {
  return [
    ...titleReasons(facts),
    ...sectionReasons(facts),
    ...lengthReasons(facts),
    ...emptyReasons(facts.draft),
    ...outcomeReasons(facts),
    ...sampleReasons(facts),
  ]
}

/** The title is the claim and the confidence in brackets; the confidence line says the same. */
function titleReasons({ draft, title, markdown }: CleanResultFacts): readonly string[] {
  const bracket = /[([]([^()[\]]*)[)\]]\s*$/.exec(title)?.[1] ?? ''
  const line = /^[^\n\w]{0,10}confidence\b[^\n]*/im.exec(markdown)?.[0] ?? ''
  const pieces = draft.claim.replace(/\.$/, '').split(/\{\{[^{}]*\}\}/)
  return [
    ...(holdsInOrder(title, pieces) ? [] : ['the title is not the claim: render it from the claim']),
    ...levelReasons('the brackets of the title', bracket, draft.confidence),
    ...levelReasons('the confidence line', line, draft.confidence),
  ]
}

function levelReasons(place: string, text: string, confidence: string): readonly string[] {
  const level = LEVEL.exec(text)?.[1]
  return level === confidence
    ? []
    : [`${place} say ${level ?? 'nothing'} about the confidence, the draft says ${confidence}`]
}

function holdsInOrder(text: string, pieces: readonly string[]): boolean {
  let at = 0
  return pieces.every((piece) => {
    const found = text.indexOf(piece.trim(), at)
    at = found + piece.trim().length
    return found !== -1
  })
}

const SECTIONS = [
  'Background',
  'Methodology',
  'Results',
  'Next steps',
  'Expected (?:vs|and)',
  'What did not work',
  'Limitations',
  'Deviations',
  'Artifacts',
  'How to reproduce',
] as const

function sectionReasons({ markdown }: CleanResultFacts): readonly string[] {
  const missing = SECTIONS.filter((section) => !new RegExp(`^[#*_\\s]{1,8}${section}`, 'im').test(markdown))
  return [
    ...missing.map(
      (section) => `the result has no section "${section.replace('(?:vs|and)', 'vs observed')}"`,
    ),
    ...(/\{\{|\}\}/.test(markdown)
      ? ['the rendered text still holds a mark: each `{{ … }}` must become a number']
      : []),
  ]
}

function lengthReasons({ draft, policy }: CleanResultFacts): readonly string[] {
  const words = wordsIn(draft.background)
  const sentences = draft.methodology.split(/[.!?](?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length
  const caption = draft.figure.caption
  return [
    ...(words >= policy.minimumBackgroundWords
      ? []
      : [
          `the background has ${words} words, a newcomer needs at least ${policy.minimumBackgroundWords}: say the prior result and the question`,
        ]),
    ...(sentences >= 2 && sentences <= 4 ? [] : [`the methodology has ${sentences} sentences: write 2 to 4`]),
    ...(draft.confidenceBecause.includes('\n')
      ? ['the confidence line is more than one line: name the one binding constraint']
      : []),
    ...draft.nextSteps.flatMap((step, i) =>
      wordsIn(step) >= 4
        ? []
        : [`next step ${i + 1} ("${step}") is not specific: say what is changed and measured`],
    ),
    ...(/\b(?:n|runs?|seeds?)\b/i.test(caption) ? [] : ['the figure caption does not say n']),
    ...(/interval|deviation|error bars?|standard error|\bCI\b|\bSD\b|\bSE\b/i.test(caption)
      ? []
      : ['the figure caption does not say what the error bars are']),
  ]
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function emptyReasons(draft: Draft): readonly string[] {
  return sourcesOf(draft).flatMap(({ place, text }) => {
    const fault = placeholderIn(text.replaceAll(/\{\{[^{}]*\}\}/g, 'value'))
    return fault === undefined ? [] : [`the ${place} ${fault}: write it out`]
  })
}

/** P-16: each sealed outcome is answered once. */
function outcomeReasons({ draft, plan }: CleanResultFacts): readonly string[] {
  const answered = draft.expectedVsObserved.map(({ outcome }) => outcome)
  const open = plan.expectedOutcomes.filter((_, i) => answered.filter((each) => each === i).length !== 1)
  const stray = answered.filter((each) => each >= plan.expectedOutcomes.length)
  return [
    ...open.map(
      ({ outcome }) =>
        `the expected outcome "${outcome}" is not answered exactly once in Expected vs observed`,
    ),
    ...stray.map(
      (each) => `Expected vs observed answers outcome ${each}, which the sealed plan does not have`,
    ),
  ]
}

function sampleReasons({ evidence, samples, policy }: CleanResultFacts): readonly string[] {
  return evidence.flatMap(({ condition, runs }) => {
    const wanted = Math.min(runs, policy.samplesPerCondition)
    const shown = samples.find((each) => each.condition === condition)?.count ?? 0
    return shown >= wanted
      ? []
      : [`${shown} samples of the condition ${condition} are shown, ${wanted} are wanted`]
  })
}
