import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Actor, Decided } from '../commands.ts'
import { refuseQuarantined } from '../deliver.ts'
import type { EngineDeps } from '../deps.ts'
import { requireRight } from './rights.ts'

/**
 * What of an experiment waits for a later moment (a retry, hardware that was not to be had) goes at once (W-3). It needs
 * the right to spend, and stays in the record with its reason.
 */
export function runNow(
  { store, clock, wake }: EngineDeps,
  { id, because, actor }: { id: ExperimentId; because: string; actor: Actor },
): Decided {
  requireRight(store, actor, 'spend')
  if (because.trim() === '')
    throw new HookeError('usage.wrong', 'the reason is empty', { advice: 'hooke run-now ID "why"' })
  return store.transaction(() => {
    const row = store.experiments.get(id)
    refuseQuarantined(row)
    const at = clock.now()
    const hurried = store.outbox.hurry(id, at)
    if (hurried === 0)
      throw new HookeError('request.conflict', `nothing of ${id} waits for a later moment`, {
        found: `it stands at ${row.stage}, turn ${row.turn}`,
        advice: `hooke show ${id}`,
      })
    store.afterCommit(() => wake?.())
    store.overrides.add({ experiment: id, what: 'run now', because, by: actor.name, at })
    return { id, stage: row.stage, words: 'what waited goes now, with your reason in the record' }
  })
}
