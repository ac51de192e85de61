import {
  createAnthropicBackend,
  type AnthropicBackend,
  type AnthropicOptions,
} from '../../../src/agents/anthropic/anthropic-backend.ts'
import { type Price } from '../../../src/agents/anthropic/prices.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { type MessagesServer } from '../../fakes/messages-server/messages-server.ts'

export const PRICE: Price = {
  input: 4,
  cacheRead: 0.2,
  cacheWrite: 5,
  cacheWriteHour: 8,
  output: 20,
  context: 200_000,
}

/** A backend that asks the fake server; time stands still unless a test moves it. */
export function anAnthropicBackend(
  { url, key }: Pick<MessagesServer, 'url' | 'key'>,
  options: Partial<AnthropicOptions> = {},
): AnthropicBackend {
  return createAnthropicBackend({
    apiKey: key,
    secret: 'ANTHROPIC_API_KEY',
    baseUrl: url,
    clock: createManualClock(),
    prices: { none: PRICE, other: PRICE },
    mostOutput: 8_000,
    mask: (text) => text,
    random: () => 0,
    ...options,
  })
}
