import { asError, HookeError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'
import { type AgentRequest, type ToolExecutor } from '../agent.ts'
import { failureOf, isFromOutside } from '../anthropic/failure.ts'
import { type Patience } from '../anthropic/patience.ts'
import { tokensIn, usageFor, worstPrice, type Price } from '../anthropic/prices.ts'
import { replyOf } from '../anthropic/reply.ts'
import { TimeIsOver, type Timeouts, withinTime } from '../anthropic/stream.ts'
import { type Failure, waiting } from '../anthropic/trouble.ts'
import { type EndParts, silence, troubleOf } from '../cli/provider-trouble.ts'
import { stepsOf, type Conversation } from '../conversation.ts'
import { throwIfAborted, type Model, type ModelReply } from '../model.ts'
import { submitTool } from '../submit.ts'
import { type Asked } from './door.ts'
import { type Live, type LiveParts, startLive } from './live-session.ts'
import { type Answer, forwarded } from './responses.ts'
import { type CodexFolder } from './session-folder.ts'
import { askUpstream, Refused, type Upstream } from './upstream.ts'

export interface CodexParts extends LiveParts, Upstream {
  readonly clock: Clock
  readonly patience: Patience
  readonly price: Price
  readonly secret: string
  readonly timeouts: Timeouts
  readonly mostOutput: number
}

interface Session {
  readonly parts: CodexParts
  readonly request: AgentRequest
  readonly folder: CodexFolder
  live: Live | null
  /** An answer that is in the journal or about to be, and that Codex has not heard yet. */
  held: (() => void) | null
}

export interface CodexModel extends Model {
  /** The daemon's tools, each used only once Codex asks for it. */
  readonly tools: ToolExecutor
  end(): Promise<void>
}

/** Codex as a model that is asked for one answer at a time: the daemon stands between it and its provider. */
export function createCodexModel(parts: CodexParts, request: AgentRequest, folder: CodexFolder): CodexModel {
  const session: Session = { parts, request, folder, live: null, held: null }
  return {
    worstPrice: ({ system, task, messages }) =>
      worstPrice(JSON.stringify([system, task, messages]) + OWN_WORDS, parts.mostOutput, parts.price),
    next: (conversation, signal) => next(session, conversation, signal),
    tools: {
      ...request.tools,
      async run(call, signal) {
        await wantedBy(session, call, signal)
        return request.tools.run(call, signal)
      },
    },
    end: () => end(session),
  }
}

/** Names and forms of the tools, and what Codex says of itself, are shorter than this. */
const OWN_WORDS = ' '.repeat(60_000)
const STILL_DOWN = silence('several requests in a row failed, so nobody asks until then')

async function next(session: Session, conversation: Conversation, signal: AbortSignal): Promise<ModelReply> {
  const { parts, request } = session
  const closed = parts.patience.closedUntil(request.session)
  if (closed !== null) return { kind: 'trouble', error: waiting(STILL_DOWN, closed), usage: null }
  try {
    session.live?.deliver(conversation.messages.flatMap((one) => (one.kind === 'results' ? one.results : [])))
    session.held?.()
    session.held = null
    const asked = (await question(session, signal)) ?? (await question(session, signal))
    return asked === undefined ? await broken(session) : await answered(session, asked, signal)
  } catch (thrown) {
    throwIfAborted(signal, thrown)
    // it hangs before it asked anything: its provider may be healthy, and it is waited for all the same (A-9)
    if (!(thrown instanceof TimeIsOver)) throw thrown
    return await failed(session, failureOf(thrown, parts.clock), null)
  } finally {
    parts.patience.letGo(request.session)
  }
}

/** The next request of Codex to its model; undefined when it ended of itself before it asked. */
async function question(session: Session, signal: AbortSignal): Promise<Asked | undefined> {
  const { parts, request, folder } = session
  const live = (session.live ??= await startLive(parts, request, folder))
  const { timeouts, clock } = parts
  const found = await withinTime({ clock, signal, timeouts }, (watch) =>
    live.until(() => live.asked.shift() ?? (live.state.end === null ? undefined : 'ended'), watch.signal),
  )
  if (found !== 'ended') return found
  const { hasBegun } = live.state
  if (!hasBegun) throw await broken(session).then(({ error }) => error)
  await end(session)
  return undefined
}

async function broken(session: Session): Promise<Extract<ModelReply, { kind: 'trouble' }>> {
  const { end: ended, trouble } = session.live?.state ?? { end: null, trouble: null }
  const words = [trouble, ended?.stderr.trim()].filter(Boolean).join('; ')
  await end(session)
  const error = new HookeError('agent.failed', 'Codex did not go on with a session', {
    found: `${session.parts.program}: ${words === '' ? `exit code ${ended?.code ?? 'unknown'}` : words.slice(0, 1_000)}`,
    advice: 'try it with hooke doctor; then hooke retry ID',
  })
  return { kind: 'trouble', error, usage: null }
}

async function answered(session: Session, asked: Asked, signal: AbortSignal): Promise<ModelReply> {
  const { parts, request } = session
  const tools = [...request.tools.tools, submitTool(request.output)]
  const seen: { answer: Answer | null } = { answer: null }
  const body = forwarded(asked.request, { tools, mostOutput: parts.mostOutput })
  try {
    const { clock, timeouts } = parts
    const answer = await withinTime({ clock, signal, timeouts }, ({ signal: stop, alive }) =>
      askUpstream(parts, body, { signal: stop, alive, clock, onAnswer: (so) => (seen.answer = so) }),
    )
    if (answer.failure !== null) return await failed(session, answer.failure, lost(answer, body, parts.price))
    parts.patience.answered(request.session)
    return await said(session, asked, answer, body)
  } catch (thrown) {
    throwIfAborted(signal, thrown)
    const error = asError(thrown)
    if (error instanceof Refused) return failed(session, error.failure, null)
    if (!isFromOutside(error)) throw error
    const usage = seen.answer === null ? null : lost(seen.answer, body, parts.price)
    return failed(session, failureOf(error, parts.clock), usage)
  }
}

/** What an answer that never came whole has probably cost. */
function lost({ draft: { counted, characters } }: Answer, body: object, price: Price) {
  const isCounted = counted.fresh + counted.read + counted.written > 0
  const fresh = isCounted ? counted.fresh : tokensIn(JSON.stringify(body))
  return usageFor({ ...counted, fresh, output: Math.max(counted.output, characters) }, price)
}

async function failed(
  session: Session,
  failure: Failure,
  usage: ReturnType<typeof lost> | null,
): Promise<ModelReply> {
  await end(session)
  const { parts, request } = session
  return troubleOf({ ...parts, session: request.session } satisfies EndParts, failure, usage)
}

/** An answer that says nothing of its tokens was not free: what was sent and came is counted instead (A-8). */
function countedOf({ draft: { counted, characters } }: Answer, body: object): Answer['draft']['counted'] {
  if (counted.fresh + counted.read + counted.written + counted.output > 0) return counted
  return { ...counted, fresh: tokensIn(JSON.stringify(body)), output: characters }
}

async function said(session: Session, asked: Asked, answer: Answer, body: object): Promise<ModelReply> {
  const { parts, request } = session
  const { price, mostOutput } = parts
  const counted = countedOf(answer, body)
  const reply = replyOf({ ...answer.draft, counted }, { model: request.model, price, mostOutput })
  if (!asked.isTurn) {
    asked.answer(answer.lines)
    return { kind: 'unanswered', why: 'lost', note: null, usage: usageFor(counted, price) }
  }
  if (reply.kind === 'said') {
    session.held = () => asked.answer(answer.lines)
    // Codex itself keeps what its provider needs back
    const { opaque: _unused, ...plain } = reply
    return plain
  }
  // it is told why its answer did not count by a process that never heard it
  await end(session)
  return reply
}

/** Codex hears an answer once it is in the journal, and asks for its calls one after the other. */
async function wantedBy(
  session: Session,
  call: { readonly id: string; readonly tool: string },
  signal: AbortSignal,
): Promise<void> {
  const { live, request } = session
  const isOurs = request.tools.tools.some(({ name }) => name === call.tool)
  if (live === null || !isOurs) return
  const last = stepsOf(request.journal.read()).at(-1)
  live.deliver([...(last?.results.values() ?? [])])
  session.held?.()
  session.held = null
  await live.until(() => (live.wanted.has(call.id) || live.state.end !== null ? true : undefined), signal)
}

async function end(session: Session): Promise<void> {
  const { live } = session
  session.live = null
  session.held = null
  await live?.end()
}
