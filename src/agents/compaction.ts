import { type ToolCall, type ToolResult, type Turn } from './agent.ts'
import { messagesOf, openingOf, reminder, stepsOf, type Message, type Step } from './conversation.ts'

/** One way to make a conversation smaller: steps up to `through`, shortened or summed up. */
export interface Compaction {
  readonly how: 'shorten' | 'summarise'
  readonly through: number
}

/** The newest steps stay whole; where that is not enough, only the last one does. */
const KEPT_WHOLE = [4, 1] as const
/** A compaction breaks the cached prefix, so it must bring this much. */
const WORTH = 0.9
const SUMMARY_CHARACTERS = 4_000
const LONGEST_SUMMARY = 24_000

/**
 * What a model is shown of a journal. It depends on the journal alone, so a restart shows the same bytes; rules and task
 * are no part of it and stay verbatim.
 */
export function messagesIn(turns: readonly Turn[]): readonly Message[] {
  const { shortened, summary } = compactedIn(turns)
  return shown(turns, { shortened, summary })
}

/** The ways to make it smaller that are worth their price, gentlest first. */
export function compactionsOf(turns: readonly Turn[]): readonly Compaction[] {
  const count = stepsOf(turns).length
  const done = compactedIn(turns)
  const now = sizeOf(shown(turns, done))
  const ways = KEPT_WHOLE.flatMap((kept): Compaction[] => [
    { how: 'shorten', through: count - kept },
    { how: 'summarise', through: count - kept },
  ])
  return ways.filter(({ how, through }) => {
    if (through < 1) return false
    const after = how === 'shorten' ? { ...done, shortened: through } : { ...done, summary: assumed(through) }
    return sizeOf(shown(turns, after)) <= now * WORTH
  })
}

/** What the model is shown to sum up. */
export function toSumUp(turns: readonly Turn[], through: number): readonly Message[] {
  const done = compactedIn(turns)
  return [...shown(turns, done, through), reminder(SUM_UP)]
}

export function keptSummary(text: string): string {
  return text.trim().slice(0, LONGEST_SUMMARY)
}

const SUM_UP =
  'This conversation is getting too long, so everything before the next step will be replaced by your summary. Answer in ' +
  'plain text, without any tool call: what was found out and where, what was decided and why, what was done to which files, ' +
  'what was refused and for which reasons, and what is left to do. Your rules and your task stay as they are; do not repeat them.'

interface Compacted {
  readonly shortened: number
  readonly summary: { readonly through: number; readonly text: string } | null
}

function compactedIn(turns: readonly Turn[]): Compacted {
  const all = turns.filter((turn) => turn.kind === 'compacted')
  const last = all.findLast(({ summary }) => summary !== null)
  return {
    shortened: Math.max(0, ...all.filter(({ summary }) => summary === null).map(({ through }) => through)),
    summary: last === undefined ? null : { through: last.through, text: last.summary ?? '' },
  }
}

function shown(turns: readonly Turn[], { shortened, summary }: Compacted, through = Infinity) {
  const steps = stepsOf(turns).slice(summary?.through ?? 0, through)
  const opening = summary === null ? openingOf(turns) : [reminder(introduced(summary.text))]
  const short = steps.map((step) => (step.turn <= shortened ? shorter(step) : step))
  return [...opening, ...messagesOf(short)]
}

function introduced(summary: string): string {
  return `The earlier part of this conversation was replaced by your own summary of it:\n\n${summary}`
}

function assumed(through: number): Compacted['summary'] {
  return { through, text: ' '.repeat(SUMMARY_CHARACTERS) }
}

function sizeOf(messages: readonly Message[]): number {
  return JSON.stringify(messages).length
}

/** Signed thinking belongs to the conversation as it was, so it goes with what is cut. */
function shorter(step: Step): Step {
  const { opaque: _opaque, ...said } = step.said
  const results = [...step.results].map(([id, result]): [string, ToolResult] => [
    id,
    { ...result, output: cut(result.output) },
  ])
  return { ...step, said: { ...said, calls: said.calls.map(shorterCall) }, results: new Map(results) }
}

function shorterCall(call: ToolCall): ToolCall {
  const { input } = call
  if (typeof input !== 'object' || input === null) return call
  const entries = Object.entries(input).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? cut(value) : value,
  ])
  return { ...call, input: Object.fromEntries(entries) as unknown }
}

const HEAD = 600
const TAIL = 200

function cut(text: string): string {
  if (text.length <= 2 * (HEAD + TAIL)) return text
  const left = text.length - HEAD - TAIL
  return `${text.slice(0, HEAD)}\n[${left} characters left out to save space; look again if you need them]\n${text.slice(-TAIL)}`
}
