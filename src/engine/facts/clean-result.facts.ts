import { HookeError } from '../../domain/errors.ts'
import type { Plan } from '../../domain/plan.ts'
import type { FactsOf } from '../../hooks/index.ts'
import { renderCleanResult } from '../../record/clean-result.ts'
import { hasResult, type ResultFacts } from '../../record/facts.ts'
import type { Figure } from '../../record/plots.ts'
import type { DraftRow } from '../../store/drafts.ts'
import type { EngineDeps } from '../deps.ts'
import { FigureRecord, recordFactsOf } from '../record-facts.ts'
import type { StudySetup } from '../study.ts'
import { cardRowsOf } from './card-rows.ts'
import type { Gather, GateContext } from './gather.ts'
import { proofsOf } from './result-proofs.ts'

type Facts = FactsOf['clean-result']

/** The draft with its text rendered, its figure drawn and its statistics computed again, beside what is stored. */
export const gatherCleanResult: Gather<'clean-result'> = async (deps, context, signal) => {
  const { facts, draft } = await resultOf(deps, context)
  const drawing = await deps.plotter.draw(facts.draft.figure, facts, signal)
  const drawn = drawing.kind === 'drawn' ? drawing.figure : null
  const rendered = renderCleanResult({ ...facts, figure: drawn })
  const figure = draft.figure === null ? null : FigureRecord.parse(JSON.parse(draft.figure))
  return {
    draft: facts.draft,
    plan: facts.plan,
    title: /^# (.*)$/m.exec(rendered.markdown)?.[1] ?? '',
    markdown: rendered.markdown,
    statistics: { values: facts.statistics.values, comparisons: facts.statistics.comparisons },
    evidence: evidenceOf(facts),
    samples: samplesOf(facts, rendered.markdown),
    figure: figureFact(facts, { figure, drawn }),
    card: cardRowsOf(facts),
    proofs: await proofsOf(deps, { context, facts, draft, rendered, figure, drawn }),
    glossary: Object.keys(deps.study(context.experiment.study).glossary),
    policy: policyOf(deps.study(context.experiment.study)),
    heldOnSecondEvaluation: false,
  }
}

/** The stored facts as they stood when the draft was rendered: what is spent afterwards is not in its text. */
async function resultOf(
  deps: EngineDeps,
  { experiment: { id } }: GateContext,
): Promise<{ facts: ResultFacts; draft: DraftRow }> {
  const facts = await recordFactsOf(deps, id)
  const draft = deps.store.drafts.latest(id)
  if (!hasResult(facts) || draft?.renderedAt == null)
    throw new HookeError('record.incomplete', `${id} has no rendered result`, {
      advice: `hooke retry ${id} --from analyzing`,
    })
  const { renderedAt } = draft
  const costs = deps.store.costs.list(id).filter(({ at }) => at <= renderedAt)
  return { facts: { ...facts, costs }, draft }
}

function evidenceOf({ plan, runs }: ResultFacts): Facts['evidence'] {
  return plan.conditions.map(({ name }) => {
    const good = runs.filter(({ condition, state }) => condition === name && state === 'ok')
    return { condition: name, runs: new Set(good.map(({ seed }) => seed)).size }
  })
}

/** Counted in the text itself: the runs of each condition that its section of samples names. */
function samplesOf(
  { plan, runs }: { plan: Plan; runs: ResultFacts['runs'] },
  markdown: string,
): Facts['samples'] {
  const section = /^## Samples$([^]*?)^## /m.exec(markdown)?.[1] ?? ''
  return plan.conditions.map(({ name }) => ({
    condition: name,
    count: runs.filter(({ id, condition }) => condition === name && section.includes(`\`${id}\``)).length,
  }))
}

/** The interval ends are drawn from these fields of the figure's own data. */
const ERROR_BARS = /"low"/

function figureFact(
  { draft }: ResultFacts,
  { figure, drawn }: { figure: FigureRecord | null; drawn: Figure | null },
): Facts['figure'] {
  return {
    metric: draft.figure.metric,
    commit: figure?.commit ?? null,
    sha256: figure?.hash ?? null,
    seen: drawn?.hash ?? null,
    errorBars: drawn !== null && ERROR_BARS.test(JSON.stringify(drawn.spec)),
  }
}

function policyOf({ policy }: StudySetup): Facts['policy'] {
  return {
    forbiddenWords: [...policy.forbiddenWords],
    minimumBackgroundWords: 30,
    samplesPerCondition: 3,
    highNeedsSeeds: 3,
    highNeedsSecondEvaluation: false,
  }
}
