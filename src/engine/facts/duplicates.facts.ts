import type { ExperimentId } from '../../domain/ids.ts'
import { Implementation } from '../../domain/outputs.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { EngineDeps } from '../deps.ts'
import { gatherClones, isCode } from './clones.ts'
import type { Gather } from './gather.ts'

/** The branch's diff against the whole tree at its head, and what was answered about each clone. */
export const gatherDuplicates: Gather<'duplicates'> = async (deps, { experiment }) => {
  const { repository } = deps.study(experiment.study)
  const diff = await deps.worktrees.diff(repository, experiment.id)
  const tree = await deps.worktrees.list(repository, diff.head)
  const texts = await deps.worktrees.showAll(repository, diff.head, tree.filter(isCode))
  const report = await gatherClones({ diff, tree, read: (path) => Promise.resolve(texts.get(path) ?? null) })
  return {
    clones: [...report.clones],
    changedFiles: [...report.changedFiles],
    readFiles: [...report.readFiles],
    comparedWith: report.comparedWith,
    answers: answersOf(deps, experiment.id),
  }
}

/** Answers that name a clone: to a finding of the reviewer, or in what the implementer submitted. */
function answersOf({ store }: EngineDeps, id: ExperimentId): FactsOf['duplicates']['answers'] {
  const found = store.findings
    .list(id)
    .filter(({ role }) => role === 'code-reviewer')
    .map(({ id: clone, answeredHow }) => ({ clone, how: answeredHow ?? '' }))
  const submitted = store.sessions
    .list(id)
    .filter(({ role }) => role === 'implementer')
    .flatMap(({ output }) => Implementation.safeParse(output).data?.answers ?? [])
    .map(({ finding, how }) => ({ clone: finding, how }))
  return [...found, ...submitted].filter(({ clone }) => clone.startsWith('clone-'))
}
