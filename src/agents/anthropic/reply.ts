import { z } from 'zod'
import { type ToolCall } from '../agent.ts'
import { tooLong, unreadable } from '../malformed.ts'
import { type ModelReply } from '../model.ts'
import { type Draft, type DraftBlock } from './draft.ts'
import { sealed, type Part } from './opaque.ts'
import { usageFor, type Price } from './prices.ts'

/** What a whole reply means for the session: each reason to stop has its own outcome. */
export function replyOf(
  draft: Draft,
  { model, price, mostOutput }: { model: string; price: Price; mostOutput: number },
): ModelReply {
  const usage = usageFor(draft.counted, price)
  const unanswered = (why: 'refusal' | 'length' | 'empty', note: string): ModelReply => ({
    kind: 'unanswered',
    why,
    note,
    usage,
  })
  if (draft.stop === 'refusal') return unanswered('refusal', refusedNote(draft.category))
  if (draft.stop === 'max_tokens') return unanswered('length', lengthNote(mostOutput))
  if (draft.stop === 'model_context_window_exceeded') return { kind: 'overflow', usage }

  const calls = draft.blocks.flatMap(callOf)
  const text = draft.blocks
    .flatMap((block) => (block.type === 'text' ? [block.text.trim()] : []))
    .filter(Boolean)
    .join('\n\n')
  const paused = draft.stop === 'pause_turn'
  if (calls.length === 0 && text === '' && !paused) return unanswered('empty', EMPTY_NOTE)
  return {
    kind: 'said',
    text,
    calls,
    usage,
    opaque: sealed(model, { paused, parts: draft.blocks.flatMap(partOf) }),
  }
}

function partOf(block: DraftBlock): readonly Part[] {
  if (block.type === 'other') return []
  if (block.type === 'tool_use') return [{ type: 'call', id: block.id }]
  return block.type === 'text' && block.text.trim() === '' ? [] : [block]
}

const Arguments = z.record(z.string(), z.unknown())

function callOf(block: DraftBlock): readonly ToolCall[] {
  if (block.type !== 'tool_use') return []
  const { id, name, json } = block
  const call = { id, tool: name, input: {} }
  const read = argumentsIn(json)
  if (read === undefined)
    return [{ ...call, malformed: `the arguments are no JSON object: ${json.slice(0, 200)}` }]
  const whole = { ...call, input: read }
  // what is far too long is neither stored nor sent back
  return [unreadable(whole) === undefined ? whole : { ...call, malformed: tooLong(json.length) }]
}

function argumentsIn(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return Arguments.safeParse(JSON.parse(json === '' ? '{}' : json)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function refusedNote(category: string | null): string {
  const why = category === null ? '' : ` (${category})`
  return `Your last answer ended in a refusal${why} and was dropped. If you cannot do a part of the task, leave it out and say so in what you submit.`
}

function lengthNote(most: number): string {
  return `Your last answer was cut at ${most} tokens and was dropped; none of its calls ran. Go on in smaller steps: write a long file in pieces, and say less between calls.`
}

const EMPTY_NOTE = 'Your last answer was empty. Use a tool, or submit when you are done.'
