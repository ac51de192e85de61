import { type ClaimWeight, deriveClaim, variantOf } from '../record/claims.ts'
import type { Store } from '../store/store.ts'

/** What a claim weighs by all evidence that is stored for it (P-12); derived at each reading, so retracting re-derives. */
export function claimWeight(
  { claimEvidence, plans }: Pick<Store, 'claimEvidence' | 'plans'>,
  study: string,
  claim: string,
): ClaimWeight {
  const evidence = claimEvidence.ofClaim(study, claim).map((one) => {
    const plan = plans.sealed(one.experiment)?.plan
    return { ...one, variant: plan === undefined ? one.experiment : variantOf(plan) }
  })
  return deriveClaim(evidence).weight
}
