import type { RoleName } from '../../domain/workflow.ts'
import type { EngineDeps } from '../deps.ts'
import type { Outcome } from '../handler.ts'
import { analyzed, audited, proposed } from './outcomes/analysis.ts'
import { diagnosed, implemented, reviewed, tested, verified } from './outcomes/code.ts'
import { clarified, planned } from './outcomes/plan.ts'
import type { Submitted } from './outcomes/submitted.ts'

type Conclude = (deps: EngineDeps, submitted: Submitted) => Promise<Outcome> | Outcome

/** The rows and the event of each role's output. Critics and the fact-checker settle together, in their own handler. */
const conclude: Partial<Record<RoleName, Conclude>> = {
  clarifier: clarified,
  planner: planned,
  implementer: implemented,
  'code-reviewer': reviewed,
  tester: tested,
  experimenter: diagnosed,
  verifier: verified,
  analyzer: analyzed,
  auditor: audited,
  'follow-up-designer': proposed,
}

export async function outcomeOf(deps: EngineDeps, submitted: Submitted): Promise<Outcome> {
  const own = conclude[submitted.role]
  if (own === undefined) throw new Error(`no stage asks for the ${submitted.role} alone`)
  return own(deps, submitted)
}
