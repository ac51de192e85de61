import { type ExperimentId, RunId } from '../domain/ids.ts'
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

/**
 * The run for whose same anomaly, in the same condition, the experimenter is awake or about to be: what it says of one
 * holds for the other, and a matrix that goes wrong as a whole is read about once. Undefined where there is none.
 */
export function joinedBy(
  deps: Pick<EngineDeps, 'store'>,
  id: ExperimentId,
  { run, rule }: { readonly run: string; readonly rule: string },
): string | undefined {
  const { runs, outbox } = deps.store
  const conditionOf = (one: string) => runs.find(RunId.parse(one))?.condition
  const condition = conditionOf(run)
  const wakes = outbox.open(id).flatMap(({ effect }) => {
    if (effect.kind !== 'agent.run' || effect.role !== 'experimenter') return []
    return wakeOf(deps, id, effect.round) ?? []
  })
  return wakes.find(
    ({ event, run: other }) =>
      'rule' in event && event.rule === rule && condition !== undefined && conditionOf(other) === condition,
  )?.run
}

/** The event that asked for the n-th session of the experimenter; several may be asked for before the first one begins. */
export function wakeOf({ store }: Pick<EngineDeps, 'store'>, id: ExperimentId, round: number): Wake | null {
  const wakes = store.events
    .list(id)
    .filter(({ event }) => WAKES.includes(event.type) && !('joins' in event && event.joins !== undefined))
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
