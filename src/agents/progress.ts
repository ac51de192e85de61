import { canonicalJson } from '../lib/canonical.ts'
import { type AgentOutcome, type SessionLimits, type Usage } from './agent.ts'
import { type Step } from './conversation.ts'
import { SUBMIT } from './submit.ts'
import { CHANGING_TOOLS } from './tools/index.ts'

const SILENT_TURNS = 3
const SAME_CALLS = 5

export interface Spent {
  readonly usage: Usage
  readonly minutes: number
}

/** Why a session may not ask its model again, or undefined when it may. */
export function reasonToStop(
  steps: readonly Step[],
  { limits, spent }: { limits: SessionLimits; spent: Spent },
): AgentOutcome | undefined {
  const { usage, minutes } = spent
  const stop = (why: 'limit' | 'no-progress', reason: string): AgentOutcome => ({
    kind: 'gaveUp',
    class: why,
    reason,
    usage,
  })

  if (steps.length >= limits.turns) return stop('limit', `all ${limits.turns} turns are used`)
  if (usage.usd > 0 && usage.usd >= limits.usd) {
    return stop('limit', `$${usage.usd.toFixed(2)} of $${limits.usd.toFixed(2)} are spent`)
  }
  if (minutes >= limits.minutes) return stop('limit', `its ${limits.minutes} minutes are over`)
  if (isSilent(steps)) return stop('no-progress', `${SILENT_TURNS} answers in a row held no tool call`)
  const repeated = repeatedCall(steps)
  if (repeated === undefined) return undefined
  return stop('no-progress', `${repeated} was called ${SAME_CALLS} times alike, and no file changed between`)
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
