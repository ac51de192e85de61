import { settledRuns } from '../../../record/facts.ts'
import { renderReferences } from '../../../record/references.ts'
import type { EngineDeps } from '../../deps.ts'
import type { Publication } from './publication.ts'
import type { CreatedIssues } from './on-tracker.ts'

/** What publishing leaves in the store: the result, chosen follow-ups, evidence for the claim, and what a search finds. */
export function publishedRows(
  { store, clock }: EngineDeps,
  { experiment, facts, draft, approval, tag, recordHash, followUps }: Publication,
  { issues, merged }: { issues: CreatedIssues; merged: string | null },
): () => void {
  return () => {
    const { id, study } = experiment
    const at = clock.now()
    const say = (text: string): string => renderReferences(text, facts.statistics.values).text
    store.results.approve({ experiment: id, draftVersion: draft.version, hash: approval.hash })
    store.results.published(id, { recordHash, tag, mergeCommit: merged, label: null, at })
    store.followUps.choose(id, followUps)
    for (const [n, ref] of issues) store.followUps.setIssue(id, n, ref)

    const { bears } = facts.draft
    const seeds = new Set(settledRuns(facts).map(({ seed }) => seed)).size
    store.claims.put({ study, name: bears.claim, statement: bears.statement, createdAt: at })
    store.claimEvidence.put({ study, claim: bears.claim, experiment: id, bears: bears.how, seeds, at })
    store.searchIndex.put([
      { study, kind: 'result', ref: id, title: say(facts.draft.claim), body: say(facts.draft.results) },
      {
        study,
        kind: 'plan',
        ref: id,
        title: facts.plan.title,
        body: `${facts.plan.question}\n${facts.plan.hypothesis}`,
      },
    ])
  }
}
