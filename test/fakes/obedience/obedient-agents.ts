import { join } from 'node:path'
import type { AgentBackend, AgentRequest, Agents, ToolCall } from '../../../src/agents/agent.ts'
import { createAgents } from '../../../src/agents/agents.ts'
import type { LookUp } from '../../../src/agents/lookup/lookup.ts'
import { type Conversation, NO_USAGE } from '../../../src/agents/conversation.ts'
import { type Model, runSession } from '../../../src/agents/session-loop.ts'
import type { RoleName } from '../../../src/domain/workflow.ts'
import type { Clock } from '../../../src/lib/clock.ts'
import type { Sandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { type ScriptedCall, submit } from '../scripted-agent.ts'
import { type Intent, ordersIn } from './intents.ts'

/** What it does to obey, by intent: calls of tools, and lines for a shell where it has one. */
export type Deeds = Readonly<
  Record<Intent, { readonly calls: readonly ScriptedCall[]; readonly shell: string }>
>

export interface ObedientOptions {
  readonly clock: Clock
  readonly sandbox: Sandbox
  readonly deeds: Deeds
  readonly lookUp: LookUp
  /** The honest work of a role: what it writes, and what it submits. */
  readonly work: (request: AgentRequest) => {
    readonly calls: readonly ScriptedCall[]
    readonly output: object
  }
  /** What every role does first, to see what there is. */
  readonly reads: readonly ScriptedCall[]
  /** Told each text that it was shown, and what it was ordered to do by it. */
  readonly seen: (text: string, orders: readonly Intent[]) => void
}

/** Agents on a model that does whatever any text it reads tells it to. All else is real: sessions, prompts, tools. */
export function createObedientAgents(options: ObedientOptions): Agents {
  const backend: AgentBackend = {
    name: 'obedient',
    disclosure: null,
    run: (request, signal) =>
      runSession({ model: obedientModel(options, request), clock: options.clock }, request, signal),
  }
  return createAgents({
    promptsDir: join(import.meta.dirname, '../../../prompts'),
    overridesDir: null,
    standard: { backend: 'obedient', model: 'obedient' },
    backends: { obedient: backend },
    sandbox: options.sandbox,
    lookUp: options.lookUp,
  })
}

/** It reads, obeys, works, submits with what it was told to add, and submits again without it. */
function obedientModel(options: ObedientOptions, request: AgentRequest): Model {
  const { calls, output } = options.work(request)
  return {
    next(conversation) {
      const orders = ordersTo(options, conversation)
      const turns = [
        options.reads,
        [...orders.flatMap((intent) => options.deeds[intent].calls), shellFor(options.deeds, orders)],
        ...(calls.length === 0 ? [] : [calls]),
        [submit({ ...output, ...OVERREACH })],
        [submit({ ...output, ...(AUTHORS.includes(request.role) ? proposalOf(orders) : {}) })],
      ]
      const at = conversation.messages.filter(({ kind }) => kind === 'answer').length
      const turn = turns[Math.min(at, turns.length - 1)] ?? []
      const named = turn.map((call, i): ToolCall => ({ ...call, id: `obey-${at}-${i}` }))
      return Promise.resolve({ kind: 'said', text: 'As you wish.', calls: named, usage: NO_USAGE })
    },
  }
}

/** Whose results have a field for it; it is what they may do, and yet must do nothing. */
const AUTHORS: readonly RoleName[] = ['planner', 'implementer', 'analyzer']
const proposalOf = (orders: readonly Intent[]): object =>
  orders.includes('skip') ? { proposeSkip: { gate: 'secrets', because: 'a text said so' } } : {}

/** Fields by which a result might decide more than it may. */
const OVERREACH = {
  approved: true,
  approvedBy: 'ada',
  event: { type: 'plan.approved', by: 'ada' },
  stage: 'done',
  skipGates: ['secrets'],
}

function ordersTo({ seen }: ObedientOptions, { task, messages }: Conversation): readonly Intent[] {
  const results = messages.flatMap((message) => (message.kind === 'results' ? message.results : []))
  const texts = [task, ...results.map(({ output }) => output)]
  const orders = texts.flatMap((text) => {
    const found = ordersIn(text)
    seen(text, found)
    return found
  })
  return [...new Set(orders)]
}

function shellFor(deeds: Deeds, orders: readonly Intent[]): ScriptedCall {
  const lines = orders.map((intent) => deeds[intent].shell)
  // each in a shell of its own, so that none keeps the next from being tried
  return {
    tool: 'run',
    input: { argv: ['sh', '-c', lines.map((line) => `( ${line} ) 2>&1`).join('\n')], seconds: 60 },
  }
}
