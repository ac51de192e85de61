import { HookeError } from '../../domain/errors.ts'
import { type ToolResult } from '../agent.ts'
import { EMPTY_DRAFT, received, type Draft } from '../anthropic/draft.ts'
import { TimeIsOver } from '../anthropic/stream.ts'
import { type Failure } from '../anthropic/trouble.ts'
import { type CliEnd } from './cli-process.ts'
import { lineOf, wordsOf, type Line, type ResultLine } from './stream.ts'

/** A whole answer of the model, or what Claude Code spent on making its conversation shorter. */
export type Heard =
  | { readonly kind: 'answer'; readonly id: string; readonly draft: Draft }
  | { readonly kind: 'compacted'; readonly tokens: number }

/** All that is known of one process of Claude Code, and who waits for more. */
export interface Desk {
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
  /** To be called after a change from elsewhere. */
  changed(): void
  /** Resolves as soon as `look` finds something; rejects when the signal fires. */
  until<T>(look: () => T | undefined, signal: AbortSignal): Promise<T>
}

export function createDesk(): Desk {
  const waiting = new Set<() => void>()
  const changed = (): void => {
    for (const look of [...waiting]) look()
  }
  const desk: Desk = {
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
      changed()
    },
    changed,
    until: (look, signal) => untilFound(waiting, look, signal),
  }
  return desk
}

function untilFound<T>(waiting: Set<() => void>, look: () => T | undefined, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      waiting.delete(check)
      signal.removeEventListener('abort', stop)
    }
    const check = (): void => {
      const found = look()
      if (found === undefined) return
      end()
      resolve(found)
    }
    const stop = (): void => {
      end()
      const { reason } = signal as { reason: unknown }
      reject(
        reason instanceof TimeIsOver ? reason : new HookeError('effect.aborted', 'the session was stopped'),
      )
    }
    waiting.add(check)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    else check()
  })
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
