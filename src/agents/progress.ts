import { canonicalJson } from '../lib/canonical.ts'
import {
  type AgentOutcome,
  type SessionLimits,
  type ToolDescription,
  type Turn,
  type Unanswered,
  type Usage,
} from './agent.ts'
import { stepsOf, type Step } from './conversation.ts'
import { malformedInARow } from './malformed.ts'
import { SUBMIT } from './submit.ts'
import { CHANGING_TOOLS } from './tools/index.ts'

const SILENT_TURNS = 3
const SAME_CALLS = 5

export interface Spent {
  readonly usage: Usage
  readonly minutes: number
}

type Class = Extract<AgentOutcome, { kind: 'gaveUp' }>['class']
type Stop = readonly [Class, reason: string]

/** Why a session may not ask its model again, or undefined when it may. */
export function reasonToStop(
  turns: readonly Turn[],
  { limits, spent, tools }: { limits: SessionLimits; spent: Spent; tools: readonly ToolDescription[] },
): AgentOutcome | undefined {
  const steps = stepsOf(turns)
  const stop = limitReached(steps.length, limits, spent) ?? hopeless(turns) ?? idle(steps, tools)
  return stop && { kind: 'gaveUp', class: stop[0], reason: stop[1], usage: spent.usage }
}

function limitReached(turns: number, limits: SessionLimits, { usage, minutes }: Spent): Stop | undefined {
  const { usd, inputTokens, cachedTokens, outputTokens } = usage
  if (turns >= limits.turns) return ['limit', `all ${limits.turns} turns are used`]
  if (usd > 0 && usd >= limits.usd) {
    return ['limit', `$${usd.toFixed(2)} of $${limits.usd.toFixed(2)} are spent`]
  }
  const tokens = inputTokens + cachedTokens + outputTokens
  if (limits.tokens !== undefined && tokens >= limits.tokens)
    return ['limit', `${tokens} of ${limits.tokens} tokens are used`]
  return minutes >= limits.minutes ? ['limit', `its ${limits.minutes} minutes are over`] : undefined
}

/** Told what was wrong and asked once more: the second time in a row is the last. */
const MOST_UNANSWERED = 2

const UNANSWERED: Readonly<Record<Exclude<Unanswered, 'lost'>, Stop>> = {
  refusal: [
    'refusal',
    'the model refused to answer, also when it was asked again; look at the issue and the plan',
  ],
  length: [
    'limit',
    'its answer was cut at the most tokens one answer may have, also when it was asked for less',
  ],
  empty: ['no-progress', 'its answer was empty, also when it was asked again'],
}

function hopeless(turns: readonly Turn[]): Stop | undefined {
  const since = turns.slice(turns.findLastIndex(({ kind }) => kind === 'said') + 1)
  const none = since.flatMap((turn) => (turn.kind === 'unanswered' && turn.why !== 'lost' ? [turn.why] : []))
  const last = none.at(-1)
  return none.length >= MOST_UNANSWERED && last !== undefined ? UNANSWERED[last] : undefined
}

function idle(steps: readonly Step[], tools: readonly ToolDescription[]): Stop | undefined {
  if (isSilent(steps)) return ['no-progress', `${SILENT_TURNS} answers in a row held no tool call`]
  const wrong = malformedInARow(steps, tools)
  if (wrong !== undefined)
    return [
      'malformed',
      `three answers in a row held only calls that could not be carried out; last: ${wrong}`,
    ]
  const repeated = repeatedCall(steps)
  return repeated === undefined
    ? undefined
    : ['no-progress', `${repeated} was called ${SAME_CALLS} times alike, and no file changed between`]
}

function isSilent(steps: readonly Step[]): boolean {
  const last = steps.slice(-SILENT_TURNS)
  return last.length === SILENT_TURNS && last.every(({ said }) => said.calls.length === 0)
}

/**
 * Calls alike are those of the same tool with the same input and the same result since a file last changed. Refused
 * submissions are counted apart.
 */
function repeatedCall(steps: readonly Step[]): string | undefined {
  const calls = steps.flatMap(({ said, results }) =>
    said.calls.filter(({ tool }) => tool !== SUBMIT).map((call) => ({ call, result: results.get(call.id) })),
  )
  const lastChange = calls.findLastIndex(
    ({ call, result }) => result?.ok === true && call.tool !== 'run' && CHANGING_TOOLS.includes(call.tool),
  )
  const since = calls.slice(lastChange + 1)
  const last = since.at(-1)
  if (last === undefined) return undefined
  const alike = since.filter((other) => sameness(other) === sameness(last))
  return alike.length >= SAME_CALLS ? last.call.tool : undefined
}

function sameness({ call, result }: { call: { tool: string; input: unknown }; result: unknown }): string {
  const output = typeof result === 'object' && result !== null && 'output' in result ? result.output : null
  return canonicalJson([call.tool, call.input, output])
}
