import type { InputBlock } from '../../agents/agent.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { RoleName } from '../../domain/workflow.ts'
import type { EngineDeps } from '../deps.ts'
import type { StudySetup } from '../study.ts'
import { fact, studyBlocks } from './blocks.ts'
import { diffBlock, interfacesBlock, troubleBlock } from './code-blocks.ts'
import {
  answersBlocks,
  codeBlocks,
  issueBlocks,
  openBlocks,
  planBlock,
  previousPlanBlock,
  relatedBlock,
  siblingsBlocks,
} from './plan-blocks.ts'
import {
  artifactsBlock,
  auditBlock,
  draftBlocks,
  examplesBlock,
  runsBlock,
  statisticsBlock,
} from './result-blocks.ts'
import { wakeBlocks } from './wake-blocks.ts'

type Blocks = readonly InputBlock[]
type See = (
  deps: EngineDeps,
  id: ExperimentId,
  session: { readonly round: number; readonly signal: AbortSignal },
) => Promise<Blocks> | Blocks

const issue: See = (deps, id, { signal }) => issueBlocks(deps, id, signal)

/**
 * What each role sees, and nothing else (A-3, CHECKLISTS 1). The reasoning of an author is in its session, which no
 * entry here reads.
 */
const sees: Readonly<Record<RoleName, readonly See[]>> = {
  clarifier: [issue, relatedBlock, siblingsBlocks],
  planner: [
    issue,
    answersBlocks,
    relatedBlock,
    siblingsBlocks,
    codeBlocks,
    budgetBlock,
    previousPlanBlock,
    (deps, id) => openBlocks(deps, id, { author: 'planner', decisions: ['plan.revise'] }),
  ],
  'fact-checker': [planBlock, codeBlocks],
  'critic-methodology': [planBlock, siblingsBlocks],
  'critic-statistics': [planBlock, siblingsBlocks],
  'critic-alternatives': [planBlock, siblingsBlocks, relatedBlock],
  implementer: [
    planBlock,
    troubleBlock,
    (deps, id) => openBlocks(deps, id, { author: 'implementer', decisions: [] }),
  ],
  'code-reviewer': [planBlock, diffBlock],
  tester: [planBlock, interfacesBlock],
  experimenter: [planBlock, wakeBlocks],
  verifier: [planBlock, runsBlock, artifactsBlock],
  analyzer: [
    planBlock,
    runsBlock,
    statisticsBlock,
    examplesBlock,
    (deps, id) => openBlocks(deps, id, { author: 'analyzer', decisions: ['result.revise'] }),
    previousDraft,
  ],
  auditor: [planBlock, runsBlock, statisticsBlock, draftBlocks],
  'follow-up-designer': [planBlock, statisticsBlock, draftBlocks, auditBlock],
  'digest-writer': [],
  'lesson-writer': [],
}

/** The input of one session, the brief first. */
export async function inputFor(
  deps: EngineDeps,
  { id, role, round }: { id: ExperimentId; role: RoleName; round: number },
  signal: AbortSignal,
): Promise<Blocks> {
  const experiment = deps.store.experiments.get(id)
  const brief = deps.store.plans.latest(id)?.plan.brief ?? experiment.brief
  const own: InputBlock[] = []
  for (const see of sees[role]) own.push(...(await see(deps, id, { round, signal })))
  return [
    ...fact('Brief', brief || experiment.title),
    ...studyBlocks(deps.study(experiment.study), role),
    ...own,
  ].map((block) => ({ ...block, text: deps.mask(block.text) }))
}

function budgetBlock({ store, study, drivers }: EngineDeps, id: ExperimentId): Blocks {
  const setup = study(store.experiments.get(id).study)
  const { model, hardware } = store.costs.spent(id)
  return fact(
    'Budget',
    `cap for this experiment: ${setup.budget.experimentUsd} USD; spent so far: ${(model + hardware).toFixed(2)} USD; compute: ${computesOf(setup, drivers)}; at least ${setup.minimumSeeds} seeds per condition`,
    { volatile: true },
  )
}

/** The study's own first: a plan may name another, and a person sees which. */
function computesOf({ compute }: Pick<StudySetup, 'compute'>, drivers: EngineDeps['drivers']): string {
  const others = Object.keys(drivers).filter((name) => name !== compute && name !== 'local')
  return others.length === 0 ? compute : `${compute}, or by name in the plan ${others.join(', ')}`
}

function previousDraft(deps: EngineDeps, id: ExperimentId): Blocks {
  return draftBlocks(deps, id).map((block) => ({ ...block, title: 'Your draft of the round before' }))
}
