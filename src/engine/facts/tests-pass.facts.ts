import type { CollectedFile } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import type { Plan } from '../../domain/plan.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import { driverNamed } from '../placement.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { keepCollected } from './keep-collected.ts'
import { runStudyCommand } from './study-command.ts'
import { countTests } from './test-counts.ts'
import { testsBefore } from './tests-before.ts'

type Facts = FactsOf['tests-pass']

/** The study's tests, run now on the head of the branch, and what the smoke run of that very commit left. */
export const gatherTestsPass: Gather<'tests-pass'> = async (deps, context, signal) => {
  const { experiment } = context
  const study = deps.study(experiment.study)
  const { plan } = judgedPlanOf(deps, context)
  const { path, head, dirtyFiles } = await deps.worktrees.status(study.repository, experiment.id)
  if (dirtyFiles.length > 0) throw uncommitted(dirtyFiles)
  return {
    commit: head,
    suite: await runSuite(deps, { context, cwd: path }, signal),
    testsBefore: testsBefore(deps, experiment),
    smoke: await smokeOf(deps, { context, plan, head }, signal),
    primaryMetric: plan.metrics.primary.name,
  }
}

function uncommitted(files: readonly string[]): HookeError {
  return new HookeError('git.dirty', 'the worktree has changes that no commit holds', {
    found: files.slice(0, 10).join(', '),
    advice: 'commit them or name them in .gitignore',
  })
}

async function runSuite(
  deps: EngineDeps,
  { context, cwd }: { context: GateContext; cwd: string },
  signal: AbortSignal,
): Promise<Facts['suite']> {
  const study = deps.study(context.experiment.study)
  const command = study.commands.test
  if (command === null) return null
  const { exit, output, tail } = await runStudyCommand(deps, { argv: command, cwd, study }, signal)
  return { command: [...command], exit, ...countTests(output), tail }
}

interface Smoke {
  readonly context: GateContext
  readonly plan: Plan
  readonly head: string
}

async function smokeOf(
  deps: EngineDeps,
  { context: { experiment }, plan, head }: Smoke,
  signal: AbortSignal,
): Promise<Facts['smoke']> {
  const runs = deps.store.runs.list(experiment.id, 'smoke').filter(({ commit }) => commit === head)
  const run = runs.toSorted((a, b) => b.attempt - a.attempt)[0]
  if (run === undefined) return null
  const files =
    run.handle === null ? [] : (await driverNamed(deps, run.driver).collect(run.handle, signal)).files
  return {
    run: run.id,
    exit: run.exitCode,
    reason: reasonOf(run),
    outputs: plan.outputs.map(({ path, minimumBytes }) => ({
      path,
      minimumBytes,
      bytes: files.find((file) => file.path === path)?.bytes ?? null,
    })),
    metrics: [
      ...new Set(
        deps.store.metrics
          .ofRun(run.id)
          .filter(({ value }) => Number.isFinite(value))
          .map(({ name }) => name),
      ),
    ],
    uploads: await tryUploads(deps, plan, files),
  }
}

function reasonOf({ exitReason, signature }: Run): string {
  return [exitReason === 'exit' ? null : exitReason, signature].filter((text) => text !== null).join(', ')
}

/** Stores each declared output and reads it back, so that the runs do not find out. */
async function tryUploads(
  { artifacts }: EngineDeps,
  { outputs }: Plan,
  files: readonly CollectedFile[],
): Promise<NonNullable<Facts['smoke']>['uploads']> {
  if (outputs.length === 0) return 'none-declared'
  for (const { path } of outputs) {
    const file = files.find((each) => each.path === path)
    if (file === undefined) return 'failed'
    const { sha256 } = await keepCollected(artifacts, file)
    const look = await artifacts.look(sha256)
    if (sha256 !== file.sha256 || look.kind !== 'present') return 'failed'
  }
  return 'verified'
}
