import { randomBytes } from 'node:crypto'
import type { HookeConfig } from '../config/config.ts'
import { claimWeight } from '../engine/claim-weight.ts'
import { createEngine } from '../engine/engine.ts'
import { createAuth } from '../http/auth.ts'
import { createApp } from '../http/server.ts'
import type { Clock } from '../lib/clock.ts'
import { createViews } from '../store/views/views.ts'
import { buildParts } from './engine-parts.ts'
import type { Env } from './env.ts'
import { openStateReadOnly } from './open-state.ts'
import { studyFacts } from './web-facts.ts'

/** The same API in this process over a store that nobody can write, for reading commands without a daemon (H-1). */
export async function openReadOnlyApi(request: {
  config: HookeConfig
  clock: Clock
  env: Env
  packageDir: string
  version: string
}) {
  const state = openStateReadOnly(request.config)
  const { store } = state
  const parts = await buildParts({ ...request, store, isDaemon: false })
  const { commands } = createEngine(parts, { epoch: 0 })
  const app = createApp({
    store,
    views: createViews(store),
    commands,
    auth: createAuth({ store, clock: request.clock, random: randomBytes }),
    clock: request.clock,
    mask: parts.mask,
    version: request.version,
    artifacts: parts.artifacts,
    allowedHosts: ['localhost'],
    study: (id) => studyFacts(request.config, id),
    weighClaim: (study, claim) => claimWeight(store, study, claim),
    readOnly: true,
  })
  return {
    fetch: async (input: string, init?: RequestInit) => app.request(input, init),
    close: () => state.close(),
  }
}
