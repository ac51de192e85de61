import { join } from 'node:path'
import { createAgents } from '../../src/agents/agents.ts'
import { type AgentBackend, type AgentRequest, type Agents, type ToolCall } from '../../src/agents/agent.ts'
import type { LookUp } from '../../src/agents/lookup/lookup.ts'
import { type Message, NO_USAGE } from '../../src/agents/conversation.ts'
import { runSession, type Model } from '../../src/agents/session-loop.ts'
import { systemClock, type Clock } from '../../src/lib/clock.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { type RoleName } from '../../src/domain/workflow.ts'

export interface ScriptedCall {
  readonly tool: string
  readonly input: unknown
}
export interface ScriptedTurn {
  readonly say?: string
  readonly calls: readonly ScriptedCall[]
}

const PLAY = Symbol('a play of several turns')
interface Play {
  readonly [PLAY]: readonly ScriptedTurn[]
}

export interface Situation {
  /** From the session's id. */
  readonly round: number
  /** What gates or the session said to earlier submissions of this session, oldest first. */
  readonly feedback: readonly string[]
}

/** Gives a role's output for a request; asked again, with the feedback, when the output was sent back. */
export type Script = (request: AgentRequest, situation: Situation) => unknown
export type Scripts = Partial<Record<RoleName, Script>>

/** Tool calls before the output, one turn each. */
export function acting(calls: readonly ScriptedCall[], output: unknown): unknown {
  return playing([...calls.map((call) => ({ calls: [call] })), { calls: [submit(output)] }])
}

/** Turns as they are, for tests that need several calls in one turn, silence, or nonsense. */
export function playing(turns: readonly ScriptedTurn[]): unknown {
  return { [PLAY]: turns } satisfies Play
}

export const read = (path: string): ScriptedCall => ({ tool: 'read', input: { path } })
export const write = (path: string, content: string): ScriptedCall => ({
  tool: 'write',
  input: { path, content },
})
export const edit = (path: string, old: string, by: string): ScriptedCall => ({
  tool: 'edit',
  input: { path, old, new: by },
})
export const run = (...argv: readonly string[]): ScriptedCall => ({ tool: 'run', input: { argv } })
export const submit = (output: unknown): ScriptedCall => ({ tool: 'submit', input: output })

export interface ScriptedAgents extends Agents {
  /** Every request so far, in order: what a role was shown is `input` and `system`. */
  readonly requests: readonly AgentRequest[]
}

/** Agents whose answers are functions; sessions, prompts and tools are the real ones. */
export function createScriptedAgents(
  scripts: Scripts,
  { clock = systemClock, lookUp }: { clock?: Clock; lookUp?: LookUp | undefined } = {},
): ScriptedAgents {
  const requests: AgentRequest[] = []
  const backend = createScriptedBackend(scripts, { clock, seen: (request) => requests.push(request) })
  const agents = createAgents({
    promptsDir: join(import.meta.dirname, '../../prompts'),
    overridesDir: null,
    standard: { backend: 'scripted', model: 'scripted' },
    backends: { scripted: backend },
    sandbox: noSandbox,
    ...(lookUp === undefined ? {} : { lookUp }),
  })
  return { ...agents, requests }
}

export function createScriptedBackend(
  scripts: Scripts,
  { clock = systemClock, seen }: { clock?: Clock; seen?: (request: AgentRequest) => void } = {},
): AgentBackend {
  return {
    name: 'scripted',
    disclosure: null,

    run(request, signal) {
      seen?.(request)
      return runSession({ model: scriptedModel(scripts, request), clock }, request, signal)
    },
  }
}

function scriptedModel(scripts: Scripts, request: AgentRequest): Model {
  return {
    next({ messages }) {
      const script = scripts[request.role]
      if (!script) throw new Error(`this test has no script for the role ${request.role}`)
      const { at, feedback } = placeIn(messages)
      const round = Number(request.session.slice(request.session.lastIndexOf('.') + 1))
      const answer = messages.filter(({ kind }) => kind === 'answer').length + 1
      const turn = turnsOf(script(request, { round, feedback }))[at]
      if (!turn) throw new Error(`the script of the role ${request.role} has no turn ${at + 1}`)
      const calls = turn.calls.map((call, i): ToolCall => ({ ...call, id: `scripted-${answer}-${i + 1}` }))
      return Promise.resolve({ kind: 'said', text: turn.say ?? '', calls, usage: NO_USAGE })
    },
  }
}

/** How many turns were played since the last submission that was sent back, and what was said to each. */
function placeIn(messages: readonly Message[]): { at: number; feedback: readonly string[] } {
  let at = 0
  let submitted: string | undefined
  const feedback: string[] = []
  for (const message of messages) {
    if (message.kind === 'answer') {
      at += 1
      submitted = message.calls.find(({ tool }) => tool === 'submit')?.id
    }
    const sentBack =
      message.kind === 'results' ? message.results.find(({ id }) => id === submitted) : undefined
    if (sentBack) {
      feedback.push(sentBack.output)
      at = 0
    }
  }
  return { at, feedback }
}

function turnsOf(answer: unknown): readonly ScriptedTurn[] {
  return isPlay(answer) ? answer[PLAY] : [{ calls: [submit(answer)] }]
}

function isPlay(answer: unknown): answer is Play {
  return typeof answer === 'object' && answer !== null && PLAY in answer
}
