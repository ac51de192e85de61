import type { ResultFacts } from '../../../record/facts.ts'
import type { Approval } from '../../../store/approvals.ts'
import type { DraftRow } from '../../../store/drafts.ts'
import type { Experiment } from '../../../store/experiments.ts'

/** What is being published: everything the steps share. */
export interface Publication {
  readonly experiment: Experiment
  readonly facts: ResultFacts
  readonly draft: DraftRow
  readonly approval: Approval
  readonly merge: boolean
  readonly followUps: readonly number[]
  readonly tag: string
  readonly key: string
  readonly recordHash: string
}
