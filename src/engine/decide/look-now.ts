import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import { count } from '../../lib/words.ts'
import type { Actor, Decided } from '../commands.ts'
import type { EngineDeps } from '../deps.ts'
import { driverNamed } from '../placement.ts'
import { isLive } from '../runs/supervise.ts'
import { requireRight } from './rights.ts'

/** Looks at the computes that an experiment's runs are on; what is told of its end by itself is not asked (H-11). */
export function lookNow(deps: EngineDeps, id: ExperimentId, actor: Actor): Decided {
  requireRight(deps.store, actor, 'view')
  const { stage } = deps.store.experiments.get(id)
  const live = deps.store.runs.list(id).filter(({ state }) => isLive(state))
  if (live.length === 0)
    throw new HookeError('request.conflict', `${id} has no run that could be looked at`, {
      found: `it stands at ${stage}`,
      advice: `hooke show ${id}`,
    })
  const places = [...new Set(live.map(({ driver }) => driver))]
  const asked = places.map((name) => deps.looks?.of(driverNamed(deps, name), id).lookNow() ?? 0)
  const runs = asked.reduce((sum, one) => sum + one, 0)
  const words =
    runs === 0
      ? 'its runs tell by themselves when they end'
      : `${count(runs, 'run')} looked at on ${places.join(', ')}`
  return { id, stage, words }
}
