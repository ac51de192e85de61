import type { Plan } from '../domain/plan.ts'
import { automaticSections, type CardRow } from './card-facts.ts'
import type { ResultFacts } from './facts.ts'
import { table } from './markdown-text.ts'

export type { CardRow } from './card-facts.ts'

export interface CardSection {
  readonly title: string
  readonly rows: readonly CardRow[]
}

/** Rows that only a reader knows, by section: keys of `cardNotes`, alone or as `section.row`. */
const NOTED = {
  model: ['base', 'checkpoint', 'parameters', 'adapter'],
  training: [
    'method',
    'loss',
    'learning-rate',
    'batch',
    'length',
    'sequence-length',
    'optimizer',
    'weight-decay',
    'clipping',
    'precision',
    'parallelism',
  ],
  data: ['preprocessing', 'generation'],
  evaluation: ['judge'],
  decisions: ['alternatives', 'values'],
} as const
type NotedSection = keyof typeof NOTED

/**
 * The reproducibility card (CHECKLISTS 3). A row that does not apply says so with the reason the plan gave: an entry of
 * `plan.skipped` whose `what` names the row or its section.
 */
export function buildCard(facts: ResultFacts): readonly CardSection[] {
  const automatic = automaticSections(facts)
  const sections = [
    'code',
    'environment',
    'compute',
    'model',
    'training',
    'data',
    'evaluation',
    'randomness',
    'artifacts',
    'decisions',
  ]
  return sections.map((title) => ({
    title: title.charAt(0).toUpperCase() + title.slice(1),
    rows: [...(automatic[title] ?? []), ...(isNoted(title) ? notedRows(title, facts) : [])],
  }))
}

function isNoted(title: string): title is NotedSection {
  return Object.hasOwn(NOTED, title)
}

function notedRows(section: NotedSection, { plan, draft }: ResultFacts): readonly CardRow[] {
  const rows = NOTED[section].map((name): CardRow => {
    const note = draft.cardNotes[`${section}.${name}`] ?? draft.cardNotes[name]
    if (note !== undefined) return { name, value: note, source: 'note' }
    return { name, ...fallback(name, plan) }
  })
  if (rows.some(({ source }) => source !== 'missing')) {
    return rows.map((row) =>
      row.source === 'missing' ? { ...row, ...wholeSection(section, { plan, draft }) } : row,
    )
  }
  return [
    {
      name: section === 'model' || section === 'training' ? 'all rows' : NOTED[section].join(', '),
      ...wholeSection(section, { plan, draft }),
    },
  ]
}

type RowValue = Omit<CardRow, 'name'>

function fallback(name: string, plan: Plan): RowValue {
  const skipped = skippedReason(name, plan)
  if (skipped !== undefined) return { value: `not applicable: ${skipped}`, source: 'plan' }
  if (name === 'values') return { value: valuesReason(plan), source: 'plan' }
  return { value: '', source: 'missing' }
}

function wholeSection(section: string, { plan, draft }: Pick<ResultFacts, 'plan' | 'draft'>): RowValue {
  const note = draft.cardNotes[section]
  if (note !== undefined) return { value: note, source: 'note' }
  const skipped = skippedReason(section, plan)
  if (skipped !== undefined) return { value: `not applicable: ${skipped}`, source: 'plan' }
  return { value: '', source: 'missing' }
}

function skippedReason(name: string, plan: Plan): string | undefined {
  const wanted = name.replaceAll('-', ' ')
  return plan.skipped.find(({ what }) =>
    ` ${what.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${wanted} `),
  )?.because
}

function valuesReason({ axis, divergences }: Plan): string {
  const changed = divergences.map(({ key, from, to, because }) => `${key}: ${from} → ${to}, ${because}`)
  const rest = `all but ${axis.key} as in the baseline`
  return changed.length === 0 ? rest : `${rest}; ${changed.join('; ')}`
}

/** What a person would send the card back for: a row that is empty or a placeholder, a note that contradicts a fact. */
export function cardProblems(
  card: readonly CardSection[],
  notes: Readonly<Record<string, string>>,
): readonly string[] {
  const hollow = card.flatMap(({ title, rows }) =>
    rows
      .filter(({ value, source }) => source !== 'auto' && isHollow(value))
      .map(({ name, value }) => hollowProblem(title, name, value)),
  )
  const contradictions = card.flatMap(({ title, rows }) =>
    rows
      .filter(({ source }) => source === 'auto')
      .flatMap(({ name, value }) => {
        const note = notes[`${title.toLowerCase()}.${name}`] ?? notes[name]
        return note === undefined || note === value
          ? []
          : [`card note "${name}" says "${note}", the fact is "${value}"`]
      }),
  )
  return [...hollow, ...contradictions]
}

function hollowProblem(title: string, name: string, value: string): string {
  const key = `${title.toLowerCase()}${name === 'all rows' || name.includes(',') ? '' : `.${name}`}`
  const found = value.trim() === '' ? 'is empty' : `holds only "${value}"`
  return `card row ${title}, ${name} ${found}: give cardNotes["${key}"], or name it in the plan's "skipped" with the reason`
}

function isHollow(value: string): boolean {
  return /^\s*$|\bTBD\b|\{\{|\bsee config\b|^\s*(default|n\/a|none|\?+|-+)\s*$/i.test(value)
}

/** The card as Markdown, one table per section. */
export function renderCard(card: readonly CardSection[]): string {
  return card
    .map(({ title, rows }) => {
      const lines = rows.map(({ name, value, source }) => [
        source === 'auto' ? name : name.replaceAll('-', ' '),
        value === '' ? '**not stated**' : value,
      ])
      return `### ${title}\n\n${table(['row', 'value'], lines)}`
    })
    .join('\n\n')
}
