import type { ExperimentId, RunId } from '../../domain/ids.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { clearAlarm, raiseAlarm } from './alarms.ts'

/**
 * Tells people that runs of an experiment wait for something that nobody but they can settle, in the words of the
 * scheduler. One alarm for all of them: what holds one of them back holds the others, too. It is over when one begins.
 */
export function createWaitAlarm(
  deps: Pick<EngineDeps, 'store' | 'clock' | 'log' | 'mask'>,
  { id }: Pick<Experiment, 'id'>,
  compute: string,
): (run: RunId | null, why: string | null) => void {
  const key = `${ofWaits(id)}${compute}`
  return (run, why) => {
    if (run === null || why === null) clearAlarm(deps, key)
    else raiseAlarm(deps, { key, words: `${run} waits on ${compute}: ${why}`, experiment: id })
  }
}

/** Nothing of an experiment waits any more: its runs were stopped. */
export function endWaitAlarms(deps: Pick<EngineDeps, 'store' | 'clock' | 'log'>, id: ExperimentId): void {
  for (const { key } of deps.store.alarms.open()) if (key.startsWith(ofWaits(id))) clearAlarm(deps, key)
}

function ofWaits(id: ExperimentId): string {
  return `waits/${id}/`
}
