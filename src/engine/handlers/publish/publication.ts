import type { ExperimentId } from '../../../domain/ids.ts'
import type { ResultFacts } from '../../../record/facts.ts'
import type { Approval } from '../../../store/approvals.ts'
import type { DraftRow } from '../../../store/drafts.ts'
import type { Experiment } from '../../../store/experiments.ts'
import type { Store } from '../../../store/store.ts'

/** What is being published: everything the steps share. */
export interface Publication {
  readonly experiment: Experiment
  readonly facts: ResultFacts
  readonly draft: DraftRow
  readonly approval: Approval
  readonly merge: boolean
  readonly followUps: readonly number[]
  readonly tag: string
  /** Of what this publication writes outside. */
  readonly key: string
  readonly recordHash: string
}

/**
 * What a publication is called: the version of its draft, and a number when it is published again after it was reopened.
 * A tag that is out is never moved, so the new approval gets one of its own.
 */
export function editionOf({ events }: Store, id: ExperimentId, draftVersion: number): string {
  const log = events.list(id)
  const drafted = log.findLastIndex(({ event }) => event.type === 'result.drafted')
  const reopened = log.slice(drafted + 1).filter(({ event }) => event.type === 'result.reopened').length
  return reopened === 0 ? `v${draftVersion}` : `v${draftVersion}.${reopened + 1}`
}

export const tagOf = (id: ExperimentId, edition: string): string => `result/${id}-${edition}`
export const publicationKey = (id: ExperimentId, edition: string): string => `${id}/publish/${edition}`
