import { overrideDone, skipProposed } from '../../domain/skips.ts'
import { duration, money } from '../../lib/words.ts'
import { fit, pad, wrap } from '../letters.ts'
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
  output.line(`${paint('bold', view.id)}  ${fit(view.title, columns - view.id.length - 2)}`)
  for (const line of wrap(view.brief, Math.min(columns - 4, 100))) output.line(`  ${paint('soft', line)}`)
  const lines = pathOf(view, output.now())
  const facts = Math.max(0, ...lines.map((line) => factsOf(line).length))
  for (const line of lines) printLine(line, output, facts)
  printLookups(view.lookups, output)
  printOverrides(view.overrides, output)
  printProposals(view, output)
  if (view.draft) printClaim(view.draft.draft, output)
  for (const line of turnOf(view, output)) output.line(`  ${paint(line.own ? 'accent' : 'soft', line.text)}`)
  const cap = view.cost.capUsd == null ? '' : ` of ${money(view.cost.capUsd)}`
  if (view.cost.total > 0) output.line(`  ${paint('soft', `cost ${money(view.cost.total)}${cap}`)}`)
}

function factsOf({ facts }: PathLine): string {
  return facts.join(' · ')
}

function printLine(line: PathLine, output: Output, factsWidth: number): void {
  const { paint, columns } = output
  const room = Math.max(10, Math.min(factsWidth, columns - 32 - line.proof.length))
  const left = `${line.label.padEnd(10)} ${duration(line.ms).padStart(12)}   `
  const facts = pad(fit(factsOf(line), room), line.proof === '' ? 0 : room)
  const proof = `   ${paint('soft', line.proof)}`
  output.line(
    `  ${paint(COLOURS[line.state], MARKS[line.state])} ${line.proof === '' ? `${left}${facts}`.trimEnd() : `${left}${facts}${proof}`}`,
  )
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
    const words = fit(`${by} ${overrideDone(what)} because ${because}`, output.columns - 4)
    output.line(`  ${output.paint('attention', words)}`)
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
    { text: typed(`hooke ${command} ${id}`), own: false },
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
