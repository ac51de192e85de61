import { type InputBlock } from '../../../src/agents/agent.ts'
import { type Message } from '../../../src/agents/conversation.ts'
import { renderInput } from '../../../src/agents/input.ts'
import { playRehearsal } from '../../../src/agents/rehearsal/rehearsal.ts'
import { type RoleName } from '../../../src/domain/workflow.ts'
import { type SessionId } from '../../../src/domain/ids.ts'
import { type Answers } from './messages-server.ts'
import { says, text, thinks, type Reply } from './reply.ts'
import { type MessagesRequest } from './request-shape.ts'

/** A session as its database knows it. */
export interface StoredSession {
  readonly id: SessionId
  readonly role: RoleName
  readonly study: string
  readonly system: string
  readonly input: readonly InputBlock[]
  /** The experiment's statistics, which decide what an analyzer has to say. */
  readonly facts: Readonly<Record<string, number | string | boolean>>
}

/**
 * A model that says what was recorded for this study. It finds its place by the very bytes it was sent: rules and task
 * must be those of a session, so what reaches the model is what the database says it was shown.
 */
export function rehearsedAnswers(folder: string, sessions: () => readonly StoredSession[]): Answers {
  return ({ request, task }) => {
    const system = request.system[0]?.text
    const session = sessions().find((one) => one.system === system && renderInput(one.input) === task)
    if (session === undefined) return unknown('no session of the database was shown this')
    const reply = playRehearsal(
      { ...session, session: session.id },
      { messages: messagesIn(request) },
      { folder },
    )
    if (reply.kind !== 'said') return unknown('reason' in reply ? reply.reason : reply.kind)
    const words = reply.text.trim() === '' ? [] : [text(reply.text)]
    return says(
      thinks(`What the ${session.role} does next.`),
      ...words,
      ...reply.calls.map(({ id, tool, input }) => ({ type: 'call' as const, id, tool, input })),
    )
  }
}

function unknown(message: string): Reply {
  return { kind: 'error', status: 400, type: 'invalid_request_error', message }
}

function messagesIn({ messages }: MessagesRequest): readonly Message[] {
  return messages.slice(1).flatMap(({ role, content }): readonly Message[] => {
    if (role === 'assistant') {
      const calls = content.flatMap((block) =>
        block.type === 'tool_use' ? [{ id: block.id, tool: block.name, input: block.input }] : [],
      )
      return [{ kind: 'answer', text: '', calls }]
    }
    const results = content.flatMap((block) =>
      block.type === 'tool_result'
        ? [{ id: block.tool_use_id, ok: block.is_error !== true, output: JSON.stringify(block.content) }]
        : [],
    )
    return results.length > 0 ? [{ kind: 'results', results }] : []
  })
}
