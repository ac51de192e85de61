import { lstat, readlink, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isWithin } from '../../lib/files.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { EngineDeps } from '../deps.ts'
import type { Gather, GateContext } from './gather.ts'
import { runStudyCommand } from './study-command.ts'

/** What the branch changes, links that lead out of the tree, and the study's lint and build, run now. */
export const gatherDiffInBounds: Gather<'diff-in-bounds'> = async (deps, context, signal) => {
  const { experiment } = context
  const { repository, protectedPaths } = deps.study(experiment.study)
  const { path, dirtyFiles } = await deps.worktrees.status(repository, experiment.id)
  const { files } = await deps.worktrees.diff(repository, experiment.id)
  const changed = [...new Set([...files.map((file) => file.path), ...dirtyFiles])]
  return {
    track: experiment.track,
    files: files.map((file) => ({
      path: file.path,
      from: file.from ?? null,
      status: file.status,
      added: file.added,
      removed: file.removed,
    })),
    writesOutside: await leadingOut(path, changed),
    protectedPaths: [...protectedPaths],
    ownPaths: [],
    // of the tracks only `full` can be walked, and it sets no limit
    allowance: { paths: null, files: null, lines: null },
    commands: await runChecks(deps, { context, cwd: path }, signal),
  }
}

async function leadingOut(root: string, paths: readonly string[]): Promise<string[]> {
  const top = await realpath(root)
  const found = await Promise.all(paths.map((path) => outsideTarget(top, path)))
  return found.filter((each) => each !== null)
}

async function outsideTarget(root: string, path: string): Promise<string | null> {
  const full = join(root, path)
  const stat = await lstat(full).catch(() => null)
  if (stat?.isSymbolicLink() !== true) return null
  const named = resolve(dirname(full), await readlink(full))
  const real = await realpath(full).catch(() => named)
  return isWithin(root, named) && isWithin(root, real) ? null : `${path} → ${real}`
}

async function runChecks(
  deps: EngineDeps,
  { context, cwd }: { context: GateContext; cwd: string },
  signal: AbortSignal,
): Promise<FactsOf['diff-in-bounds']['commands']> {
  const study = deps.study(context.experiment.study)
  const reports: FactsOf['diff-in-bounds']['commands'] = []
  for (const name of ['lint', 'build'] as const) {
    const argv = study.commands[name]
    if (argv === null) continue
    const { exit, tail } = await runStudyCommand(deps, { argv, cwd, study }, signal)
    reports.push({ name, exit, tail })
  }
  return reports
}
