import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const ClaimEvidence = z.object({
  claim: z.string(),
  experiment: ExperimentId,
  bears: z.enum(['supports', 'contradicts', 'neither']),
  seeds: z.number(),
  at: z.number(),
  retractedAt: z.number().nullable(),
})
export type ClaimEvidence = z.infer<typeof ClaimEvidence>
const ManyClaimEvidence = ClaimEvidence.array()

const COLUMNS = 'claim, experiment, bears, seeds, at, retracted_at as retractedAt'

/** Which result bears on which claim, and how. */
export function createClaimEvidence(db: Database) {
  const put = db.prepare(`
    insert into claim_evidence (study, claim, experiment, bears, seeds, at)
    values (@study, @claim, @experiment, @bears, @seeds, @at)
    on conflict (study, claim, experiment) do update
      set bears = excluded.bears, seeds = excluded.seeds, at = excluded.at, retracted_at = null`)
  const ofClaim = db.prepare(
    `select ${COLUMNS} from claim_evidence where study = ? and claim = ? order by at, experiment`,
  )
  const ofExperiment = db.prepare(`select ${COLUMNS} from claim_evidence where experiment = ? order by claim`)
  const retract = db.prepare('update claim_evidence set retracted_at = ? where experiment = ?')

  return {
    put: (evidence: Omit<ClaimEvidence, 'retractedAt'> & { study: string }): void => void put.run(evidence),
    ofClaim: (study: string, claim: string): ClaimEvidence[] =>
      ManyClaimEvidence.parse(ofClaim.all(study, claim)),
    ofExperiment: (experiment: ExperimentId): ClaimEvidence[] =>
      ManyClaimEvidence.parse(ofExperiment.all(experiment)),
    /** Takes a retracted result out of every claim it bore on. */
    retract: (experiment: ExperimentId, at: number): void => void retract.run(at, experiment),
  }
}

export type ClaimEvidenceRows = ReturnType<typeof createClaimEvidence>
