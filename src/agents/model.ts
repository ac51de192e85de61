import { type Purse, type ToolCall, type Unanswered, type Usage } from './agent.ts'
import { type Conversation } from './conversation.ts'
import { HookeError } from '../domain/errors.ts'

/**
 * What came of asking a model: an answer; that it will not go on; that it was paid and gave none; that the conversation
 * is too long for it; or trouble of the provider, with what the lost reply cost, or null when nothing was billed.
 */
export type ModelReply =
  | {
      readonly kind: 'said'
      readonly text: string
      readonly calls: readonly ToolCall[]
      readonly usage: Usage
      readonly opaque?: string
    }
  | {
      readonly kind: 'gaveUp'
      readonly class: 'refusal' | 'mismatch' | 'unavailable' | 'limit'
      readonly reason: string
    }
  | {
      readonly kind: 'unanswered'
      readonly why: Unanswered
      readonly note: string | null
      readonly usage: Usage
    }
  | { readonly kind: 'overflow'; readonly usage: Usage | null }
  | { readonly kind: 'trouble'; readonly error: HookeError; readonly usage: Usage | null }

/** A model that is asked for one answer at a time. A thrown `HookeError` is trouble that cost nothing. */
export interface Model {
  next(conversation: Conversation, signal: AbortSignal): Promise<ModelReply>
  /** The most that the next answer may cost, in US dollars; 0 where nothing costs anything. */
  worstPrice?(conversation: Conversation): number
  /** Tokens of input from which on a conversation should be made smaller. */
  readonly crowdedAt?: number
}

/** Asks once, with money reserved. A stop leaves the reservation: whether the reply was billed is not known. */
export async function ask(
  model: Model,
  conversation: Conversation,
  { purse, signal }: { purse: Purse | undefined; signal: AbortSignal },
): Promise<ModelReply> {
  throwIfAborted(signal)
  const refused = purse?.reserve(model.worstPrice?.(conversation) ?? 0) ?? null
  if (refused !== null) return { kind: 'gaveUp', class: 'limit', reason: refused }
  try {
    const reply = await model.next(conversation, signal)
    throwIfAborted(signal)
    if (wasFree(reply)) purse?.release()
    return reply
  } catch (error) {
    throwIfAborted(signal, error)
    purse?.release()
    throw error
  }
}

function wasFree(reply: ModelReply): boolean {
  return (
    reply.kind === 'overflow' || reply.kind === 'gaveUp' || (reply.kind === 'trouble' && reply.usage === null)
  )
}

export function throwIfAborted(signal: AbortSignal, cause?: unknown): void {
  if (signal.aborted) throw new HookeError('effect.aborted', 'the session was stopped', { cause })
}
