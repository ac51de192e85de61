import { createAnthropicBackend } from '../agents/anthropic/anthropic-backend.ts'
import type { DoctorCheck } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'
import { readSecrets } from '../config/surroundings.ts'
import { asError, HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import { createMasker } from '../lib/masking.ts'
import { anthropicOptions } from './anthropic-options.ts'
import type { Env } from './env.ts'

/** Whether the key is there and accepted, and each model that roles use is known there; asking costs nothing. */
export async function modelChecks(request: {
  readonly config: HookeConfig
  readonly clock: Clock
  readonly env: Env
}): Promise<readonly DoctorCheck[]> {
  const { config, clock, env } = request
  const models = modelsInUse(config)
  if (models.length === 0) return []
  const name = 'agents anthropic'
  const { apiKey: secret } = config.agents.anthropic
  const advice = `put a valid key where [secrets] ${secret} points, and a model of your account under [agents]`
  try {
    const secrets = [...readSecrets(config, env)].map(([called, value]) => ({ name: called, value }))
    const masker = createMasker({ secrets })
    const mask = (text: string): string => masker.mask(text)
    const options = anthropicOptions({ config, clock, secrets, mask })
    if (options === null) return [{ name, state: 'failed', found: `no ${secret} under [secrets]`, advice }]
    const backend = createAnthropicBackend(options)
    const signal = AbortSignal.timeout(20_000)
    const probes = await Promise.all(models.map((model) => backend.probe(model, signal)))
    return probes.map(({ ok, detail }) => ({
      name,
      state: ok ? 'ok' : 'failed',
      found: mask(detail),
      ...(ok ? {} : { advice }),
    }))
  } catch (thrown) {
    return [{ name, state: 'failed', found: wordsOf(asError(thrown)), advice }]
  }
}

function wordsOf(error: Error): string {
  const found = error instanceof HookeError ? error.found : undefined
  return found === undefined ? error.message : `${error.message}: ${found}`
}

/** That are paid for; each had its price when the file was read. */
function modelsInUse({ agents }: HookeConfig): readonly string[] {
  const roles = Object.values(agents.roles).filter((role) => (role.backend ?? agents.backend) === 'anthropic')
  const own = roles.map(({ model }) => model ?? agents.model)
  return [...new Set([...(agents.backend === 'anthropic' ? [agents.model] : []), ...own])]
}
