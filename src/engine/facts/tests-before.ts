import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { runStudyCommand } from './study-command.ts'
import { countTests } from './test-counts.ts'

const TESTS_BEFORE = 'tests-before'
const TestsBefore = z.object({ commit: z.string(), tests: z.number().int().nonnegative() })

/**
 * Counts the study's tests on the commit the branch starts at, once, before anyone works in the worktree: what is
 * removed later is then seen. A branch that has commits already is taken as it stands.
 */
export async function observeTestsBefore(
  deps: EngineDeps,
  experiment: Experiment,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, worktrees } = deps
  const study = deps.study(experiment.study)
  if (study.commands.test === null || store.observations.find(experiment.id, TESTS_BEFORE) !== undefined)
    return

  const { path, head } = await worktrees.create(study.repository, experiment.id)
  const { output } = await runStudyCommand(deps, { argv: study.commands.test, cwd: path, study }, signal)
  const { passed, failed } = countTests(output)
  const body = { commit: head, tests: passed + failed }
  store.transaction(() =>
    store.observations.put(experiment.id, { name: TESTS_BEFORE, body, at: clock.now() }),
  )
}

/** The number that was observed; a study with tests that were never counted cannot be judged. */
export function testsBefore({ store, study }: EngineDeps, experiment: Experiment): number {
  if (study(experiment.study).commands.test === null) return 0
  const seen = TestsBefore.optional().parse(store.observations.find(experiment.id, TESTS_BEFORE))
  if (seen !== undefined) return seen.tests
  throw new HookeError('record.incomplete', 'the tests were not counted before the work began', {
    advice: `hooke retry ${experiment.id} --from planning`,
  })
}
