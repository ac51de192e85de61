import { type AgentOutcome, type AgentRequest, type ToolCall, type ToolResult, type Usage } from './agent.ts'
import { messagesOf, stepsOf, usageOf, type Conversation, type Step } from './conversation.ts'
import { HookeError } from '../domain/errors.ts'
import { type Clock } from '../lib/clock.ts'
import { renderInput } from './input.ts'
import { reasonToStop } from './progress.ts'
import { invalidInARow, MOST_INVALID, refusalOf, submissionOf, SUBMIT, submitTool } from './submit.ts'
import { CHANGING_TOOLS } from './tools/index.ts'

/** What a model answers: words and calls, or that it will not go on. */
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

/** A model that is asked for one answer at a time. Provider trouble is a thrown `HookeError` with `retryable`. */
export interface Model {
  next(conversation: Conversation, signal: AbortSignal): Promise<ModelReply>
}

export interface SessionDeps {
  readonly model: Model
  readonly clock: Clock
}

/**
 * Runs a session to its end. All it knows is in the journal, read anew for each step, so that a session which was cut
 * off anywhere goes on as if nothing had happened.
 */
export async function runSession(
  { model, clock }: SessionDeps,
  request: AgentRequest,
  signal: AbortSignal,
): Promise<AgentOutcome> {
  const startedAt = clock.now()
  for (;;) {
    const steps = stepsOf(request.journal.read())
    const outcome = await settleLast(steps, request, signal)
    if (outcome) return outcome

    const settled = stepsOf(request.journal.read())
    const spent = { usage: usageOf(request.journal), minutes: (clock.now() - startedAt) / 60_000 }
    const stop = reasonToStop(settled, { limits: request.limits, spent })
    if (stop) return stop

    const reply = await ask(model, conversationOf(request, settled), signal)
    if (reply.kind === 'gaveUp') return { ...reply, usage: spent.usage }
    request.journal.append(reply)
  }
}

/** What a model is shown of a request, given what happened so far. */
export function conversationOf(request: AgentRequest, steps: readonly Step[]): Conversation {
  return {
    system: request.system,
    task: renderInput(request.input),
    tools: [...request.tools.tools, submitTool(request.output)],
    messages: messagesOf(steps),
  }
}

/** The result of a call that was running when the daemon stopped and must not simply be run again. */
export const UNKNOWN_OUTCOME =
  'The daemon restarted while this call was running. Whether it took effect is unknown: look first, then decide whether to call it again.'

async function ask(model: Model, conversation: Conversation, signal: AbortSignal) {
  throwIfAborted(signal)
  try {
    const reply = await model.next(conversation, signal)
    throwIfAborted(signal)
    return reply
  } catch (error) {
    throwIfAborted(signal, error)
    throw error
  }
}

/** Carries out what is left of the last answer: its calls, the commit of what they changed, its submission. */
async function settleLast(
  steps: readonly Step[],
  request: AgentRequest,
  signal: AbortSignal,
): Promise<AgentOutcome | undefined> {
  const last = steps.at(-1)
  if (last === undefined || last.feedback !== undefined) return undefined
  for (const call of last.said.calls) {
    if (call.tool !== SUBMIT && !last.results.has(call.id)) await settleCall(call, { last, request, signal })
  }
  await commitStep(request, signal)
  return settleSubmission(steps, last, request)
}

async function settleCall(
  call: ToolCall,
  { last, request, signal }: { last: Step; request: AgentRequest; signal: AbortSignal },
): Promise<void> {
  throwIfAborted(signal)
  const { journal, tools } = request
  const isOnce = tools.tools.some(({ name, class: kind }) => name === call.tool && kind === 'once')
  if (last.started.has(call.id) && isOnce) {
    journal.append({ kind: 'result', result: { id: call.id, ok: false, output: UNKNOWN_OUTCOME } })
    return
  }
  if (!last.started.has(call.id)) journal.append({ kind: 'started', call: call.id })
  const result = await tools.run(call, signal)
  // What an abort cut short has no result; it is settled when the session goes on.
  throwIfAborted(signal)
  journal.append({ kind: 'result', result })
}

/** Told again after a restart when no commit of this step is in the journal; the commit's key makes it one. */
async function commitStep(request: AgentRequest, signal: AbortSignal): Promise<void> {
  const last = stepsOf(request.journal.read()).at(-1)
  if (last === undefined || last.committed) return
  const changed = last.said.calls.filter((call) => hasChanged(call, last.results.get(call.id)))
  if (changed.length === 0) return
  await request.afterStep(last.turn, summaryOf(last.said.text, changed))
  throwIfAborted(signal)
}

/** A command may have changed files even when it failed. */
function hasChanged({ tool }: ToolCall, result: ToolResult | undefined): boolean {
  return CHANGING_TOOLS.includes(tool) && (tool === 'run' || result?.ok === true)
}

function summaryOf(text: string, calls: readonly ToolCall[]): string {
  const [first = ''] = text.trim().split('\n')
  const named = calls.map(({ tool, input }) => `${tool} ${targetOf(input)}`.trim()).join(', ')
  return (first === '' ? named : first).slice(0, 200)
}

function targetOf(input: unknown): string {
  return typeof input === 'object' && input !== null && 'path' in input ? String(input.path) : ''
}

function settleSubmission(
  steps: readonly Step[],
  last: Step,
  request: AgentRequest,
): AgentOutcome | undefined {
  const submission = submissionOf(last)
  if (submission === undefined || last.results.has(submission.id)) return undefined
  const answer = (id: string, output: string) =>
    request.journal.append({ kind: 'result', result: { id, ok: false, output } })
  for (const other of last.said.calls) {
    if (other.tool !== SUBMIT || other === submission || last.results.has(other.id)) continue
    answer(other.id, 'only the first submit of an answer counts')
  }

  const usage = usageOf(request.journal)
  const parsed = request.output.safeParse(submission.input)
  if (parsed.success) return { kind: 'submitted', call: submission.id, output: parsed.data, usage }
  const reason = refusalOf(parsed.error)
  if (invalidInARow(steps) >= MOST_INVALID) return { kind: 'gaveUp', class: 'malformed', reason, usage }
  answer(submission.id, reason)
  return undefined
}

function throwIfAborted(signal: AbortSignal, cause?: unknown): void {
  if (signal.aborted) throw new HookeError('effect.aborted', 'the session was stopped', { cause })
}
