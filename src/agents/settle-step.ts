import { type AgentOutcome, type AgentRequest, type ToolCall, type ToolResult } from './agent.ts'
import { stepsOf, usageOf, type Step } from './conversation.ts'
import { unreadable } from './malformed.ts'
import { throwIfAborted } from './model.ts'
import { invalidInARow, MOST_INVALID, refusalOf, submissionOf, SUBMIT } from './submit.ts'
import { CHANGING_TOOLS } from './tools/index.ts'

/** The result of a call that was running when the daemon stopped and must not simply be run again. */
export const UNKNOWN_OUTCOME =
  'The daemon restarted while this call was running. Whether it took effect is unknown: look first, then decide whether to call it again.'

/** Carries out what is left of the last answer: its calls, the commit of what they changed, its submission. */
export async function settleLast(
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
  const wrong = unreadable(call)
  if (wrong !== undefined) {
    journal.append({ kind: 'result', result: { id: call.id, ok: false, output: wrong } })
    return
  }
  const isOnce = tools.tools.some(({ name, class: kind }) => name === call.tool && kind === 'once')
  if (last.started.has(call.id) && isOnce) {
    journal.append({ kind: 'result', result: { id: call.id, ok: false, output: UNKNOWN_OUTCOME } })
    return
  }
  if (!last.started.has(call.id)) journal.append({ kind: 'started', call: call.id })
  await journal.durable()
  throwIfAborted(signal)
  const result = await tools.run(call, signal)
  // What an abort cut short has no result; it is settled when the session goes on.
  throwIfAborted(signal)
  journal.append({ kind: 'result', result })
}

/** Told again after a restart when no commit of this step is in the journal; the commit's key makes it one. */
async function commitStep(request: AgentRequest, signal: AbortSignal): Promise<void> {
  const last = stepsOf(request.journal.read()).at(-1)
  if (last === undefined || last.committed) return
  // what a role called that has no such tool changed nothing, and there may be no worktree to look at
  const own = request.tools.tools.map(({ name }) => name)
  const changed = last.said.calls.filter(
    (call) => own.includes(call.tool) && hasChanged(call, last.results.get(call.id)),
  )
  if (changed.length === 0) return
  await request.journal.durable()
  throwIfAborted(signal)
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
  const { output, reason } = parsed(submission, request)
  if (reason === null) return { kind: 'submitted', call: submission.id, output, usage }
  if (invalidInARow(steps) >= MOST_INVALID) return { kind: 'gaveUp', class: 'malformed', reason, usage }
  answer(submission.id, reason)
  return undefined
}

function parsed(submission: ToolCall, request: AgentRequest): { output?: unknown; reason: string | null } {
  const wrong = unreadable(submission)
  if (wrong !== undefined) return { reason: wrong }
  const { success, data, error } = request.output.safeParse(submission.input)
  return success ? { output: data, reason: null } : { reason: refusalOf(error) }
}
