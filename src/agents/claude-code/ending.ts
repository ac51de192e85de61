import { HookeError } from '../../domain/errors.ts'
import { type Usage } from '../agent.ts'
import { tokensIn, usageFor, type Counted, type Price } from '../anthropic/prices.ts'
import { type EndParts, silence, troubleOf } from '../cli/provider-trouble.ts'
import { type ModelReply } from '../model.ts'
import { type Desk } from './desk.ts'
import { tokensOf, type Cumulative } from './stream.ts'

/** What the end of a process means; `over` when it ended its turn of itself, and nothing was wrong. */
export function endingOf(parts: EndParts, desk: Desk, usage: Usage | null): ModelReply | 'over' {
  const { failure, result, hasBegun } = desk
  if (failure !== null) return troubleOf(parts, failure, usage)
  if (result !== null && usage !== null) return { kind: 'unanswered', why: 'lost', note: null, usage }
  if (result?.subtype === 'success') return 'over'
  const limit = LIMITS[result?.subtype ?? '']
  if (limit !== undefined) return { kind: 'gaveUp', class: 'limit', reason: limit }
  const found = lastWords(desk)
  return hasBegun
    ? troubleOf(parts, silence(`Claude Code ended: ${found}`), usage)
    : { kind: 'trouble', error: broken(parts.program, found), usage: null }
}

function lastWords({ result, end }: Desk): string {
  const words = [...(result?.errors ?? []), end?.stderr.trim()].filter(Boolean).join('; ')
  return words === '' ? `exit code ${end?.code ?? 'unknown'}` : words.slice(0, 1_000)
}

const LIMITS: Readonly<Record<string, string>> = {
  error_max_turns: 'all turns that Claude Code was given are used',
  error_max_budget_usd: 'the money that Claude Code was given is spent',
}

export function broken(program: string, found: string): HookeError {
  return new HookeError('agent.failed', 'Claude Code did not begin a session', {
    found: `${program}: ${found}`,
    advice: 'try it with hooke doctor; then hooke retry ID',
  })
}

export const NOTHING: Counted = { fresh: 0, written: 0, writtenHour: 0, read: 0, output: 0 }

/** What Claude Code counted and no answer told: its totals go on over a --resume, so only the rest is charged. */
export function hiddenUsage(total: Cumulative, counted: number, price: Price): Usage | null {
  const rest = tokensOf(total) - counted
  return rest <= 0 ? null : usageFor({ ...NOTHING, fresh: rest }, price)
}

/** What an answer that never came whole has probably cost. */
export function lostUsage({ draft }: Desk, price: Price): Usage | null {
  if (draft === null) return null
  const { counted, characters } = draft.draft
  return usageFor({ ...counted, output: Math.max(counted.output, tokensIn(' '.repeat(characters))) }, price)
}
