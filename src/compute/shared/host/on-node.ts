import { NodeName } from '../../../domain/job-options.ts'
import type { JobState } from '../../driver.ts'

/**
 * The end of a run with the machine that it ran on: the first that is one name. The word of a scheduler comes before that of
 * the wrapper, whose file lies where the run may write.
 */
export function onNode(state: JobState, told: readonly (string | undefined)[]): JobState {
  if (state.kind !== 'exited' && state.kind !== 'lost') return state
  const node = told.find((name) => NodeName.safeParse(name).success)
  return node === undefined ? state : { ...state, node }
}
