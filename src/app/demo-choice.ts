import { unverified } from '../cli/screens/approval.ts'
import { ExperimentView } from '../cli/replies.ts'
import type { ApproveRequest } from '../engine/commands.ts'
import { count } from '../lib/words.ts'
import type { Whole } from './demo-types.ts'

/** What the key `a` and `--approve` decide: just what is on the screen, and nothing that `choiceWords` does not say. */
export function choiceOf(view: Whole): ApproveRequest {
  if (view.stage === 'awaitingPlanApproval') {
    const acceptUnverified = openAssumptions(view) > 0
    return { hash: view.plan?.hash ?? null, followUps: [], merge: true, acceptUnverified }
  }
  const followUps = view.followUps.slice(0, 1).map(({ n }) => n)
  return { hash: view.draft?.hash ?? null, followUps, merge: true, acceptUnverified: false }
}

/** What follows from the choice, as in "approve: …". */
export function choiceWords(view: Whole): string {
  const { followUps, acceptUnverified } = choiceOf(view)
  if (view.stage === 'awaitingPlanApproval') {
    const { conditions = [], seeds = [] } = view.plan?.plan ?? {}
    const start = `seals the plan; then the code is written and ${count(conditions.length * seeds.length, 'run')} start`
    return acceptUnverified
      ? `${start}; accepts ${count(openAssumptions(view), 'assumption')} that nobody could verify`
      : start
  }
  const created = view.followUps.filter(({ n }) => followUps.includes(n))
  return [
    'publishes the result, merges its code',
    ...created.map(({ n, proposal }) => `creates follow-up ${n}: ${proposal.title}`),
  ].join(', ')
}

function openAssumptions(view: Whole): number {
  return unverified(ExperimentView.parse(view).factChecks).length
}
