import { type FailpointName, FAILPOINTS } from '../../../src/lib/failpoint.ts'
import { pointOf } from './all.ts'
import type { Pair } from './pairs.ts'
import type { Leg } from './walk.ts'

/**
 * As few transitions as have every failpoint on them, each with its failpoints one after the other: the effect that a
 * kill cut short is cut short again further on, by the next daemon.
 */
export function chainsOf(legs: readonly Leg[]): readonly Pair[] {
  const missing = new Set<FailpointName>(FAILPOINTS)
  const chains: Pair[] = []
  while (missing.size > 0) {
    const [best] = legs
      .map((leg) => ({ leg, kills: chainOf(leg, missing) }))
      .toSorted((a, b) => b.kills.length - a.kills.length)
    if (best === undefined || best.kills.length === 0)
      throw new Error(`no way leads to ${[...missing].join(', ')}`)
    chains.push(best)
    for (const kill of best.kills) missing.delete(nameIn(kill))
  }
  return chains
}

/** The first place of each missing failpoint on the way, in the order they are come to. */
function chainOf({ points }: Leg, missing: ReadonlySet<FailpointName>): readonly string[] {
  const kills = points
    .filter((point) => !/@tracker\.mirror|:\d+$/.test(point))
    .flatMap((point) =>
      point.startsWith('effect.afterStarted')
        ? [point, point.replace('effect.afterStarted', 'recovery.midway')]
        : [point],
    )
  return kills.filter(
    (kill, i) =>
      missing.has(nameIn(kill)) && kills.findIndex((other) => nameIn(other) === nameIn(kill)) === i,
  )
}

function nameIn(spec: string): FailpointName {
  const found = FAILPOINTS.find((name) => name === pointOf(spec))
  if (found === undefined) throw new Error(`${spec} names no failpoint`)
  return found
}
