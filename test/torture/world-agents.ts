import { z } from 'zod'
import type { AgentBackend } from '../../src/agents/agent.ts'
import { NO_USAGE } from '../../src/agents/conversation.ts'
import { runSession } from '../../src/agents/session-loop.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { WorldClient } from './world-client.ts'

const Completion = z.object({
  text: z.string(),
  calls: z.array(z.object({ tool: z.string(), input: z.unknown() })),
})

/** Roles are played by the model of the fake world, one request for each answer. */
export function createWorldBackend({ client, clock }: { client: WorldClient; clock: Clock }): AgentBackend {
  return {
    name: 'world',
    disclosure: null,
    run: (request, signal) =>
      runSession(
        {
          clock,
          model: {
            async next({ messages }, until) {
              const { session, role } = request
              const step = messages.filter(({ kind }) => kind === 'answer').length
              const asked = { session, role, step }
              const { text, calls } = Completion.parse(
                (await client.once('POST', '/model', asked, until)).body,
              )
              const numbered = calls.map((call, n) => ({ ...call, id: `world-${step}-${n}` }))
              return { kind: 'said', text, calls: numbered, usage: NO_USAGE }
            },
          },
        },
        request,
        signal,
      ),
  }
}
