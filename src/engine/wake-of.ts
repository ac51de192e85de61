import type { ExperimentId } from '../domain/ids.ts'
import type { EventRow } from '../store/events.ts'
import type { EngineDeps } from './deps.ts'

const WAKES: readonly string[] = ['run.anomalous', 'milestone.reached']

/** What woke the experimenter, as the log has it. */
export interface Wake {
  readonly event: EventRow['event']
  /** The run that it is about; empty when the log does not say. */
  readonly run: string
  readonly isMilestone: boolean
  /** Milestones that the experimenter had been told of before, those of all runs. */
  readonly knownBefore: number
}

/** The event that asked for the n-th session of the experimenter; several may be asked for before the first one begins. */
export function wakeOf({ store }: Pick<EngineDeps, 'store'>, id: ExperimentId, round: number): Wake | null {
  const wakes = store.events.list(id).filter(({ event }) => WAKES.includes(event.type))
  const event = (wakes[round - 1] ?? wakes.at(-1))?.event
  if (event === undefined) return null
  const before = wakes.slice(0, round - 1).findLast((wake) => wake.event.type === 'milestone.reached')?.event
  return {
    event,
    run: 'run' in event ? String(event.run) : '',
    isMilestone: event.type === 'milestone.reached',
    knownBefore: before !== undefined && 'known' in before ? Number(before.known) : 0,
  }
}
