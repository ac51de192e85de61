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

/** As much of it as a tracker outside is told. */
export type Telling = Omit<Publication, 'facts' | 'merge'> & {
  readonly facts: Pick<ResultFacts, 'plan' | 'planHash' | 'draft' | 'statistics'>
}

/**
 * What was published last, from its rows: nothing is exported anew. Null where nothing was, where it was imported, and
 * where a person reopened it: then what comes of that is published.
 */
export function publishedBefore(store: Store, experiment: Experiment): Telling | null {
  const { id } = experiment
  const result = store.results.find(id)
  const draft = store.drafts.latest(id)
  if (result === undefined || draft?.version !== result.draftVersion) return null
  const edition = editionOf(store, id, draft.version)
  const { tag, recordHash } = result
  const plan = store.plans.sealed(id)
  const statistics = store.statistics.find(id)?.statistics
  const approval = store.approvals
    .list(id)
    .findLast(({ what, decision }) => what === 'result' && decision === 'approve')
  if (tag !== tagOf(id, edition) || recordHash === null) return null
  if (plan === undefined || statistics === undefined || approval === undefined) return null
  const followUps = store.followUps.list(id).flatMap(({ n, chosen }) => (chosen ? [n] : []))
  return {
    ...{ experiment, draft, approval, followUps, tag, recordHash },
    key: publicationKey(id, edition),
    facts: { plan: plan.plan, planHash: plan.hash, draft: draft.draft, statistics },
  }
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
