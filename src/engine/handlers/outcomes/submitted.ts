import type { SessionId } from '../../../domain/ids.ts'
import type { RoleName } from '../../../domain/workflow.ts'
import type { Experiment } from '../../../store/experiments.ts'

/** What a role submitted, already parsed by its schema. */
export interface Submitted {
  readonly experiment: Experiment
  readonly role: RoleName
  readonly round: number
  readonly session: SessionId
  readonly output: unknown
}
