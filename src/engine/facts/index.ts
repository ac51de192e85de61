import type { GateName } from '../../domain/gate.ts'
import type { EngineDeps } from '../deps.ts'
import { gatherAssumptionsChecked } from './assumptions-checked.facts.ts'
import { gatherBaseline } from './baseline.facts.ts'
import { gatherBudget } from './budget.facts.ts'
import { gatherCleanResult } from './clean-result.facts.ts'
import { gatherConsistency } from './consistency.facts.ts'
import { gatherDataAudit } from './data-audit.facts.ts'
import { gatherDiffInBounds } from './diff-in-bounds.facts.ts'
import { gatherDuplicates } from './duplicates.facts.ts'
import { gatherFindingsAnswered } from './findings-answered.facts.ts'
import type { Gather, GateContext } from './gather.ts'
import { gatherHardwareReleased } from './hardware-released.facts.ts'
import { gatherPlanComplete } from './plan-complete.facts.ts'
import { gatherPreflight } from './preflight.facts.ts'
import { gatherPublished } from './published.facts.ts'
import { gatherReproducibility } from './reproducibility.facts.ts'
import { gatherRunSanity } from './run-sanity.facts.ts'
import { gatherSecrets } from './secrets.facts.ts'
import { gatherTestsPass } from './tests-pass.facts.ts'
import { gatherUploadsVerified } from './uploads-verified.facts.ts'

const GATHERERS: { readonly [Name in GateName]: Gather<Name> } = {
  'plan-complete': gatherPlanComplete,
  'findings-answered': gatherFindingsAnswered,
  'assumptions-checked': gatherAssumptionsChecked,
  consistency: gatherConsistency,
  baseline: gatherBaseline,
  budget: gatherBudget,
  'diff-in-bounds': gatherDiffInBounds,
  duplicates: gatherDuplicates,
  'tests-pass': gatherTestsPass,
  preflight: gatherPreflight,
  'data-audit': gatherDataAudit,
  'run-sanity': gatherRunSanity,
  'uploads-verified': gatherUploadsVerified,
  reproducibility: gatherReproducibility,
  'hardware-released': gatherHardwareReleased,
  'clean-result': gatherCleanResult,
  published: gatherPublished,
  secrets: gatherSecrets,
}

/** The facts of one due gate, observed now: from rows, git, the driver, the artifact store and the tracker. */
export async function gather(
  deps: EngineDeps,
  { gate, ...context }: GateContext & { readonly gate: GateName },
  signal: AbortSignal,
): Promise<unknown> {
  signal.throwIfAborted()
  return GATHERERS[gate](deps, context, signal)
}

export { BASELINE_CONDITION } from './baseline.facts.ts'
export { observeTestsBefore } from './tests-before.ts'
