import { type AgentBackend, type AgentRequest, type ToolCall } from '../agent.ts'
import { type Message, NO_USAGE, type Conversation } from '../conversation.ts'
import { type Clock } from '../../lib/clock.ts'
import { type Binding } from './binding.ts'
import { runSession, UNKNOWN_OUTCOME, type Model, type ModelReply } from '../session-loop.ts'
import { cast, roundOf, type Asked, type Part } from './casting.ts'
import { normalised } from './normalise.ts'
import { inputOf, loadScript, type RecordedTurn, type RehearsalScript } from './script.ts'

/** Told the normalised input of a session, to write it into the script; inputs are not compared then. */
export type Bind = (binding: Binding) => void

export interface RehearsalOptions {
  /** Holds `<role>.json` for each role, and the files they name. */
  readonly folder: string
  readonly clock: Clock
  readonly bind?: Bind
}

/** Plays recorded sessions through the real tools and gates. It says so wherever it shows. */
export function createRehearsal(options: RehearsalOptions): AgentBackend {
  return {
    name: 'rehearsal',
    disclosure:
      'Rehearsed: the answers of the roles were recorded and are played back; no language model was asked. ' +
      'Tools, gates, runs and numbers are real.',

    run: (request, signal) =>
      runSession({ model: playerFor(request, options), clock: options.clock }, request, signal),
  }
}

function playerFor(request: AgentRequest, options: RehearsalOptions): Model {
  return {
    next: (conversation) => Promise.resolve(playRehearsal(request, conversation, options)),
  }
}

/** The next recorded answer to a conversation. */
export function playRehearsal(
  request: Asked,
  { messages }: Pick<Conversation, 'messages'>,
  options: Omit<RehearsalOptions, 'clock'>,
): ModelReply {
  const script = loadScript(options.folder, request.role)
  if (script?.study !== request.study) {
    return ended(`There is no rehearsal of the ${request.role} for the study ${request.study}.`)
  }
  const playing = partPlayed(messages)
  const casting = playing
    ? { kind: 'part' as const, part: playing }
    : cast(script, request, { folder: options.folder, checkInput: options.bind === undefined })
  if (casting.kind === 'mismatch') return ended(casting.reason)
  if (!playing) {
    const { role, study } = request
    options.bind?.({
      role,
      study,
      round: roundOf(request),
      part: casting.part,
      input: normalised(request.input),
    })
  }
  return nextTurn(script, { part: casting.part, messages, folder: options.folder })
}

interface Scene {
  readonly part: Part
  readonly messages: readonly Message[]
  readonly folder: string
}

function nextTurn(script: RehearsalScript, { part, messages, folder }: Scene): ModelReply {
  const session = script.sessions[part.session]
  const turns = [...(session?.cases[part.case]?.turns ?? []), ...(session?.afterFeedback ?? [])]
  const at = messages.filter(({ kind }) => kind === 'answer').length
  const failed = failedResult(turns[at - 1], messages)
  if (failed !== undefined) return ended(`A recorded step no longer works: ${failed}`)
  const turn = turns[at]
  if (turn === undefined) return ended(outOfTurns(script, messages))
  return { kind: 'said', text: turn.say, calls: callsOf(turn, { part, at, folder }), usage: NO_USAGE }
}

/** The part is in the ids of its calls, so that a restart goes on with it whatever the input looks like by then. */
function callsOf(
  turn: RecordedTurn,
  { part, at, folder }: { part: Part; at: number; folder: string },
): ToolCall[] {
  return turn.calls.map((call, i) => ({
    id: `rehearsed-${part.session}-${part.case}-${at + 1}-${i + 1}`,
    tool: call.tool,
    input: inputOf(call, folder),
  }))
}

function partPlayed(messages: readonly Message[]): Part | undefined {
  const ids = messages.flatMap((message) =>
    message.kind === 'answer' ? message.calls.map(({ id }) => id) : [],
  )
  const [, session, chosen] = /^rehearsed-(\d+)-(\d+)-/.exec(ids[0] ?? '') ?? []
  return session === undefined || chosen === undefined
    ? undefined
    : { session: Number(session), case: Number(chosen) }
}

/** A failure that was not recorded; a submission sent back is no failure, the play has turns for it. */
function failedResult(turn: RecordedTurn | undefined, messages: readonly Message[]): string | undefined {
  const last = messages.at(-1)
  if (turn === undefined || last?.kind !== 'results') return undefined
  const failed = turn.calls.findIndex(({ tool, mayFail }, i) => {
    const result = last.results[i]
    return tool !== 'submit' && !mayFail && result?.ok === false && result.output !== UNKNOWN_OUTCOME
  })
  return failed === -1
    ? undefined
    : `${turn.calls[failed]?.tool ?? ''}: ${last.results[failed]?.output ?? ''}`
}

function outOfTurns({ role }: RehearsalScript, messages: readonly Message[]): string {
  const last = messages.at(-1)
  const answer = last?.kind === 'results' ? (last.results.find(({ ok }) => !ok)?.output ?? '') : ''
  return `The rehearsal of the ${role} has no answer to this:\n${answer}`
}

function ended(reason: string): ModelReply {
  return { kind: 'gaveUp', class: 'mismatch', reason }
}
