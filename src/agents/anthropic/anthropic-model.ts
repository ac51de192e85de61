import { asError, HookeError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'
import { type Effort, type Usage } from '../agent.ts'
import { type Conversation } from '../conversation.ts'
import { throwIfAborted, type Model, type ModelReply } from '../model.ts'
import { type Client } from './client.ts'
import { type Draft } from './draft.ts'
import { BrokenOff, failureOf, isFromOutside } from './failure.ts'
import { type Patience } from './patience.ts'
import { tokensIn, usageFor, worstPrice, type Price } from './prices.ts'
import { replyOf } from './reply.ts'
import { requestOf, type Params, type Settings } from './request.ts'
import { type Timeouts, withinTime } from './stream.ts'
import { classOf, stopped, waiting, type Failure } from './trouble.ts'

export interface ModelParts {
  readonly client: Client
  readonly patience: Patience
  readonly clock: Clock
  readonly timeouts: Timeouts
  /** Name of the secret that holds the key, for advice. */
  readonly secret: string
  readonly mask: (text: string) => string
  readonly mostOutput: number
  readonly thinking: 'default' | 'adaptive'
}

export interface Asked {
  readonly session: string
  readonly model: string
  readonly price: Price
  readonly effort: Effort | undefined
}

/** The share of its context from which on a conversation is made smaller. */
const CROWDED = 0.8

/** A model behind the Messages API, for one session. */
export function createAnthropicModel(parts: ModelParts, asked: Asked): Model {
  const { price } = asked
  const settings: Settings = { ...parts, ...asked, keepsAnHour: price.cacheWriteHour !== undefined }
  return {
    crowdedAt: Math.min(price.context * CROWDED, price.context - parts.mostOutput),
    worstPrice: (conversation) =>
      worstPrice(JSON.stringify(requestOf(conversation, settings)), parts.mostOutput, price),
    next: (conversation, signal) => next(parts, asked, { conversation, settings, signal }),
  }
}

interface Question {
  readonly conversation: Conversation
  readonly settings: Settings
  readonly signal: AbortSignal
}

async function next(parts: ModelParts, asked: Asked, question: Question): Promise<ModelReply> {
  const { patience } = parts
  const closed = patience.closedUntil(asked.session)
  if (closed !== null) return { kind: 'trouble', error: waiting(STILL_DOWN, closed), usage: null }

  try {
    return await answerOf(parts, asked, question)
  } finally {
    patience.letGo(asked.session)
  }
}

async function answerOf(parts: ModelParts, asked: Asked, question: Question): Promise<ModelReply> {
  const { patience, clock, client, timeouts } = parts
  const params = requestOf(question.conversation, question.settings)
  const seen: { draft: Draft | null } = { draft: null }
  const onDraft = (draft: Draft): void => void (seen.draft = draft)
  try {
    const draft = await withinTime({ clock, signal: question.signal, timeouts }, (watch) =>
      client.send(params, { ...watch, onDraft }),
    )
    if (!draft.isWhole) throw new BrokenOff({ type: null, message: 'the reply broke off' })
    patience.answered(asked.session)
    return replyOf(draft, { ...asked, mostOutput: parts.mostOutput })
  } catch (error) {
    throwIfAborted(question.signal, error)
    const usage = seen.draft === null ? null : lostUsage(seen.draft, params, asked.price)
    const thrown = asError(error)
    if (!isFromOutside(thrown)) return { kind: 'trouble', error: ownFault(thrown), usage }
    return troubleOf(parts, asked, { failure: failureOf(thrown, clock), usage })
  }
}

/** No waiting helps against it, and nobody else should wait because of it. */
function ownFault(cause: Error): HookeError {
  return new HookeError('agent.failed', 'asking the model failed, and the provider is not to blame', {
    cause,
    found: `${cause.name}: ${cause.message}`,
    advice: 'this is a fault of Hooke or of a package it uses: report it; then hooke retry ID',
  })
}

const STILL_DOWN: Failure = {
  status: null,
  type: null,
  code: null,
  message: 'several requests in a row failed, so nobody asks until then',
  waitMs: null,
  request: null,
}

function troubleOf(
  { patience, secret }: ModelParts,
  { session }: Asked,
  { failure, usage }: { failure: Failure; usage: Usage | null },
): ModelReply {
  const kind = classOf(failure)
  if (kind === 'overflow' || kind === 'stop') patience.answered(session)
  if (kind === 'overflow') return { kind: 'overflow', usage }
  if (kind === 'stop') return { kind: 'trouble', error: stopped(failure, secret), usage }
  const at = patience.failed(session, { kind, waitMs: failure.waitMs })
  return { kind: 'trouble', error: waiting(failure, at), usage }
}

/** What a reply that never came whole has probably cost: what was counted, and an upper estimate of the rest. */
function lostUsage({ counted, characters }: Draft, params: Params, price: Price): Usage {
  const { fresh, written, writtenHour, read } = counted
  const isCounted = fresh + written + writtenHour + read > 0
  return usageFor(
    {
      ...counted,
      fresh: isCounted ? fresh : tokensIn(JSON.stringify(params)),
      output: Math.max(counted.output, tokensIn(' '.repeat(characters))),
    },
    price,
  )
}
