import { type AgentOutcome, type AgentRequest, type Journal, type Turn } from './agent.ts'
import { compactionsOf, keptSummary, messagesIn, toSumUp } from './compaction.ts'
import { NO_USAGE, stepsOf, usageOf, type Conversation } from './conversation.ts'
import { type Clock } from '../lib/clock.ts'
import { renderInput } from './input.ts'
import { ask, type Model, type ModelReply } from './model.ts'
import { reasonToStop } from './progress.ts'
import { settleLast } from './settle-step.ts'
import { submitTool } from './submit.ts'

export { UNKNOWN_OUTCOME } from './settle-step.ts'
export type { Model, ModelReply } from './model.ts'

export interface SessionDeps {
  readonly model: Model
  readonly clock: Clock
}

interface Session extends SessionDeps {
  readonly request: AgentRequest
  readonly signal: AbortSignal
  readonly startedAt: number
}

/**
 * Runs a session to its end. All it knows is in the journal, read anew for each step, so that a session which was cut
 * off anywhere goes on as if nothing had happened.
 */
export async function runSession(
  deps: SessionDeps,
  request: AgentRequest,
  signal: AbortSignal,
): Promise<AgentOutcome> {
  const session: Session = { ...deps, request, signal, startedAt: deps.clock.now() }
  for (;;) {
    const outcome = await settleLast(stepsOf(request.journal.read()), request, signal)
    if (outcome) return outcome

    const end = stopNow(session) ?? (await goOn(session))
    if (end) return end
  }
}

/** What a model is shown of a request, given what happened so far. */
export function conversationOf(request: AgentRequest, turns: readonly Turn[]): Conversation {
  return {
    system: request.system,
    task: renderInput(request.input),
    tools: [...request.tools.tools, submitTool(request.output)],
    messages: messagesIn(turns),
  }
}

function stopNow({ request, clock, startedAt }: Session): AgentOutcome | undefined {
  const { journal, limits } = request
  const spent = { usage: usageOf(journal), minutes: (clock.now() - startedAt) / 60_000 }
  return reasonToStop(journal.read(), { limits, spent, tools: request.tools.tools })
}

/** One more answer, or one more way to make room for it. */
async function goOn(session: Session): Promise<AgentOutcome | undefined> {
  const { model, request, signal } = session
  const turns = request.journal.read()
  const isCrowded = model.crowdedAt !== undefined && lastInput(turns) >= model.crowdedAt
  if (isCrowded && (await makeRoom(session))) return undefined

  await request.journal.durable()
  const reply = await ask(model, conversationOf(request, turns), { purse: request.purse, signal })
  if (reply.kind === 'gaveUp') return { ...reply, usage: usageOf(request.journal) }
  keep(request.journal, reply)
  if (reply.kind !== 'overflow' || (await makeRoom(session))) return undefined
  return overflowed(request)
}

type Kept = Exclude<ModelReply, { kind: 'gaveUp' }>

/** Whatever was paid is in the journal before anything else happens; what comes next waits until it is on the disk. */
function keep(journal: Journal, reply: Kept): void {
  if (reply.kind === 'said' || reply.kind === 'unanswered') {
    journal.append(reply)
    return
  }
  const { usage } = reply
  if (usage !== null) journal.append({ kind: 'unanswered', why: 'lost', note: null, usage })
  if (reply.kind === 'trouble') throw reply.error
}

/** False when nothing is left that would make the conversation smaller. */
async function makeRoom({ model, request, signal }: Session): Promise<boolean> {
  const { journal, purse } = request
  const turns = journal.read()
  for (const { how, through } of compactionsOf(turns)) {
    if (how === 'shorten') {
      journal.append({ kind: 'compacted', through, summary: null, usage: NO_USAGE })
      return true
    }
    const messages = toSumUp(turns, through)
    await journal.durable()
    const reply = await ask(model, { ...conversationOf(request, turns), messages }, { purse, signal })
    if (reply.kind === 'said' && reply.text.trim() !== '') {
      journal.append({ kind: 'compacted', through, summary: keptSummary(reply.text), usage: reply.usage })
      return true
    }
    if (reply.kind === 'said') keep(journal, { ...reply, kind: 'unanswered', why: 'empty', note: null })
    else if (reply.kind !== 'gaveUp') keep(journal, reply)
  }
  return false
}

function overflowed({ journal }: AgentRequest): AgentOutcome {
  const reason =
    'the conversation no longer fits into the context of the model, and nothing more could be left out; give the role a ' +
    'model with a larger context, or a smaller task'
  return { kind: 'gaveUp', class: 'limit', reason, usage: usageOf(journal) }
}

/** Input tokens of the last answer since the conversation was last made smaller. */
function lastInput(turns: readonly Turn[]): number {
  const last = turns.findLast(({ kind }) => kind === 'said' || kind === 'compacted')
  return last?.kind === 'said' ? last.usage.inputTokens + last.usage.cachedTokens : 0
}
