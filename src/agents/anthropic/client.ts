import type Anthropic from '@anthropic-ai/sdk'
import { StreamEvent } from './events.ts'
import { BrokenOff } from './failure.ts'
import { EMPTY_DRAFT, received, type Draft } from './draft.ts'
import { type Params } from './request.ts'

export interface Account {
  readonly apiKey: string
  /** Another address of the same API, for tests and gateways. */
  readonly baseUrl: string | undefined
}

/** Nothing is loaded before the first call; nothing is read from the environment. */
export interface Client {
  /** Sends one request and tells `onDraft` of each event; the draft at the end of the stream. */
  send(params: Params, watch: Listening): Promise<Draft>
  /** Asks for a model's description, which costs nothing. */
  describe(model: string, signal: AbortSignal): Promise<string>
}

export interface Listening {
  readonly signal: AbortSignal
  /** Any sign of life. */
  readonly alive: () => void
  readonly onDraft: (draft: Draft) => void
}

const API = 'https://api.anthropic.com'

export function createClient(account: Account): Client {
  const connected: { client?: Promise<Anthropic> } = {}
  const client = (): Promise<Anthropic> => (connected.client ??= connect(account))
  return {
    send: async (params, listening) => receive(await client(), params, listening),
    describe: async (model, signal) =>
      (await (await client()).models.retrieve(model, undefined, { signal })).display_name,
  }
}

async function connect({ apiKey, baseUrl }: Account): Promise<Anthropic> {
  const { Anthropic: Client } = await import('@anthropic-ai/sdk')
  // retries are the engine's, with the cost counted; the SDK would hide them
  return new Client({ apiKey, baseURL: baseUrl ?? API, maxRetries: 0, logLevel: 'off', timeout: 60 * 60_000 })
}

/** A reply that ends before its last event is not whole; whoever asked decides what that means. */
async function receive(client: Anthropic, params: Params, listening: Listening): Promise<Draft> {
  const { signal, alive, onDraft } = listening
  const response = await client.messages.create(params, { signal }).asResponse()
  const { Stream } = await import('@anthropic-ai/sdk/core/streaming')
  let draft = EMPTY_DRAFT
  onDraft(draft)
  for await (const { data } of Stream.rawEvents(response)) {
    alive()
    const event = data === '' ? undefined : StreamEvent.safeParse(JSON.parse(data)).data
    if (event?.type === 'error') throw new BrokenOff(event.error)
    if (event === undefined) continue
    draft = received(draft, event)
    onDraft(draft)
  }
  return draft
}
