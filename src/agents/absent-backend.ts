import type { AgentBackend } from './agent.ts'

/** Stands where nobody plays the roles yet: looking around works, and a session ends at once with what to do. */
export function createAbsentBackend(name: string, advice: string): AgentBackend {
  return {
    name,
    disclosure: null,
    run: () =>
      Promise.resolve({
        kind: 'gaveUp',
        class: 'unavailable',
        reason: `nobody plays the roles: ${advice}`,
        usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0, usd: 0 },
      }),
  }
}
