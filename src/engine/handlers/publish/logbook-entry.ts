import { settledRuns } from '../../../record/facts.ts'
import type { LogbookEntry, LogbookHeader } from '../../../record/logbook.ts'
import { renderReferences } from '../../../record/references.ts'
import type { EngineDeps } from '../../deps.ts'
import type { StudySetup } from '../../study.ts'
import type { Publication } from './publication.ts'

export function logbookHeaderOf({ store }: EngineDeps, study: StudySetup): LogbookHeader {
  const baseline = store.studies.find(study.id)?.baseline ?? 'none yet'
  return { study: study.name, scope: study.scope, baseline }
}

/** The entry of one published result; the interpretation says what it does to the claim, negative results too. */
export function logbookEntryOf({ experiment, facts, approval, tag, key }: Publication): LogbookEntry {
  const say = (text: string): string => renderReferences(text, facts.statistics.values).text
  const { draft, plan } = facts
  const [first] = settledRuns(facts)
  return {
    key,
    label: `${experiment.id}: ${say(draft.claim)} (${draft.confidence})`,
    at: approval.at,
    tag,
    issue: facts.issue === null ? null : { key: facts.issue.key, url: facts.issue.url },
    hypothesis: plan.hypothesis,
    argv: first?.argv ?? [],
    config: JSON.stringify({
      ...plan.config,
      conditions: plan.conditions.map(({ name, params }) => ({ name, params })),
    }),
    result: say(draft.results),
    interpretation: `${say(draft.confidenceBecause)} It ${bearing(draft.bears.how)} the claim "${draft.bears.statement}".`,
    nextAction: draft.nextSteps.map(say).join(' '),
  }
}

function bearing(how: Publication['facts']['draft']['bears']['how']): string {
  if (how === 'neither') return 'does not bear on'
  return how === 'supports' ? 'supports' : 'contradicts'
}
