import { asError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'
import { type AgentBackend } from '../agent.ts'
import { runSession } from '../session-loop.ts'
import { createAnthropicModel, type ModelParts } from './anthropic-model.ts'
import { createClient, type Account, type Client } from './client.ts'
import { failureOf } from './failure.ts'
import { createPatience } from './patience.ts'
import { priceOf, type Price } from './prices.ts'
import { type Timeouts, TIMEOUTS } from './stream.ts'

export interface AnthropicOptions extends Account {
  readonly clock: Clock
  /** Name of the secret that holds the key, for advice. */
  readonly secret: string
  readonly prices: Readonly<Record<string, Price>>
  /** Most tokens of one answer. */
  readonly mostOutput: number
  readonly thinking?: 'default' | 'adaptive'
  readonly mask: (text: string) => string
  /** From 0 to 1, for the jitter of waits. */
  readonly random?: () => number
  readonly timeouts?: Timeouts
}

export interface AnthropicBackend extends AgentBackend {
  /** Whether key and model are accepted; costs nothing. */
  probe(model: string, signal: AbortSignal): Promise<{ readonly ok: boolean; readonly detail: string }>
}

/** Roles on the Messages API: an own loop over streams, with the whole history each turn (A-1). */
export function createAnthropicBackend(options: AnthropicOptions): AnthropicBackend {
  const { clock, secret, mask, mostOutput, thinking = 'default', timeouts = TIMEOUTS } = options
  const client = createClient(options)
  const patience = createPatience({ clock, random: options.random ?? Math.random, timeouts })
  const parts: ModelParts = { client, patience, clock, timeouts, secret, mask, mostOutput, thinking }
  return {
    name: 'anthropic',
    disclosure: null,
    probe: (model, signal) => probe(client, model, { clock, signal }),
    async run(request, signal) {
      const { session, effort } = request
      const asked = { session, model: request.model, price: priceOf(options, request.model), effort }
      return runSession({ model: createAnthropicModel(parts, asked), clock }, request, signal)
    },
  }
}

async function probe(
  client: Client,
  model: string,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
) {
  try {
    return { ok: true, detail: `${model} is ${await client.describe(model, signal)}; the key is accepted` }
  } catch (error) {
    const { status, message } = failureOf(asError(error), clock)
    return { ok: false, detail: `${model}: ${status === null ? '' : `${status}, `}${message}` }
  }
}
