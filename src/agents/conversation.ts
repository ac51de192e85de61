import {
  type Journal,
  type ToolCall,
  type ToolDescription,
  type ToolResult,
  type Turn,
  type Usage,
} from './agent.ts'

/** What a model is shown: the stable part first, then what was said and answered so far. */
export interface Conversation {
  readonly system: string
  readonly task: string
  readonly tools: readonly ToolDescription[]
  readonly messages: readonly Message[]
}

/**
 * `answer` is the model's; `results` answers all of its calls at once, in their order; `reminder` is the daemon's word,
 * also after results.
 */
export type Message =
  | {
      readonly kind: 'answer'
      readonly text: string
      readonly calls: readonly ToolCall[]
      readonly opaque?: string
    }
  | { readonly kind: 'results'; readonly results: readonly ToolResult[] }
  | { readonly kind: 'reminder'; readonly text: string }

/** One answer of the model with everything that came of it, as the journal tells it. */
export interface Step {
  /** Counted from 1. */
  readonly turn: number
  readonly said: Extract<Turn, { kind: 'said' }>
  readonly started: ReadonlySet<string>
  readonly results: ReadonlyMap<string, ToolResult>
  readonly feedback: Extract<Turn, { kind: 'feedback' }> | undefined
  readonly committed: boolean
  /** What the model was told besides, because its next answer was none. */
  readonly notes: readonly string[]
}

/** The journal as steps: a `said` and all turns up to the next one. */
export function stepsOf(turns: readonly Turn[]): readonly Step[] {
  const starts = turns.flatMap((turn, at) => (turn.kind === 'said' ? [{ said: turn, at }] : []))
  return starts.map(({ said, at }, i) => {
    const after = turns.slice(at + 1, starts[i + 1]?.at ?? turns.length)
    const results = after.flatMap((turn) => (turn.kind === 'result' ? [turn.result] : []))
    return {
      turn: i + 1,
      said,
      started: new Set(after.flatMap((turn) => (turn.kind === 'started' ? [turn.call] : []))),
      results: new Map(results.map((result) => [result.id, result])),
      feedback: after.find((turn) => turn.kind === 'feedback'),
      committed: after.some((turn) => turn.kind === 'committed'),
      notes: notesIn(after),
    }
  })
}

export function messagesOf(steps: readonly Step[]): readonly Message[] {
  return steps.flatMap((step) => [answerOf(step.said), replyTo(step), ...step.notes.map(reminder)])
}

/** What was told before the first answer. */
export function openingOf(turns: readonly Turn[]): readonly Message[] {
  const first = turns.findIndex(({ kind }) => kind === 'said')
  return notesIn(first === -1 ? turns : turns.slice(0, first)).map(reminder)
}

export const reminder = (text: string): Message => ({ kind: 'reminder', text })

function notesIn(turns: readonly Turn[]): readonly string[] {
  return turns.flatMap((turn) => (turn.kind === 'unanswered' && turn.note !== null ? [turn.note] : []))
}

/** What a session has cost so far, restarts included. */
export function usageOf(journal: Journal): Usage {
  const all = journal.read().flatMap((turn) => ('usage' in turn ? [turn.usage] : []))
  return all.reduce(sum, NO_USAGE)
}

export const NO_USAGE: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, usd: 0 }

function answerOf({ text, calls, opaque }: Step['said']): Message {
  return { kind: 'answer', text, calls, ...(opaque === undefined ? {} : { opaque }) }
}

function replyTo(step: Step): Message {
  if (step.said.calls.length === 0) return reminder(REMINDER)
  return { kind: 'results', results: step.said.calls.map((call) => resultFor(call, step)) }
}

function resultFor({ id }: ToolCall, { feedback, results }: Step): ToolResult {
  if (feedback?.call === id) return { id, ok: false, output: feedbackText(feedback.reasons) }
  return results.get(id) ?? { id, ok: false, output: 'no result' }
}

function feedbackText(reasons: readonly string[]): string {
  const list = reasons.map((reason) => `- ${reason}`).join('\n')
  return `The submission was refused. Mend each point, then submit again:\n${list}\n${PROPOSING}`
}

const PROPOSING =
  'A point that is wrong about this work and cannot be mended may be put before a person: `proposeSkip` of your result.'

const REMINDER = 'Nothing happened: the answer held no tool call. Use a tool, or submit when you are done.'

function sum(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    usd: a.usd + b.usd,
  }
}
