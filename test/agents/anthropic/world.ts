import {
  type AgentOutcome,
  type AgentRequest,
  type Journal,
  type Purse,
  type Turn,
} from '../../../src/agents/agent.ts'
import { HookeError } from '../../../src/domain/errors.ts'
import { type AnthropicOptions } from '../../../src/agents/anthropic/anthropic-backend.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import {
  aMessagesServer,
  type Answers,
  type MessagesServer,
} from '../../fakes/messages-server/messages-server.ts'
import { type Reply } from '../../fakes/messages-server/reply.ts'
import { aJournal, aRequest, inFolder } from '../sessions.ts'
import { anAnthropicBackend } from './backends.ts'

export const NEVER = new AbortController().signal

export interface World {
  readonly server: MessagesServer
  readonly folder: string
  readonly clock: ReturnType<typeof createManualClock>
  readonly journal: ReturnType<typeof aJournal>
  readonly run: (request?: Partial<AgentRequest>, signal?: AbortSignal) => Promise<AgentOutcome>
  /** Another process: a new backend that knows nothing, over this journal. */
  readonly restarted: (journal: Journal, request?: Partial<AgentRequest>) => Promise<AgentOutcome>
}

/** A server with these answers, a folder to work in, a journal and a backend; gone when `use` ends. */
export async function inWorld<T>(
  answers: Answers | readonly Reply[],
  use: (world: World) => Promise<T>,
  options: Partial<AnthropicOptions> = {},
): Promise<T> {
  const server = await aMessagesServer(typeof answers === 'function' ? answers : inTurn(answers))
  try {
    return await inFolder((folder) => {
      const clock = createManualClock()
      const journal = aJournal()
      const fresh = () => anAnthropicBackend(server, { clock, ...options })
      const backend = fresh()
      return use({
        server,
        folder,
        clock,
        journal,
        run: (request = {}, signal = NEVER) => backend.run(aRequest(folder, { journal, ...request }), signal),
        restarted: (kept, request = {}) =>
          fresh().run(aRequest(folder, { journal: kept, ...request }), NEVER),
      })
    })
  } finally {
    await server.close()
  }
}

/** One reply after the other; the last one again and again. */
export function inTurn(replies: readonly Reply[]): Answers {
  return ({ n }) => {
    const reply = replies[Math.min(n, replies.length) - 1]
    if (reply === undefined) throw new Error('there is no reply')
    return reply
  }
}

/** The trouble that a session ended with. */
export async function told(session: Promise<unknown>): Promise<HookeError> {
  const error = await session.then(
    (value) => new Error(`it did not fail: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  )
  if (error instanceof HookeError) return error
  throw error
}

/** What a purse was asked, in order. */
export function aPurse(
  refusal: string | null = null,
): Purse & { readonly asked: readonly (number | 'released')[] } {
  const asked: (number | 'released')[] = []
  return {
    asked,
    reserve: (usd) => (asked.push(usd), refusal),
    release: () => void asked.push('released'),
  }
}

export const kinds = (turns: readonly Turn[]): readonly string[] => turns.map(({ kind }) => kind)
