import type { ExperimentId } from '../../domain/ids.ts'
import type { Standing } from '../../domain/workflow.ts'
import type { Store } from '../store.ts'
import { eventWords } from './event-words.ts'

export interface TimelineEntry {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly type: string
  readonly from: Standing
  readonly to: Standing
  readonly substage: string
  /** What happened, in words. */
  readonly sentence: string
}

/** What happened to an experiment, oldest first; `afterSeq` continues where a reader stopped. */
export function createTimeline(store: Store) {
  return (id: ExperimentId, afterSeq = 0): readonly TimelineEntry[] =>
    store.events.list(id, afterSeq).map(({ seq, at, actor, event, from, to, toSubstage }) => ({
      seq,
      at,
      actor,
      type: event.type,
      from,
      to,
      substage: toSubstage,
      sentence: eventWords(event),
    }))
}
