import type Anthropic from '@anthropic-ai/sdk'
import { z } from 'zod'
import { type Effort, type ToolCall, type ToolDescription } from '../agent.ts'
import { type Conversation, type Message } from '../conversation.ts'
import { unsealed, type Part } from './opaque.ts'

export type Params = Anthropic.MessageCreateParamsStreaming
type Block = Anthropic.ContentBlockParam
type Role = 'user' | 'assistant'
type Turn = { readonly role: Role; readonly content: readonly Block[] }

export interface Settings {
  readonly model: string
  readonly mostOutput: number
  readonly effort: Effort | undefined
  readonly thinking: 'default' | 'adaptive'
  /** The stable prefix is kept for an hour where that has a price, so that long commands do not lose it. */
  readonly keepsAnHour: boolean
  readonly mask: (text: string) => string
}

/**
 * A conversation as a request: the whole history each time, since it is the journal that remembers, with marks where
 * the provider's cache may end: after the rules, after the task, and after the last two things that were said to
 * the model, so that the next request always finds one of them.
 */
export function requestOf(conversation: Conversation, settings: Settings): Params {
  const { mask, model, mostOutput, effort, thinking } = settings
  const stable: Anthropic.CacheControlEphemeral = settings.keepsAnHour
    ? { type: 'ephemeral', ttl: '1h' }
    : { type: 'ephemeral' }
  const task: Block = { type: 'text', text: mask(conversation.task), cache_control: stable }
  const turns = merged([
    { role: 'user', content: [task] },
    ...conversation.messages.flatMap((one, i, all) => turnOf(one, all[i - 1], model)),
  ])
  return {
    model,
    max_tokens: mostOutput,
    stream: true,
    system: [{ type: 'text', text: mask(conversation.system), cache_control: stable }],
    tools: conversation.tools.map(toolOf),
    messages: marked(turns).map(({ role, content }) => ({ role, content: [...content] })),
    ...(effort === undefined ? {} : { output_config: { effort } }),
    ...(thinking === 'default' ? {} : { thinking: { type: thinking } }),
  }
}

function toolOf({ name, description, input }: ToolDescription): Anthropic.Tool {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return { name, description, input_schema: { ...schema, type: 'object' } }
}

function turnOf(message: Message, before: Message | undefined, model: string): readonly Turn[] {
  switch (message.kind) {
    case 'answer':
      return [{ role: 'assistant', content: answered(message, model) }]
    case 'results':
      return [{ role: 'user', content: message.results.map(resultOf) }]
    case 'reminder':
      return isPaused(before, model) ? [] : [{ role: 'user', content: [textOf(message.text)] }]
  }
}

/** A turn that the provider paused goes on when it is sent back as it is. */
function isPaused(before: Message | undefined, model: string): boolean {
  return before?.kind === 'answer' && (unsealed(before.opaque, model)?.paused ?? false)
}

type Answer = Extract<Message, { kind: 'answer' }>

function answered({ text, calls, opaque }: Answer, model: string): readonly Block[] {
  const original = unsealed(opaque, model)
  const plain: Part[] = [
    ...(text.trim() === '' ? [] : [{ type: 'text' as const, text }]),
    ...calls.map(({ id }) => ({ type: 'call' as const, id })),
  ]
  const blocks = (original?.parts ?? plain).flatMap((part) => blockOf(part, calls))
  return blocks.length > 0 ? blocks : [textOf('(nothing)')]
}

function blockOf(part: Part, calls: readonly ToolCall[]): readonly Block[] {
  if (part.type !== 'call') return [part]
  const call = calls.find(({ id }) => id === part.id)
  return call === undefined ? [] : [{ type: 'tool_use', id: call.id, name: call.tool, input: call.input }]
}

function resultOf({ id, ok, output }: { id: string; ok: boolean; output: string }): Block {
  const content = output.trim() === '' ? '(no output)' : output
  return { type: 'tool_result', tool_use_id: id, content, ...(ok ? {} : { is_error: true }) }
}

function textOf(text: string): Anthropic.TextBlockParam {
  return { type: 'text', text }
}

/** Results and what is said after them are one message, as the provider wants it. */
function merged(turns: readonly Turn[]): readonly Turn[] {
  return turns.reduce<readonly Turn[]>((done, turn) => {
    const last = done.at(-1)
    if (last?.role !== turn.role) return [...done, turn]
    return [...done.slice(0, -1), { role: turn.role, content: [...last.content, ...turn.content] }]
  }, [])
}

/** The last two messages of the daemon get a mark on their last block; the task has its own. */
function marked(turns: readonly Turn[]): readonly Turn[] {
  const users = turns.flatMap(({ role }, i) => (role === 'user' ? [i] : [])).slice(-2)
  return turns.map((turn, i) => (users.includes(i) ? { ...turn, content: turn.content.map(markLast) } : turn))
}

function markLast(block: Block, at: number, all: readonly Block[]): Block {
  const canHold = block.type === 'text' || block.type === 'tool_result'
  if (at < all.length - 1 || !canHold || 'cache_control' in block) return block
  return { ...block, cache_control: { type: 'ephemeral' } }
}
