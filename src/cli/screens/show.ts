import { overrideDone, skipProposed } from '../../domain/skips.ts'
import { duration, money } from '../../lib/words.ts'
import { fit, pad, widthOf, wrap } from '../letters.ts'
import type { Output } from '../output.ts'
import type { ExperimentView } from '../replies.ts'
import { pathOf, type PathLine } from './path.ts'
import { age, clockTime, stageName } from './words.ts'

const MARKS = { done: '✓', now: '⠸', yours: '●', aside: '!', next: ' ' } as const
const COLOURS = {
  done: 'good',
  now: 'running',
  yours: 'accent',
  aside: 'attention',
  next: 'soft',
} as const

/** One experiment at a glance: the path, whose turn, what it cost. */
export function printExperiment(view: ExperimentView, output: Output): void {
  const { columns, paint } = output
  printTitle(view, output)
  for (const line of wrap(view.brief, Math.min(columns - 4, 100))) output.line(`  ${paint('soft', line)}`)
  const lines = pathOf(view, output.now())
  const room = roomFor(lines, columns)
  for (const line of lines) printLine(line, output, room)
  printLookups(view.lookups, output)
  printOverrides(view.overrides, output)
  printProposals(view, output)
  if (view.draft) printClaim(view.draft.draft, output)
  printTurn(view, output)
  const cap = view.cost.capUsd == null ? '' : ` of ${money(view.cost.capUsd)}`
  if (view.cost.total > 0) output.line(`  ${paint('soft', `cost ${money(view.cost.total)}${cap}`)}`)
}

function printTurn(view: ExperimentView, output: Output): void {
  for (const { text, own, isCommand = false } of turnOf(view, output))
    for (const line of isCommand ? [text] : wrap(text, output.columns - 4))
      output.line(`  ${output.paint(own ? 'accent' : 'soft', line)}`)
}

/** The title, on as many lines as it takes. */
export function printTitle({ id, title }: { id: string; title: string }, output: Output): void {
  const [first = '', ...rest] = wrap(title, output.columns - id.length - 2)
  output.line(`${output.paint('bold', id)}  ${first}`)
  for (const line of rest) output.line(`${' '.repeat(id.length)}  ${line}`)
}

/** Breaks stand between facts; the dot stays with what it follows. */
export function factsOf(facts: PathLine['facts']): string {
  return facts.map((fact) => fact.replaceAll(' ', '\u00A0')).join('\u00A0· ')
}

/** Mark, label and time before the facts; what stands between facts and proof. */
const BEFORE_FACTS = 30
const GAP = 3
/** A longer proof stands further left in its own line, rather than to narrow the facts of all. */
const USUAL_PROOF = 16
const LEAST_FACTS = 10

/** How wide the facts may be, so that the usual proofs stand below each other. */
function roomFor(lines: readonly PathLine[], columns: number): number {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf))
  const proof = widest(lines.map((line) => line.proof).filter((text) => widthOf(text) <= USUAL_PROOF))
  return Math.min(widest(lines.map(({ facts }) => factsOf(facts))), roomBeside(proof, columns))
}

function roomBeside(proof: number, columns: number): number {
  return Math.max(0, columns - BEFORE_FACTS - GAP - proof)
}

function printLine(line: PathLine, output: Output, room: number): void {
  const { paint, columns } = output
  const { label, proof, state, ms } = line
  const width = proof === '' ? columns - BEFORE_FACTS : Math.min(room, roomBeside(widthOf(proof), columns))
  const [facts = '', ...rest] = wrap(factsOf(line.facts), Math.max(LEAST_FACTS, width))
  const left = `${label.padEnd(10)} ${duration(ms).padStart(12)}${' '.repeat(GAP)}`
  const right = proof === '' ? facts : `${pad(facts, width)}${' '.repeat(GAP)}${paint('soft', proof)}`
  output.line(`  ${paint(COLOURS[state], MARKS[state])} ${left}${right}`.trimEnd())
  for (const more of rest) output.line(`${' '.repeat(BEFORE_FACTS)}${more}`)
}

function printClaim({ claim, confidence }: { claim: string; confidence: string }, output: Output): void {
  output.line()
  for (const line of wrap(`${claim} (confidence: ${confidence})`, Math.min(output.columns - 4, 72))) {
    output.line(`  ${line}`)
  }
  output.line()
}

const MOST_LOOKUPS = 12

/** What roles read on the web; the whole list is in `--json` and on the page. */
function printLookups(lookups: ExperimentView['lookups'], output: Output): void {
  const { paint, columns } = output
  if (lookups.length === 0) return
  output.line(`  looked up on the web: ${lookups.length} requests`)
  for (const { role, url, outcome, bytes, cited } of lookups.slice(0, MOST_LOOKUPS)) {
    const end = `${outcome}${outcome === 'answered' ? `, ${bytes} bytes` : ''}${cited ? ', cited' : ''}`
    const about = `    ${role ?? 'somebody'}: ${end}  `
    output.line(paint('soft', `${about}${fit(url, Math.max(20, columns - about.length))}`))
  }
  const more = lookups.length - MOST_LOOKUPS
  if (more > 0) output.line(paint('soft', `    and ${more} more: --json has each`))
}

/** What somebody skipped on the way, and why (W-3). */
function printOverrides(overrides: ExperimentView['overrides'], output: Output): void {
  for (const { by, what, because } of overrides) {
    for (const line of wrap(`${by} ${overrideDone(what)} because ${because}`, output.columns - 4))
      output.line(`  ${output.paint('attention', line)}`)
  }
}

/** The words of a role are for reading: the command has none of them, since a shell would read them too (W-3). */
function printProposals({ id, turn, skipProposals }: ExperimentView, output: Output): void {
  if (turn === 'nobody') return
  for (const proposal of skipProposals) {
    const words = `${skipProposed(proposal)}, and says: ${proposal.because}`
    for (const line of wrap(words, Math.min(output.columns - 4, 100)))
      output.line(`  ${output.paint('attention', line)}`)
    const gate = /^[\w./-]+$/.test(proposal.gate) ? proposal.gate : 'GATE'
    output.line(
      `  ${output.paint('soft', output.typed(`yours to decide: hooke skip ${id} ${gate} "because …"`))}`,
    )
  }
}

interface TurnLine {
  readonly text: string
  /** It is the reader's turn. */
  readonly own: boolean
  /** Copied as it stands, so it stays on one line. */
  readonly isCommand?: boolean
}

/** What a stage wants of a person, and the command for it. */
const ASKS: Readonly<Record<string, readonly [ask: string, command: string]>> = {
  clarifying: ['answer the questions', 'answer'],
  awaitingPlanApproval: ['approve the plan', 'approve'],
  awaitingResultApproval: ['approve the result', 'approve'],
  blocked: ['decide how to go on', 'retry'],
  paused: ['resume it when you want', 'resume'],
}

function turnOf(view: ExperimentView, output: Pick<Output, 'now' | 'typed'>): readonly TurnLine[] {
  const { typed } = output
  const now = output.now()
  const { id, stage, turn, waitingFor, since, reason } = view
  const because = reason === null || reason === '' ? [] : [{ text: `because: ${reason}`, own: false }]
  if (turn === 'nobody')
    return [{ text: `${stageName(stage)}, since ${age(since, now)}`, own: false }, ...because]
  if (turn !== 'human') return [...waitOf(view), { text: nextAsk(view), own: false }, ...because]
  const [ask, command] = ASKS[stage] ?? ['decide', 'show']
  const whom = waitingFor === null ? 'your turn' : `${waitingFor}'s turn`
  return [
    {
      text: `${stage === 'blocked' ? 'blocked; ' : ''}${whom}: ${ask} (waiting for ${age(since, now)})`,
      own: true,
    },
    ...because,
    { text: typed(`hooke ${command} ${id}`), own: false, isCommand: true },
  ]
}

/** Nobody is asked: it goes on by itself. */
function waitOf({ waits }: ExperimentView): readonly TurnLine[] {
  if (!waits) return []
  return [{ text: `waits until ${clockTime(waits.until)}: ${waits.reason}`, own: false }]
}

function nextAsk({ plan }: ExperimentView): string {
  return plan?.sealedAt == null ? 'your turn next: the plan' : 'your turn next: the result'
}
