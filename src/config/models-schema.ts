import { z } from 'zod'
import { Count, Text, Usd } from './values.ts'

/** Backends that exist; one more is one more word here and one more line in engine-parts.ts. */
export const Backend = z.enum(['rehearsal', 'anthropic', 'claude-code', 'codex'])

export const Effort = z.enum(['low', 'medium', 'high', 'xhigh', 'max'])

const Price = z.strictObject({
  input: Usd.describe('US dollars per million tokens read afresh.'),
  cache_read: Usd.describe('US dollars per million tokens read from the cache.'),
  cache_write: Usd.describe('US dollars per million tokens written to the cache for five minutes.'),
  cache_write_hour: Usd.optional().describe(
    'The same for an hour; with it rules and task are kept for an hour, so that long commands do not lose them.',
  ),
  output: Usd.describe('US dollars per million tokens of answers.'),
  context: Count.default(200_000).describe('Tokens of input the model can take.'),
})

/** By model. A table in the file replaces this one whole, so that nothing is priced that nobody wrote down. */
export const Prices = z.record(Text, Price).default({
  'claude-opus-5-5': {
    input: 4,
    cache_read: 0.2,
    cache_write: 5,
    cache_write_hour: 8,
    output: 20,
    context: 1_000_000,
  },
})

/** What every way to the models needs. */
const account = {
  api_key: Text.default('ANTHROPIC_API_KEY').describe('Name in [secrets] of the key to the Messages API.'),
  base_url: z
    .url({
      protocol: /^https?$/,
      error: 'is no web address: write for example "https://gateway.example.org"',
    })
    .optional()
    .describe('Another address of the same API, for a gateway.'),
  max_output: z
    .number()
    .int()
    .min(1_000)
    .max(128_000)
    .default(16_000)
    .describe('Most tokens of one answer; also what is reserved for it.'),
}

export const ClaudeCode = z.strictObject({
  path: Text.default('claude').describe(
    'The program: a name that is looked for on PATH, or where it lies, relative to this file.',
  ),
  ...account,
})

export const Codex = z.strictObject({
  path: Text.default('codex').describe(
    'The program: a name that is looked for on PATH, or where it lies, relative to this file.',
  ),
  ...account,
  api_key: Text.default('OPENAI_API_KEY').describe('Name in [secrets] of the key to the Responses API.'),
})

export const Anthropic = z.strictObject({
  ...account,
  thinking: z
    .enum(['default', 'adaptive'])
    .default('default')
    .describe(
      '"default": as the model does by itself. "adaptive": asks for it, for models that need to be asked.',
    ),
})
