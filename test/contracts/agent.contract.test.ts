import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { normalised } from '../../src/agents/rehearsal/normalise.ts'
import { createRehearsal } from '../../src/agents/rehearsal/rehearsal.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aRequest } from '../agents/sessions.ts'
import { anAnthropicBackend } from '../agents/anthropic/backends.ts'
import { aClaudeCodeBackend } from '../agents/claude-code/backends.ts'
import { aFakeClaude } from '../agents/claude-code/fake-claude.ts'
import { aCodexBackend } from '../agents/codex/backends.ts'
import { aFakeCodex } from '../agents/codex/fake-codex.ts'
import { aResponsesServer, type ResponsesAnswer, type ResponsesRequest } from '../fakes/responses-server.ts'
import { aMessagesServer, type MessagesServer } from '../fakes/messages-server/messages-server.ts'
import { says, text, type Reply } from '../fakes/messages-server/reply.ts'
import { createScriptedBackend, playing } from '../fakes/scripted-agent.ts'
import { agentContract, type PlayedTurn } from './agent.contract.ts'

agentContract('rehearsal', ({ folder, turns, afterFeedback = [] }) => {
  const input = normalised(aRequest(folder).input)
  const script = {
    role: 'implementer',
    study: 'bandits',
    sessions: [{ input, cases: [{ turns }], afterFeedback }],
  }
  writeFileSync(join(folder, 'implementer.json'), JSON.stringify(script))
  return createRehearsal({ folder, clock: systemClock })
})

agentContract('scripted', ({ turns, afterFeedback = [] }) =>
  createScriptedBackend({
    implementer: (_request, { feedback }) => {
      const gate = feedback.some((text) => text.includes('too short'))
      const submitted = turns.filter(({ calls }) => calls.some(({ tool }) => tool === 'submit'))
      return playing(gate ? afterFeedback : feedback.length === 0 ? turns : submitted.slice(feedback.length))
    },
  }),
)

let server: MessagesServer
let played: readonly PlayedTurn[] = []
beforeAll(async () => {
  // what was cached depends on what was asked before; a redo is compared with the first run byte by byte
  server = await aMessagesServer(({ turn }) => replyFor(played[turn], turn), { leastCached: Infinity })
})
afterAll(() => server.close())

let responses: Awaited<ReturnType<typeof aResponsesServer>>
let codexPlays: readonly PlayedTurn[] = []
beforeAll(async () => {
  responses = await aResponsesServer(codexAnswer)
})
afterAll(() => responses.close())

agentContract('anthropic', ({ turns, afterFeedback = [] }) => {
  played = [...turns, ...afterFeedback]
  return anAnthropicBackend(server, { clock: systemClock })
})

agentContract('claude-code', ({ folder, turns, afterFeedback = [] }) => {
  const all = [...turns, ...afterFeedback]
  const { start } = aFakeClaude(
    ({ turn }) => all[turn] ?? { fails: { status: 400, type: 'nothing_is_played' } },
  )
  return aClaudeCodeBackend(folder, { start, clock: systemClock })
})

agentContract('codex', ({ folder, turns, afterFeedback = [] }) => {
  codexPlays = [...turns, ...afterFeedback]
  return aCodexBackend(folder, { ...aFakeCodex(), baseUrl: responses.url, clock: systemClock })
})

/** The next of the turns that are played: as many were said as stand in the conversation. */
function codexAnswer({ input }: ResponsesRequest): ResponsesAnswer {
  const said = saidIn(input)
  const turn = codexPlays[said]
  if (turn === undefined) return { fails: { status: 400, code: 'nothing_is_played' } }
  const calls = turn.calls.map((call, i) => ({ ...call, id: `call-${said}-${i}` }))
  return { calls, ...(turn.say === undefined ? {} : { say: turn.say }) }
}

/** Ids of calls name their turn, also where the daemon tells of them. */
function saidIn(input: ResponsesRequest['input']): number {
  const named = [...JSON.stringify(input).matchAll(/call-(\d+)-\d+/g)].map(([, turn]) => Number(turn) + 1)
  return Math.max(0, ...named)
}

function replyFor(turn: PlayedTurn | undefined, at: number): Reply {
  if (turn === undefined) throw new Error(`nothing is played at turn ${at}`)
  const said = turn.say === undefined ? [] : [text(turn.say)]
  return says(
    ...said,
    ...turn.calls.map((call, i) => ({ type: 'call' as const, ...call, id: `call-${at}-${i}` })),
  )
}
