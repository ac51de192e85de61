import type { AnthropicOptions } from '../agents/anthropic/anthropic-backend.ts'
import type { HookeConfig } from '../config/config.ts'
import type { Clock } from '../lib/clock.ts'
import type { LiveSecret } from '../lib/masking.ts'

/** What the configuration says of the Messages API; null while its key is not among the secrets. */
export function anthropicOptions(request: {
  readonly config: HookeConfig
  readonly clock: Clock
  readonly secrets: readonly LiveSecret[]
  readonly mask: (text: string) => string
}): AnthropicOptions | null {
  const { config, clock, secrets, mask } = request
  const { anthropic, prices } = config.agents
  const { apiKey: secret, baseUrl, maxOutput: mostOutput, thinking } = anthropic
  const key = secrets.find(({ name }) => name === secret)
  if (key === undefined) return null
  return { apiKey: key.value, baseUrl, secret, prices, mostOutput, thinking, mask, clock }
}
