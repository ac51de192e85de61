import { relative } from 'node:path'
import { ExperimentView } from '../cli/replies.ts'
import { pathOf } from '../cli/screens/path.ts'
import { pad, widthOf, wrap } from '../cli/letters.ts'
import type { Output } from '../cli/output.ts'
import { factsOf } from '../cli/screens/show.ts'
import { stageName } from '../cli/screens/words.ts'
import { duration } from '../lib/words.ts'
import { renderReferences } from '../record/references.ts'
import { choiceWords } from './demo-choice.ts'
import type { Demo, Whole } from './demo-types.ts'

/** A path as it is typed from here: relative below the current folder, else absolute. */
export function fromHere(cwd: string, path: string): string {
  const way = relative(cwd, path)
  return way === '' || way.startsWith('..') ? path : way
}

const REHEARSED =
  'rehearsed: recorded sessions, no model is asked. Git, tests, runs, statistics, gates, approvals and record are real.'
const LIVE =
  'live: a model plays the roles, and its provider is paid for it; hooke budget shows what it cost.'

/** What this is, before anything happens. */
export function printOpening({ output, daemon, folder, id, cwd, view, sandbox, live }: Demo): void {
  const { paint } = output
  output.line(`${paint('bold', id)}  ${view().title}`)
  printFact(output, 'web', daemon.link)
  printFact(output, 'folder', fromHere(cwd, folder.dir))
  printFact(output, 'agents', live ? LIVE : REHEARSED)
  printFact(output, 'sandbox', sandbox)
  output.line()
}

function printFact(output: Output, name: string, text: string): void {
  const room = Math.max(40, Math.min(output.columns, 120) - 12)
  const [first = '', ...rest] = wrap(text, room)
  // an address is copied: from the edge of the terminal most fit
  const isAlone = widthOf(first) > room && output.isTTY
  output.line(output.paint('soft', `  ${name.padEnd(9)} ${isAlone ? '' : first}`.trimEnd()))
  if (isAlone) output.line(first)
  for (const line of rest) output.line(output.paint('soft', `            ${line}`))
}

/** One line for each part of the path once it is done, and a moving one for what goes on. */
export function createProgress({ output, clock }: Pick<Demo, 'output' | 'clock'>) {
  const printed = new Set<string>()
  return {
    show(view: Whole): void {
      for (const { label, state, ms, facts, proof } of pathOf(ExperimentView.parse(view), clock.now())) {
        if (state !== 'done' || printed.has(label)) continue
        printed.add(label)
        const [first = '', ...rest] = wrap(factsOf(facts), output.columns - 30 - widthOf(proof))
        const words = [first, output.paint('soft', proof)].filter((text) => text !== '').join('   ')
        output.line(
          `  ${output.paint('good', '✓')} ${label.padEnd(10)} ${duration(ms).padStart(9)}   ${words}`.trimEnd(),
        )
        for (const line of rest) output.line(`${' '.repeat(27)}${line}`)
      }
    },
  }
}

/** What a person is to look at, and how to answer. */
export function printGate(demo: Demo, view: Whole): void {
  const { output, approve, canAsk, daemon } = demo
  const gate = gateOf(view)
  const { paint } = output
  const dot = paint('accent', '●')
  if (approve) {
    output.line(`  ${dot} ${gate.what} ${gate.hash.slice(0, 12)} approved by ${daemon.person} (--approve)`)
    for (const line of wrap(choiceWords(view), textWidth(output))) output.line(paint('soft', `    ${line}`))
    return
  }
  const ask = paint('accent', `Your turn: approve the ${gate.what}`)
  output.line()
  output.line(`  ${dot} ${ask} ${paint('soft', gate.hash.slice(0, 12))}`)
  for (const text of gate.words) {
    for (const line of wrap(text, textWidth(output))) output.line(`    ${line}`)
  }
  output.line()
  if (canAsk) printKeys(demo, view)
}

function textWidth({ columns }: Output): number {
  return Math.min(columns, 100) - 4
}

function gateOf(view: Whole): { what: 'plan' | 'result'; hash: string; words: readonly string[] } {
  if (view.stage === 'awaitingPlanApproval')
    return { what: 'plan', hash: view.plan?.hash ?? '', words: planWords(view) }
  return { what: 'result', hash: view.draft?.hash ?? '', words: resultWords(view) }
}

function printKeys({ output, daemon, id }: Demo, view: Whole): void {
  const key = (name: string, words: string): void => {
    const [first = '', ...rest] = wrap(words, textWidth(output) - 4)
    output.line(`    ${output.paint('bold', name)}   ${first}`)
    for (const line of rest) output.line(`        ${line}`)
  }
  output.line(`    read it at ${daemon.url}/experiments/${id}`)
  output.line('    and decide there, or here:')
  key('a', `approve: ${choiceWords(view)}`)
  key('q', 'leave it for later')
  output.line()
}

/** How to go on later, when nobody answers now. */
export function printLeft({ output, canAsk, command, id }: Demo, view: Whole): void {
  const plan = view.stage === 'awaitingPlanApproval'
  output.line(
    canAsk
      ? '  Left for later; nothing is lost. To go on:'
      : '  Nobody is at a terminal, so the demo stops here; nothing is lost. To go on:',
  )
  output.line(`    ${command} up --detach`)
  output.line(`    ${command} approve ${id}${plan ? '' : ' --follow-ups 1'}`)
  output.line(`    ${command} show ${id}`)
  if (!canAsk) output.line('  or from the start, without stopping: npm start -- --approve')
}

/** What a stop under way leaves, and how to go on. */
export function printStopped({ output, command, id }: Demo): void {
  output.line()
  output.line('  Stopped; nothing is lost, and runs under way are found again. To go on:')
  output.line(`    ${command} up --detach`)
  output.line(`    ${command} show ${id}`)
}

function planWords({ plan, findings }: Whole): readonly string[] {
  const body = plan?.plan
  const asked = findings.flatMap((round) => round.findings).filter(({ severity }) => severity !== 'good')
  const answered = asked.filter(({ answer }) => answer !== null)
  return [
    body?.hypothesis ?? '',
    `${body?.conditions.length ?? 0} conditions × ${body?.seeds.length ?? 0} seeds; ${asked.length} findings of the critics, ${answered.length} answered`,
  ].filter((line) => line !== '')
}

function resultWords({ draft, statistics }: Whole): readonly string[] {
  if (!draft) return []
  const say = (text: string): string => renderReferences(text, statistics?.statistics.values ?? {}).text
  return [`${say(draft.draft.claim)} (${draft.draft.confidence})`, say(draft.draft.confidenceBecause)]
}

type Ended = Pick<Demo, 'output' | 'command' | 'id' | 'clock' | 'cwd' | 'folder'> & {
  readonly daemon: Pick<Demo['daemon'], 'url'>
}
type EndView = Pick<Whole, 'stages' | 'createdAt'> & {
  readonly draft: { readonly draft: { readonly claim: string; readonly confidence: string } } | null
}

/** The result, where everything is, and how to look around. */
export function printEnd(demo: Ended, view: EndView): void {
  const { output, daemon, command, id, clock, cwd, folder } = demo
  const { paint } = output
  printResult(output, view)
  for (const { stage, ms } of view.stages) {
    if (stage !== 'done')
      output.line(paint('soft', `  ${stageName(stage).padEnd(24)} ${duration(ms).padStart(9)}`))
  }
  output.line()
  printPlace(output, 'web', `${daemon.url} while a daemon runs:`, `${command} up`)
  printPlace(output, 'record', fromHere(cwd, `${folder.dir}/.hooke/records/${id}`))
  printPlace(output, 'took', duration(clock.now() - view.createdAt))
  output.line()
  output.line('  look around:')
  printCommands(output, [
    [`${command} show ${id}`, 'what happened, at a glance'],
    [`${command} show ${id} --json`, 'everything'],
    [`${command} timeline ${id}`, 'step by step'],
    [`${command} record ${id}`, 'the record as a folder'],
  ])
}

function printResult(output: Output, { draft }: EndView): void {
  output.line()
  const { claim = '', confidence = '' } = draft?.draft ?? {}
  const lines = wrap(`${claim} (confidence: ${confidence})`, Math.min(output.columns - 4, 76))
  for (const text of lines) output.line(`  ${output.paint('bold', text)}`)
  output.line()
}

/** What is copied stays on one line: below the words where it does not fit beside them. */
function printPlace(output: Output, name: string, words: string, command?: string): void {
  const start = `  ${name.padEnd(8)} ${words}`
  const whole = command === undefined ? start : `${start} ${command}`
  const fits = command === undefined || widthOf(whole) <= output.columns
  for (const line of fits ? [whole] : [start, `${' '.repeat(11)}${command}`]) output.line(line)
}

/** Each with what it shows, beside it where all fit, else above it. */
function printCommands(
  output: Output,
  commands: readonly (readonly [command: string, shows: string])[],
): void {
  const width = Math.max(...commands.map(([command]) => widthOf(command)))
  const isWide = commands.every(([, shows]) => 4 + width + 3 + widthOf(shows) <= output.columns)
  for (const [command, shows] of commands) {
    if (isWide) output.line(`    ${pad(command, width)}   ${output.paint('soft', shows)}`)
    else {
      output.line(`    ${output.paint('soft', `${shows}:`)}`)
      output.line(`      ${command}`)
    }
  }
}
