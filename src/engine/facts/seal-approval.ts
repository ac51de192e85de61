import type { ExperimentId } from '../../domain/ids.ts'
import type { Approval } from '../../store/approvals.ts'
import type { PlanRow } from '../../store/plans.ts'
import type { Store } from '../../store/store.ts'

/** The approval that a plan was sealed by: of its hash, by the person and at the time of the seal. Undefined when it is not there. */
export function sealApproval(
  { approvals }: Pick<Store, 'approvals'>,
  id: ExperimentId,
  { hash, sealedAt, sealedBy }: Pick<PlanRow, 'hash' | 'sealedAt' | 'sealedBy'>,
): Approval | undefined {
  return approvals
    .list(id)
    .find(
      (row) =>
        row.what === 'plan' &&
        row.decision === 'approve' &&
        row.hash === hash &&
        row.by === sealedBy &&
        row.at === sealedAt,
    )
}
