import { readForm } from '../../domain/issue-form.ts'
import type { SearchDocument } from '../../store/search-index.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { ensureLock } from '../derive-lock.ts'
import type { Handle } from '../handler.ts'
import { driverOf, setupOn } from '../placement.ts'
import { knownIssue } from '../trackers/projection.ts'
import { readSymbols } from '../inputs/repository.ts'

/** Above this share of common words an approved question counts as a near-duplicate and the person is warned. */
const NEAR = 0.75

/** Reads the issue, fills defaults and says which, indexes the study and looks for what is near (W-13). */
export function surveyIntake(deps: EngineDeps): Handle<'intake.survey'> {
  return async ({ experiment, signal }) => {
    const issue = await knownIssue(deps, experiment, signal)
    const setup = deps.study(experiment.study)
    driverOf(deps, experiment).readAhead?.()
    await deps.worktrees.check(setup.repository)
    const documents = await documentsOf(deps, experiment)
    const lock = await ensureLock(deps, experiment, signal)
    const text = deps.mask(issue === null ? experiment.title : `${issue.title}\n${issue.body}`)

    const near = deps.store.searchIndex
      .nearest({ text, study: experiment.study, kinds: ['question'], limit: 3 })
      .filter(({ ref, score }) => ref !== experiment.id && score >= NEAR)
    return {
      event: { type: 'issue.surveyed', nearDuplicate: near[0]?.ref ?? null },
      rows: () => {
        deps.store.searchIndex.put([
          {
            study: experiment.study,
            kind: 'question',
            ref: experiment.id,
            title: experiment.title,
            body: text,
          },
          // one that was published meanwhile is known as it is outside
          ...(issue === null || deps.store.movedIssues.experimentOf(issue.ref) !== undefined
            ? []
            : [
                {
                  study: experiment.study,
                  kind: 'issue' as const,
                  ref: issue.ref,
                  title: deps.mask(issue.title),
                  body: deps.mask(issue.body),
                },
              ]),
          ...documents,
        ])
        const defaults = [
          ...formDefaults(deps, issue?.body ?? ''),
          ...defaultsOf(deps, experiment, near[0]?.ref),
          ...(lock === null ? [] : [lock]),
        ]
        deps.store.assumptions.add(experiment.id, defaults, 'defaults')
      },
    }
  }
}

/** What the issue form says; an answer that cannot be taken is named with its line (T-8). */
function formDefaults({ mask }: EngineDeps, body: string): readonly string[] {
  const { defaults, problems } = readForm(body)
  return [
    ...defaults.map((text) => `${mask(text)} (from the form)`),
    ...problems.map(
      ({ line, label, answer, message }) =>
        `line ${line} of the issue, "${label}": ${JSON.stringify(mask(answer))} ${message}; nothing is taken from it`,
    ),
  ]
}

function defaultsOf(deps: EngineDeps, experiment: Experiment, near: string | undefined): readonly string[] {
  const { repository, compute, minimumSeeds } = deps.study(experiment.study)
  return [
    `the runs execute on ${compute}, at most ${setupOn(deps, experiment).concurrency} at once`,
    `the work starts from ${repository.baseBranch} and merges into ${repository.mergeTarget}`,
    `at least ${minimumSeeds} seeds per condition`,
    ...(near === undefined ? [] : [`${near} asks nearly the same; this is not a repetition of it`]),
  ]
}

/** Code symbols and logbook entries of the base branch. */
async function documentsOf(deps: EngineDeps, { study }: Experiment): Promise<readonly SearchDocument[]> {
  const setup = deps.study(study)
  const byPath = Map.groupBy(await readSymbols(deps, setup), ({ path }) => path)
  const code = [...byPath].map(([path, symbols]) => ({
    study,
    kind: 'code' as const,
    ref: path,
    title: path,
    body: symbols.map(({ symbol }) => `${symbol} ${spaced(symbol)}`).join('\n'),
  }))
  const logbook =
    (await deps.worktrees.show(setup.repository, setup.repository.baseBranch, setup.logbook)) ?? ''
  const entries = logbook
    .split(/^(?=## )/m)
    .slice(1)
    .map((entry) => {
      const [title = ''] = entry.split('\n')
      const name = title.replace(/^## /, '')
      return {
        study,
        kind: 'logbook' as const,
        ref: `${setup.logbook}: ${name}`.slice(0, 160),
        title: name,
        body: entry,
      }
    })
  return [...code, ...entries]
}

/** `epsilonGreedy` is found by "epsilon greedy" too. */
function spaced(symbol: string): string {
  return symbol.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
}
