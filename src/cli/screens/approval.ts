import { count, money } from '../../lib/words.ts'
import { wrap } from '../letters.ts'
import type { Output } from '../output.ts'
import type { ExperimentView } from '../replies.ts'
import { printTitle } from './show.ts'
import { short } from './words.ts'

export interface Approvable {
  readonly what: 'plan' | 'result'
  readonly hash: string
}

/** What waits for an approval, or null when nothing does. */
export function approvableOf({ stage, plan, draft }: ExperimentView): Approvable | null {
  if (stage === 'awaitingPlanApproval' && plan) return { what: 'plan', hash: plan.hash }
  if (stage === 'awaitingResultApproval' && draft?.hash) return { what: 'result', hash: draft.hash }
  return null
}

/** What is about to be approved and what will follow from it. */
export function printApproval(
  view: ExperimentView,
  { what, hash }: Approvable,
  choice: { followUps: readonly number[]; merge: boolean },
  output: Output,
): void {
  printTitle(view, output)
  const text = what === 'plan' ? view.brief : (view.draft?.draft.claim ?? '')
  for (const line of wrap(text, Math.min(output.columns - 4, 72))) output.line(`  ${line}`)
  output.line(`  the ${what} ${short(hash)}`)
  for (const fact of what === 'plan' ? planFacts(view) : resultFacts(view, choice)) {
    const [first = '', ...rest] = wrap(fact, output.columns - 6)
    output.line(`  ${first}`)
    for (const line of rest) output.line(`    ${line}`)
  }
}

function planFacts({ plan, factChecks, findings }: ExperimentView): readonly string[] {
  const open = unverified(factChecks)
  const findingsLeft = findings
    .flatMap((one) => one.findings)
    .filter(({ answer, severity }) => answer === null && severity !== 'good')
  return [
    `forecast: ${money(plan?.plan.forecast.usd ?? 0)}, ${Math.round(plan?.plan.forecast.minutes ?? 0)} min`,
    ...findingsLeft.map(({ severity, text }) => `open finding (${severity}): ${text}`),
    ...open.map((assumption) => `unverified: ${assumption}`),
    'then: the plan is sealed and the code is written',
  ]
}

export function unverified(checks: ExperimentView['factChecks']): readonly string[] {
  return checks.flatMap(({ assumption, verdict, acceptedBy }) =>
    verdict !== 'confirmed' && acceptedBy === null ? [assumption] : [],
  )
}

function resultFacts(
  { draft, followUps }: ExperimentView,
  { followUps: chosen, merge }: { followUps: readonly number[]; merge: boolean },
): readonly string[] {
  return [
    `confidence: ${draft?.draft.confidence ?? ''}`,
    ...followUps.map(
      ({ n, proposal: { title, usd } }) =>
        `${chosen.includes(n) ? '☑' : '☐'} follow-up ${n}: ${title} (${money(usd)})`,
    ),
    `then: published${merge ? ', branch merged' : ', branch kept unmerged'}, ${count(chosen.length, 'follow-up')} created`,
  ]
}
