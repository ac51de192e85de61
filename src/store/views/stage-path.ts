import { entersAnew } from '../../domain/events.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Standing } from '../../domain/workflow.ts'
import type { EventRow } from '../events.ts'
import type { Store } from '../store.ts'

/** One stay in a stage. */
export interface Stay {
  readonly stage: Standing
  readonly from: number
  /** Null while it lasts. */
  readonly until: number | null
  readonly ms: number
}

/** A stage as the path shows it: in the order of the first arrival, with how often and how long. */
export interface PathStage {
  readonly stage: Standing
  readonly visits: number
  readonly ms: number
  readonly current: boolean
}

export interface StagePath {
  readonly stays: readonly Stay[]
  readonly stages: readonly PathStage[]
}

/** The stages an experiment went through, with loops and durations, from its event log. */
export function createStagePath(store: Store) {
  return (id: ExperimentId, now: number): StagePath => {
    const { createdAt, stage, stageSince } = store.experiments.get(id)
    const arrivals = arrivalsOf(store.events.list(id), createdAt)
    // a quarantined row changed its stage without an event
    if (arrivals.at(-1)?.stage !== stage) arrivals.push({ stage, at: stageSince })
    const ended = stage === 'done' || stage === 'cancelled' || stage === 'failed'
    return pathOf(arrivals, ended ? (arrivals.at(-1)?.at ?? now) : now, ended)
  }
}

interface Arrival {
  readonly stage: Standing
  readonly at: number
}

function arrivalsOf(events: readonly EventRow[], createdAt: number): Arrival[] {
  const moves = events.filter(({ from, to, event }) => from !== to || entersAnew(event))
  return [
    { stage: events[0]?.from ?? 'intake', at: createdAt },
    ...moves.map(({ to, at }) => ({ stage: to, at })),
  ]
}

function pathOf(arrivals: readonly Arrival[], end: number, ended: boolean): StagePath {
  const stays = arrivals.map(({ stage, at }, index) => {
    const until = arrivals[index + 1]?.at ?? (ended ? end : null)
    return { stage, from: at, until, ms: (until ?? end) - at }
  })
  const current = arrivals.at(-1)?.stage
  const stages = [...Map.groupBy(stays, ({ stage }) => stage)].map(([stage, own]) => ({
    stage,
    visits: own.length,
    ms: own.reduce((sum, { ms }) => sum + ms, 0),
    current: stage === current,
  }))
  return { stays, stages }
}
