import type { GateName } from '../../domain/gate.ts'
import type { Fixtures } from './fixture.ts'
import { assumptionsChecked } from './assumptions-checked.ts'
import { baseline } from './baseline.ts'
import { budget } from './budget.ts'
import { cleanResult } from './clean-result.ts'
import { consistency } from './consistency.ts'
import { dataAudit } from './data-audit.ts'
import { diffInBounds } from './diff-in-bounds.ts'
import { duplicates } from './duplicates.ts'
import { findingsAnswered } from './findings-answered.ts'
import { hardwareReleased } from './hardware-released.ts'
import { planComplete } from './plan-complete.ts'
import { preflight } from './preflight.ts'
import { published } from './published.ts'
import { reproducibility } from './reproducibility.ts'
import { runSanity } from './run-sanity.ts'
import { secrets } from './secrets.ts'
import { testsPass } from './tests-pass.ts'
import { uploadsVerified } from './uploads-verified.ts'

/** The fixtures of every gate. */
export const fixtures = {
  'plan-complete': planComplete,
  'findings-answered': findingsAnswered,
  'assumptions-checked': assumptionsChecked,
  consistency,
  baseline,
  budget,
  'diff-in-bounds': diffInBounds,
  duplicates,
  'tests-pass': testsPass,
  preflight,
  'data-audit': dataAudit,
  'run-sanity': runSanity,
  'uploads-verified': uploadsVerified,
  reproducibility,
  'hardware-released': hardwareReleased,
  'clean-result': cleanResult,
  published,
  secrets,
} as const satisfies Record<GateName, Fixtures>
