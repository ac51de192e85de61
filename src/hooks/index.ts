import type { z } from 'zod'
import type { GateName } from '../domain/gate.ts'
import { assumptionsCheckedGate } from './assumptions-checked.gate.ts'
import { baselineGate } from './baseline.gate.ts'
import { budgetGate } from './budget.gate.ts'
import { cleanResultGate } from './clean-result.gate.ts'
import { consistencyGate } from './consistency.gate.ts'
import { dataAuditGate } from './data-audit.gate.ts'
import { diffInBoundsGate } from './diff-in-bounds.gate.ts'
import { duplicatesGate } from './duplicates.gate.ts'
import { findingsAnsweredGate } from './findings-answered.gate.ts'
import { hardwareReleasedGate } from './hardware-released.gate.ts'
import { planCompleteGate } from './plan-complete.gate.ts'
import { preflightGate } from './preflight.gate.ts'
import { publishedGate } from './published.gate.ts'
import { reproducibilityGate } from './reproducibility.gate.ts'
import { runSanityGate } from './run-sanity.gate.ts'
import { secretsGate } from './secrets.gate.ts'
import { testsPassGate } from './tests-pass.gate.ts'
import type { Gates } from './judge.ts'
import { uploadsVerifiedGate } from './uploads-verified.gate.ts'

/** All gates, each with its own facts; `judge` is the door that parses them. */
export const gates = {
  'plan-complete': planCompleteGate,
  'findings-answered': findingsAnsweredGate,
  'assumptions-checked': assumptionsCheckedGate,
  consistency: consistencyGate,
  baseline: baselineGate,
  budget: budgetGate,
  'diff-in-bounds': diffInBoundsGate,
  duplicates: duplicatesGate,
  'tests-pass': testsPassGate,
  preflight: preflightGate,
  'data-audit': dataAuditGate,
  'run-sanity': runSanityGate,
  'uploads-verified': uploadsVerifiedGate,
  reproducibility: reproducibilityGate,
  'hardware-released': hardwareReleasedGate,
  'clean-result': cleanResultGate,
  published: publishedGate,
  secrets: secretsGate,
} as const satisfies Gates

/** Facts of each gate: what the engine gathers for it. */
export type FactsOf = { readonly [Name in GateName]: z.infer<(typeof gates)[Name]['facts']> }

export { type Gates, judge } from './judge.ts'
export { type GateTest, selfTest } from './self-test.ts'
