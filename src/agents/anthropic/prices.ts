import { HookeError } from '../../domain/errors.ts'
import { type Usage } from '../agent.ts'

/** US dollars per million tokens of one model, and how much it can read. */
export interface Price {
  readonly input: number
  readonly cacheRead: number
  readonly cacheWrite: number
  /** For a prefix kept for an hour; absent: it is kept for five minutes. */
  readonly cacheWriteHour?: number | undefined
  readonly output: number
  /** Tokens of input the model can take. */
  readonly context: number
}

/** Tokens as the provider counted them. */
export interface Counted {
  readonly fresh: number
  readonly written: number
  readonly writtenHour: number
  readonly read: number
  readonly output: number
}

/** What an answer cost. */
export function usageFor(counted: Counted, price: Price): Usage {
  const { fresh, written, writtenHour, read, output } = counted
  const cost =
    fresh * price.input +
    written * price.cacheWrite +
    writtenHour * (price.cacheWriteHour ?? price.cacheWrite) +
    read * price.cacheRead +
    output * price.output
  return {
    inputTokens: fresh + written + writtenHour,
    cachedTokens: read,
    outputTokens: output,
    usd: cost / 1e6,
  }
}

/** A session may name a model that was configured when it began and is not now. */
export function priceOf(
  { prices }: { readonly prices: Readonly<Record<string, Price>> },
  model: string,
): Price {
  const price = prices[model]
  if (price !== undefined) return price
  throw new HookeError('config.invalid', `the model ${model} has no price, so its cost could not be known`, {
    found: `prices of ${Object.keys(prices).join(', ') || 'no model'}`,
    advice: `add [agents.prices."${model}"] to hooke.toml; then hooke retry ID`,
  })
}

/** Fewer than any tokenizer makes of a text, so that estimates err upwards. */
const CHARACTERS_PER_TOKEN = 3

export function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN)
}

/** As if nothing was cached and the answer was as long as it may be. */
export function worstPrice(request: string, mostOutput: number, price: Price): number {
  const dearest = Math.max(price.input, price.cacheWrite, price.cacheWriteHour ?? 0)
  return (tokensIn(request) * dearest + mostOutput * price.output) / 1e6
}
