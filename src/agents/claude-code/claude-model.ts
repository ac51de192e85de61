import { asError, HookeError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'
import { type AgentRequest, type ToolExecutor } from '../agent.ts'
import { type Patience } from '../anthropic/patience.ts'
import { usageFor, worstPrice, type Price } from '../anthropic/prices.ts'
import { replyOf } from '../anthropic/reply.ts'
import { TimeIsOver, type Timeouts, withinTime } from '../anthropic/stream.ts'
import { waiting } from '../anthropic/trouble.ts'
import { stepsOf, type Conversation } from '../conversation.ts'
import { throwIfAborted, type Model, type ModelReply } from '../model.ts'
import { type Heard } from './desk.ts'
import { type EndParts, silence, troubleOf } from '../cli/provider-trouble.ts'
import { broken, endingOf, hiddenUsage, lostUsage, NOTHING } from './ending.ts'
import { judgeCall, ownName, type HookRules } from './hook-rules.ts'
import { startLive, type Live, type LiveParts } from './live-session.ts'
import { forget, writeSettings, type SessionFolder } from './session-folder.ts'
import { continuationOf, opaqueOf, readTranscript } from './transcript.ts'

export interface ClaudeParts extends LiveParts {
  readonly clock: Clock
  readonly patience: Patience
  readonly price: Price
  /** Name of the secret that holds the key, for advice. */
  readonly secret: string
  readonly timeouts: Timeouts
  /** The command that Claude Code runs as its hooks, without event and rules. */
  readonly hook: readonly string[]
}

interface Session {
  readonly parts: ClaudeParts
  readonly request: AgentRequest
  readonly folder: SessionFolder
  readonly rules: HookRules
  live: Live | null
  /** Tokens that were charged since Claude Code began to count, or that its count began with. */
  counted: number
}

export interface ClaudeModel extends Model {
  /** The daemon's tools, each used only when Claude Code asks for it and a hook has let it pass. */
  readonly tools: ToolExecutor
  end(): Promise<void>
}

/** Claude Code as a model that is asked for one answer at a time: between two answers it waits for its tools. */
export function createClaudeModel(
  parts: ClaudeParts,
  request: AgentRequest,
  { folder, rules }: { folder: SessionFolder; rules: HookRules },
): ClaudeModel {
  const session: Session = { parts, request, folder, rules, live: null, counted: 0 }
  return {
    worstPrice: ({ system, task, messages }) =>
      worstPrice(JSON.stringify([system, task, messages]) + OWN_WORDS, parts.mostOutput, parts.price),
    next: (conversation, signal) => next(session, conversation, signal),
    tools: {
      ...request.tools,
      async run(call, signal) {
        const refusal = await refusalOf(session, call, signal)
        return refusal === null
          ? request.tools.run(call, signal)
          : { id: call.id, ok: false, output: refusal }
      },
    },
    end: () => end(session),
  }
}

/** What Claude Code adds to a conversation by itself is shorter than this. */
const OWN_WORDS = ' '.repeat(30_000)

async function next(session: Session, conversation: Conversation, signal: AbortSignal): Promise<ModelReply> {
  const { parts, request } = session
  const closed = parts.patience.closedUntil(request.session)
  if (closed !== null) return { kind: 'trouble', error: waiting(STILL_DOWN, closed), usage: null }
  try {
    return await answerOf(session, conversation, signal)
  } finally {
    parts.patience.letGo(request.session)
  }
}

async function answerOf(
  session: Session,
  conversation: Conversation,
  signal: AbortSignal,
): Promise<ModelReply> {
  if (session.live === null) await begin(session, signal)
  else
    session.live.deliver(conversation.messages.flatMap((one) => (one.kind === 'results' ? one.results : [])))
  const reply = await listen(session, signal)
  if (reply !== 'over') return reply
  // it ended its turn without a submission; the session goes on in another process
  await begin(session, signal)
  const second = await listen(session, signal)
  if (second !== 'over') return second
  return {
    kind: 'trouble',
    error: broken(session.parts.program, 'it ended twice without an answer'),
    usage: null,
  }
}

const STILL_DOWN = silence('several requests in a row failed, so nobody asks until then')

async function begin(session: Session, signal: AbortSignal): Promise<void> {
  const { parts, request, folder, rules } = session
  await end(session)
  const transcript = readTranscript(folder.home, folder.uuid)
  const continuation = continuationOf(request.journal.read(), transcript)
  const resumes = continuation.kind === 'resume'
  if (!resumes) forget(folder)
  writeSettings(folder, parts.hook, rules)
  session.counted = resumes ? (transcript?.tokens ?? 0) : 0
  session.live = await startLive(parts, request, { folder, continuation, signal })
}

/** The next thing it says or spends; `over` when it ended of itself, and nothing was wrong. */
async function listen(session: Session, signal: AbortSignal): Promise<ModelReply | 'over'> {
  const { parts, live } = session
  if (live === null) return 'over'
  try {
    const { clock, timeouts } = parts
    const heard = await withinTime({ clock, signal, timeouts }, (watch) =>
      live.desk.until(() => {
        watch.alive()
        return live.desk.heard.shift() ?? (live.desk.end === null ? undefined : 'end')
      }, watch.signal),
    )
    return heard === 'end' ? await close(session, live) : said(session, heard)
  } catch (thrown) {
    throwIfAborted(signal, thrown)
    const error = asError(thrown)
    if (!(error instanceof TimeIsOver)) throw error
    const usage = lostUsage(live.desk, parts.price)
    await end(session)
    return troubleOf(endParts(session), silence(error.message), usage)
  }
}

function said(session: Session, heard: Heard): ModelReply {
  const { parts, request } = session
  parts.patience.answered(request.session)
  if (heard.kind === 'compacted') {
    session.counted += heard.tokens
    const usage = usageFor({ ...NOTHING, fresh: heard.tokens }, parts.price)
    return { kind: 'unanswered', why: 'lost', note: null, usage }
  }
  const { fresh, written, writtenHour, read, output } = heard.draft.counted
  session.counted += fresh + written + writtenHour + read + output
  const reply = replyOf(heard.draft, {
    model: request.model,
    price: parts.price,
    mostOutput: parts.mostOutput,
  })
  if (reply.kind !== 'said') return reply
  const calls = reply.calls.map((call) => ({ ...call, tool: ownName(call.tool) ?? call.tool }))
  return { ...reply, calls, opaque: opaqueOf(heard.id) }
}

async function close(session: Session, { desk }: Live): Promise<ModelReply | 'over'> {
  const { price } = session.parts
  const hidden = hiddenUsage(desk.result?.modelUsage ?? {}, session.counted, price)
  await end(session)
  return endingOf(endParts(session), desk, hidden ?? lostUsage(desk, price))
}

async function end(session: Session): Promise<void> {
  await session.live?.end()
  session.live = null
}

function endParts({ parts, request }: Session): EndParts {
  return { ...parts, session: request.session }
}

/** Why a call is not carried out, or null. A call from before a restart has nobody who asks for it, so only we judge it. */
async function refusalOf(
  { live, parts, request, rules }: Session,
  call: { readonly id: string; readonly tool: string; readonly input: unknown },
  signal: AbortSignal,
): Promise<string | null> {
  const input = { ...(call.input as object) }
  const own = judgeCall(rules, call.tool, input)
  if (live === null) return own
  const { desk } = live
  const last = stepsOf(request.journal.read()).at(-1)
  live.deliver([...(last?.results.values() ?? [])])
  const verdict = await desk.until(() => {
    if (desk.refused.has(call.id)) return 'refused'
    return desk.asked.has(call.id) || desk.end !== null ? 'asked' : undefined
  }, signal)
  if (verdict === 'refused') return desk.refused.get(call.id) ?? 'Claude Code refused it'
  if (desk.end === null) await hookSeen(live, parts.clock, signal)
  return own
}

const HOOK_MS = 20_000

/** A hook that does not fire is found out at the first call, not after the night. */
async function hookSeen({ desk }: Live, clock: Clock, signal: AbortSignal): Promise<void> {
  const state = { isLate: false }
  const isOver = (): void => {
    state.isLate = true
    desk.changed()
  }
  const stop = clock.after(HOOK_MS, isOver, { quiet: true })
  const wanted = desk.asked.size
  const look = (): boolean | undefined => {
    if (desk.hooksPassed >= wanted || desk.end !== null) return true
    return state.isLate ? false : undefined
  }
  if (await desk.until(look, signal).finally(stop)) return
  throw new HookeError('agent.failed', 'Claude Code called a tool without asking its hook first', {
    advice: 'nothing was done; try the hook with hooke doctor, and report this',
  })
}
