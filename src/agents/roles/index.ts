import { analyzer } from './analyzer.ts'
import { auditor } from './auditor.ts'
import { clarifier } from './clarifier.ts'
import { codeReviewer } from './code-reviewer.ts'
import { criticAlternatives } from './critic-alternatives.ts'
import { criticMethodology } from './critic-methodology.ts'
import { criticStatistics } from './critic-statistics.ts'
import { digestWriter } from './digest-writer.ts'
import { experimenter } from './experimenter.ts'
import { factChecker } from './fact-checker.ts'
import { followUpDesigner } from './follow-up-designer.ts'
import { implementer } from './implementer.ts'
import { lessonWriter } from './lesson-writer.ts'
import { planner } from './planner.ts'
import { tester } from './tester.ts'
import { verifier } from './verifier.ts'
import { type RoleName } from '../../domain/workflow.ts'
import { type Role } from '../agent.ts'

/** All roles, in the order of the workflow. */
export const ROLE_DEFINITIONS = {
  clarifier,
  planner,
  'fact-checker': factChecker,
  'critic-methodology': criticMethodology,
  'critic-statistics': criticStatistics,
  'critic-alternatives': criticAlternatives,
  implementer,
  'code-reviewer': codeReviewer,
  tester,
  experimenter,
  verifier,
  analyzer,
  auditor,
  'follow-up-designer': followUpDesigner,
  'digest-writer': digestWriter,
  'lesson-writer': lessonWriter,
} satisfies Record<RoleName, Role>
