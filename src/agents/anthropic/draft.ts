import { type BlockDelta, type StartedBlock, type StreamEvent, type StreamUsage } from './events.ts'
import { type Counted } from './prices.ts'

/** One block of a reply that is being received; `json` are a call's arguments so far. */
export type DraftBlock =
  | Exclude<StartedBlock, { type: 'tool_use' }>
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly json: string }

/** A reply as far as it has arrived. */
export interface Draft {
  readonly blocks: readonly DraftBlock[]
  readonly counted: Counted
  readonly stop: string | null
  /** Of a refusal. */
  readonly category: string | null
  readonly isWhole: boolean
  /** What arrived of the answer, for an estimate when the rest never does. */
  readonly characters: number
}

const NOTHING: Counted = { fresh: 0, written: 0, writtenHour: 0, read: 0, output: 0 }
export const EMPTY_DRAFT: Draft = {
  blocks: [],
  counted: NOTHING,
  stop: null,
  category: null,
  isWhole: false,
  characters: 0,
}

/** The draft with one more event. */
export function received(draft: Draft, event: Exclude<StreamEvent, { type: 'error' }>): Draft {
  switch (event.type) {
    case 'message_start':
      return { ...draft, counted: counted(draft.counted, event.message.usage) }
    case 'content_block_start':
      return { ...draft, blocks: withBlock(draft.blocks, event.index, begun(event.content_block)) }
    case 'content_block_delta':
      return grown(draft, event.index, event.delta)
    case 'content_block_stop':
      return draft
    case 'message_delta':
      return ending(draft, event)
    case 'message_stop':
      return { ...draft, isWhole: true }
  }
}

type Ending = Extract<StreamEvent, { type: 'message_delta' }>

function ending(draft: Draft, { delta, usage }: Ending): Draft {
  return {
    ...draft,
    stop: delta.stop_reason ?? draft.stop,
    category: delta.stop_details?.category ?? draft.category,
    counted: usage ? counted(draft.counted, usage) : draft.counted,
  }
}

/** Counts are totals so far; what an event leaves out stands as it was. */
function counted(before: Counted, usage: StreamUsage): Counted {
  const hour = usage.cache_creation?.ephemeral_1h_input_tokens ?? before.writtenHour
  const all = usage.cache_creation_input_tokens ?? before.written + before.writtenHour
  return {
    fresh: usage.input_tokens ?? before.fresh,
    written: Math.max(0, all - hour),
    writtenHour: Math.min(hour, all),
    read: usage.cache_read_input_tokens ?? before.read,
    output: usage.output_tokens ?? before.output,
  }
}

function begun(block: StartedBlock): DraftBlock {
  return block.type === 'tool_use' ? { ...block, json: '' } : block
}

function withBlock(blocks: readonly DraftBlock[], at: number, block: DraftBlock): readonly DraftBlock[] {
  return at < blocks.length ? blocks.with(at, block) : [...blocks, block]
}

function grown(draft: Draft, at: number, delta: BlockDelta): Draft {
  const block = draft.blocks[at]
  if (block === undefined) return draft
  const [next, more] = appended(block, delta)
  return { ...draft, blocks: draft.blocks.with(at, next), characters: draft.characters + more.length }
}

function appended(block: DraftBlock, delta: BlockDelta): readonly [DraftBlock, more: string] {
  if (block.type === 'text' && delta.type === 'text_delta')
    return [{ ...block, text: block.text + delta.text }, delta.text]
  if (block.type === 'tool_use' && delta.type === 'input_json_delta')
    return [{ ...block, json: block.json + delta.partial_json }, delta.partial_json]
  return block.type === 'thinking' ? thought(block, delta) : [block, '']
}

function thought(
  block: Extract<DraftBlock, { type: 'thinking' }>,
  delta: BlockDelta,
): readonly [DraftBlock, more: string] {
  if (delta.type === 'thinking_delta')
    return [{ ...block, thinking: block.thinking + delta.thinking }, delta.thinking]
  if (delta.type === 'signature_delta')
    return [{ ...block, signature: block.signature + delta.signature }, '']
  return [block, '']
}
