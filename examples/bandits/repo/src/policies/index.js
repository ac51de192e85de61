import { createEpsilonGreedy } from './epsilon-greedy.js'

/**
 * Policies by the name that a config uses. Each entry is a function `(configuration, { arms, random })` that returns
 * a fresh policy for one problem:
 *
 * - `choose()` gives the arm to pull next;
 * - `learn(arm, reward)` is told what came out.
 *
 * A policy draws random numbers from `random` only.
 */
const policies = {
  'epsilon-greedy': createEpsilonGreedy,
}

export function createPolicy(configuration, setting) {
  const create = policies[configuration.name]
  if (!create) {
    throw new Error(`unknown policy "${configuration.name}"; known: ${Object.keys(policies).join(', ')}`)
  }
  return create(configuration, setting)
}
