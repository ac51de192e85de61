import type { Draft } from '../../domain/draft.ts'
import type { ResultStatistics } from '../../domain/statistics.ts'
import type { FactsOf } from '../../hooks/index.ts'
import { buildCard, type CardSection } from '../../record/card.ts'
import type { RecordFacts, ResultFacts } from '../../record/facts.ts'

type Row = FactsOf['reproducibility']['card'][number]

/** The card as the gates read it: with notes once there is a draft, before that the rows that are observed. */
export function cardRowsOf(facts: RecordFacts): Row[] {
  const { plan, draft } = facts
  if (plan === null) return []
  const statistics = facts.statistics ?? NO_STATISTICS
  const card = buildCard({ ...facts, plan, statistics, draft: draft ?? NO_DRAFT } satisfies ResultFacts)
  return draft === null ? withoutReader(card) : card.flatMap((section) => rowsOf(section, draft.cardNotes))
}

/** What only a reader knows is said in the draft; before there is one, nobody can have said it. */
function withoutReader(card: readonly CardSection[]): Row[] {
  return card.flatMap(({ title, rows }) =>
    rowsOf(
      { title, rows: rows.filter(({ name, source }) => source !== 'missing' || !isNote(title, name)) },
      {},
    ),
  )
}

/** Rows that the notes of a draft fill; `missing` elsewhere means that an observation is absent. */
function isNote(title: string, name: string): boolean {
  return !(title === 'Environment' && name === 'snapshot') && !(title === 'Compute' && name === 'host')
}

function rowsOf({ title, rows }: CardSection, notes: Draft['cardNotes']): Row[] {
  return rows.map(({ name, value, source }) => {
    const shown = withoutPlaceholders(value)
    if (source !== 'auto') return { section: title, row: name, value: shown, fact: null }
    const note = notes[`${title.toLowerCase()}.${name}`] ?? notes[name]
    return { section: title, row: name, value: note ?? shown, fact: shown }
  })
}

/** The planned command has `${seed}` and the like; they are what it says, not a gap in the card. */
function withoutPlaceholders(value: string): string {
  return value.replaceAll(/\$\{(\w+)\}/g, '‹$1›')
}

const NO_STATISTICS: ResultStatistics = { summaries: [], comparisons: [], curves: [], values: {} }
const NO_DRAFT: Draft = {
  claim: '',
  confidence: 'LOW',
  confidenceBecause: '',
  background: '',
  methodology: '',
  results: '',
  takeaways: [],
  nextSteps: [],
  figure: { kind: 'bars', metric: '', title: '', caption: '', xLabel: '', yLabel: '' },
  expectedVsObserved: [],
  didNotWork: [],
  limitations: [],
  openConfounds: [],
  samplesRule: '',
  bears: { claim: 'none', statement: '', how: 'neither' },
  cardNotes: {},
}
