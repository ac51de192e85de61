import { type ToolResult } from '../agent.ts'
import { EMPTY_DRAFT, received, type Draft } from '../anthropic/draft.ts'
import { type Failure } from '../anthropic/trouble.ts'
import { type CliEnd } from '../cli/cli-process.ts'
import { createWaitingRoom, type WaitingRoom } from '../cli/waiting-room.ts'
import { lineOf, wordsOf, type Line, type ResultLine } from './stream.ts'

/** A whole answer of the model, or what Claude Code spent on making its conversation shorter. */
export type Heard =
  | { readonly kind: 'answer'; readonly id: string; readonly draft: Draft }
  | { readonly kind: 'compacted'; readonly tokens: number }

/** All that is known of one process of Claude Code, and who waits for more. */
export interface Desk extends WaitingRoom {
  readonly heard: Heard[]
  /** Calls it asks the daemon to carry out, and those it refused itself, with its words. */
  readonly asked: Set<string>
  readonly refused: Map<string, string>
  readonly answers: Map<string, ToolResult>
  /** An answer that is on its way. */
  draft: { readonly id: string; readonly draft: Draft } | null
  /** Calls that a hook of ours let pass. */
  hooksPassed: number
  hasBegun: boolean
  failure: Failure | null
  result: ResultLine | null
  end: CliEnd | null
  /** Takes one line of its output. */
  tell(line: string): void
}

export function createDesk(): Desk {
  const room = createWaitingRoom()
  const desk: Desk = {
    ...room,
    heard: [],
    asked: new Set(),
    refused: new Map(),
    answers: new Map(),
    draft: null,
    hooksPassed: 0,
    hasBegun: false,
    failure: null,
    result: null,
    end: null,
    tell(text) {
      const line = lineOf(text)
      if (line !== undefined) take(desk, line)
      room.changed()
    },
  }
  return desk
}

function take(desk: Desk, line: Line): void {
  switch (line.type) {
    case 'system':
      takeSystem(desk, line)
      return
    case 'stream_event':
      takeEvent(desk, line)
      return
    case 'assistant':
      desk.failure = failureOf(line)
      return
    case 'user':
      for (const { tool_use_id: id, is_error: isError, content } of line.message.content) {
        if (id !== undefined && isError === true && !desk.asked.has(id))
          desk.refused.set(id, wordsOf(content))
      }
      return
    case 'result':
      desk.result = line
  }
}

function takeSystem(desk: Desk, line: Extract<Line, { type: 'system' }>): void {
  if (line.subtype === 'init') desk.hasBegun = true
  if (line.subtype === 'hook_response' && line.hook_event === 'PreToolUse' && line.exit_code === 0)
    desk.hooksPassed += 1
  if (line.subtype === 'compact_boundary')
    desk.heard.push({ kind: 'compacted', tokens: line.compact_metadata.pre_tokens })
}

function takeEvent(
  desk: Desk,
  { event, api_message_id: id = '' }: Extract<Line, { type: 'stream_event' }>,
): void {
  if (event.type === 'error') return
  const before =
    event.type === 'message_start' || desk.draft === null ? { id, draft: EMPTY_DRAFT } : desk.draft
  const draft = received(before.draft, event)
  if (!draft.isWhole) {
    desk.draft = { id: before.id, draft }
    return
  }
  desk.draft = null
  desk.failure = null
  desk.heard.push({ kind: 'answer', id: before.id, draft })
}

function failureOf(line: Extract<Line, { type: 'assistant' }>): Failure {
  return {
    status: line.api_error_status ?? null,
    type: line.api_error_type ?? null,
    code: null,
    message: wordsOf(line.message.content) || 'Claude Code told no reason',
    waitMs: null,
    request: null,
  }
}
