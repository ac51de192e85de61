import type { Draft } from '../domain/draft.ts'
import { hashOf } from '../lib/canonical.ts'
import { renderArtifacts } from './artifact-table.ts'
import { buildCard, renderCard } from './card.ts'
import { computeDeviations, type Deviation } from './deviations.ts'
import { type ResultFacts } from './facts.ts'
import { renderHeadline, renderRuns } from './headline.ts'
import { blocks, code, codeBlock, list, table } from './markdown-text.ts'
import { renderNotes } from './number-notes.ts'
import { renderReferences, type RenderedNumber } from './references.ts'
import { reproduceCommands } from './reproduce.ts'
import { renderSamples } from './samples.ts'

export interface CleanResult {
  readonly markdown: string
  /** SHA-256 of what a person approves: draft, numbers as rendered, all statistics, figure, plan, deviations. No times in it. */
  readonly hash: string
  readonly numbers: readonly RenderedNumber[]
  /** References that could not be resolved; the gate `clean-result` refuses them. */
  readonly problems: readonly string[]
}

/** The name under which the text shows its figure. */
export const FIGURE_FILE = 'figure.svg'

type Say = (text: string) => string

/** The result as it is published (P-8): pure, and the same for the same facts. */
export function renderCleanResult(facts: ResultFacts): CleanResult {
  const { draft, statistics } = facts
  let numbers: readonly RenderedNumber[] = []
  const problems: string[] = []
  const say: Say = (text) => {
    const rendered = renderReferences(text, statistics.values, { footnotes: 'markdown', known: numbers })
    numbers = rendered.numbers
    problems.push(...rendered.problems)
    return rendered.text
  }
  const deviations = computeDeviations(facts)
  // a title carries no footnote marks, but its numbers count as used
  say(draft.claim)
  const title = renderReferences(draft.claim, statistics.values).text
  const body = blocks(
    `# ${title} (${draft.confidence} confidence)`,
    facts.disclosure === '' ? '' : `> ${facts.disclosure}`,
    ...summarySections(draft, say),
    ...evidenceSections(facts, say),
    ...judgementSections(facts, { say, deviations }),
    ...sourceSections(facts),
  )
  const notes = numbers.length === 0 ? '' : `## Numbers in this text\n\n${renderNotes(numbers, facts)}`
  return {
    markdown: `${blocks(body, notes)}\n`,
    hash: approvalHash(facts, { numbers, deviations }),
    numbers,
    problems,
  }
}

function approvalHash(
  { draft, statistics, figure, planHash, disclosure }: ResultFacts,
  { numbers, deviations }: { numbers: readonly RenderedNumber[]; deviations: readonly Deviation[] },
): string {
  return hashOf({
    draft,
    numbers: numbers.map(({ key, text, value }) => ({ key, text, value })),
    statistics: statistics.values,
    figure: figure?.hash ?? null,
    plan: planHash,
    deviations,
    disclosure,
  })
}

function summarySections(draft: Draft, say: Say): readonly string[] {
  return [
    '## TL;DR',
    '### Background',
    say(draft.background),
    '### Methodology',
    say(draft.methodology),
    '### Results',
    say(draft.results),
    `![${draft.figure.title.replaceAll(/[[\]{}]/g, '')}](${FIGURE_FILE})`,
    `*${say(draft.figure.caption)}*`,
    list(draft.takeaways.map(say)),
    `**Confidence: ${draft.confidence}.** ${capitalised(say(draft.confidenceBecause))}`,
    '### Next steps',
    list(draft.nextSteps.map(say)),
  ]
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function evidenceSections(facts: ResultFacts, say: Say): readonly string[] {
  return [
    '## Reproducibility card',
    renderCard(buildCard(facts)),
    '## Runs',
    renderRuns(facts),
    '## Samples',
    renderSamples(facts),
    `In the words of the draft: ${say(facts.draft.samplesRule)}`,
    '## Numbers',
    renderHeadline(facts),
  ]
}

const HAPPENED = { yes: 'happened', no: 'did not happen', open: 'open' } as const

function judgementSections(
  { plan, draft }: ResultFacts,
  { say, deviations }: { say: Say; deviations: readonly Deviation[] },
): readonly string[] {
  const outcomes = plan.expectedOutcomes.map(({ outcome, meaning }, index) => {
    const seen = draft.expectedVsObserved.find((one) => one.outcome === index)
    return [
      outcome,
      meaning,
      seen ? HAPPENED[seen.happened] : '**not answered**',
      seen ? say(seen.observed) : '',
    ]
  })
  const confounds = draft.openConfounds.map((one) => `open confound: ${say(one)}`)
  return [
    '## Expected and observed',
    table(['expected', 'would mean', 'verdict', 'observed'], outcomes),
    '## What did not work',
    list(draft.didNotWork.map(say)),
    '## Deviations from the sealed plan',
    renderDeviations(deviations),
    '## Limitations',
    list([...draft.limitations.map(say), ...confounds]),
  ]
}

/** Computed, so an empty list is a finding too. */
export function renderDeviations(deviations: readonly Deviation[]): string {
  const rows = deviations.map(({ kind, what, planned, found }) => [kind, what, planned, found])
  return table(
    ['kind', 'what', 'planned', 'found'],
    rows,
    'None: what ran equals the sealed plan in every compared fact.',
  )
}

function sourceSections(facts: ResultFacts): readonly string[] {
  const { artifacts, code: source, experiment, issue, planHash } = facts
  const where = issue === null ? 'No issue.' : issueText(issue)
  return [
    '## Artifacts',
    renderArtifacts(artifacts),
    '## How to reproduce',
    `Experiment ${experiment.id}, plan ${code(planHash)}, commit ${code(source.commit)} of ${code(source.address ?? source.repository)}; environment ${environmentsOf(facts)}.`,
    `One run of each condition, in a clone of the code${withLocks(facts)}:`,
    codeBlock(reproduceCommands(facts), 'sh'),
    '## Source',
    where,
  ]
}

function issueText({ key, title, url }: NonNullable<ResultFacts['issue']>): string {
  return url === '' ? `Issue ${key}: ${title}` : `Issue [${key}](${url}): ${title}`
}

function withLocks({ environments }: ResultFacts): string {
  const paths = Object.values(environments).flatMap(({ lockfiles }) => lockfiles.map(({ path }) => path))
  const locks = [...new Set(paths)].map(code)
  return locks.length === 0 ? '' : ` in which what is locked in ${locks.join(', ')} is installed`
}

function environmentsOf({ runs }: ResultFacts): string {
  const hashes = [...new Set(runs.flatMap(({ environmentHash }) => environmentHash ?? []))]
  return hashes.length === 0 ? 'not recorded' : hashes.map(code).join(', ')
}
