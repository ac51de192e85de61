import type { HookeConfig, StudyConfig } from './config.ts'
import { type IsLive, mergeCompute } from './running-compute.ts'

/** A new configuration as far as a daemon that runs can take it over, and what has to wait, each with its reason. */
export interface Taken {
  readonly config: HookeConfig
  readonly waits: readonly string[]
}

/**
 * Lays a new configuration over the one that runs. Where work of a study lies (repository, branches, ids, logbook)
 * stays as it is while experiments of it are under way, and a study that was taken out stays with them (E-12).
 */
export function takeOverRunning(
  running: HookeConfig,
  next: HookeConfig,
  underWay: (study: string) => number,
): Taken {
  const { compute, isLive, waits: placesThatWait } = mergeCompute(running, next)
  const studies = mergeStudies(running.studies, next.studies, underWay)
  const { agents, budget, limits, attention, policy, log, backup, retention, people } = next
  return {
    config: {
      ...running,
      ...{ budget, limits, attention, policy, log, backup, retention, people },
      // so that what waits for a start is still told after the next reload
      effective: [
        ...next.effective.filter(({ key }) => isLive(key)),
        ...running.effective.filter(({ key }) => !isLive(key)),
      ],
      secrets: stillWanted(running.secrets, next.secrets),
      agents: { ...agents, sandbox: running.agents.sandbox },
      compute,
      studies: studies.map(({ study }) => study),
    },
    waits: [
      ...restartKeys(running, next, isLive),
      ...placesThatWait,
      ...studies.flatMap(({ waits }) => waits),
    ],
  }
}

/** The sandbox hides the files of secrets since the start, so a new one waits for the next; one taken out is not read. */
function stillWanted(running: HookeConfig['secrets'], next: HookeConfig['secrets']): HookeConfig['secrets'] {
  return Object.fromEntries(Object.entries(running).filter(([name, ref]) => next[name] === ref))
}

/** Keys that differ from what the daemon was started with and that only a start reads. */
function restartKeys(running: HookeConfig, next: HookeConfig, isLive: IsLive): readonly string[] {
  const before = fixedValues(running, isLive)
  const after = fixedValues(next, isLive)
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key} is taken over at the next start: hooke down, hooke up`)
}

function fixedValues({ effective }: HookeConfig, isLive: IsLive): ReadonlyMap<string, string> {
  return new Map(
    effective.filter(({ key }) => !isLive(key)).map(({ key, value }) => [key, JSON.stringify(value)]),
  )
}

interface MergedStudy {
  readonly study: StudyConfig
  readonly waits: readonly string[]
}

function mergeStudies(
  before: readonly StudyConfig[],
  next: readonly StudyConfig[],
  underWay: (study: string) => number,
): readonly MergedStudy[] {
  const kept = next.map((study): MergedStudy => {
    const old = before.find(({ id }) => id === study.id)
    const count = old === undefined ? 0 : underWay(study.id)
    return old === undefined || count === 0 ? { study, waits: [] } : keepPlace(old, study, count)
  })
  const gone = before.filter(({ id }) => next.every((study) => study.id !== id) && underWay(id) > 0)
  const stay = gone.map((study) => ({
    study,
    waits: [
      `study ${study.id} was taken out, but ${experiments(underWay(study.id))}: put it back before the next start`,
    ],
  }))
  return [...kept, ...stay]
}

function keepPlace(old: StudyConfig, study: StudyConfig, count: number): MergedStudy {
  const { repo, prefix, baseBranch, mergeTarget, remote, logbook } = old
  const place = { repo, prefix, baseBranch, mergeTarget, remote, logbook }
  const changed = Object.entries(place).filter(
    ([key, value]) => new Map(Object.entries(study)).get(key) !== value,
  )
  const names = changed.map(([key]) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  return {
    study: { ...study, ...place },
    waits: names.map(
      (name) =>
        `study ${study.id}: ${name} is taken over when nothing of it is under way; ${experiments(count)}`,
    ),
  }
}

function experiments(count: number): string {
  return count === 1 ? '1 experiment is under way' : `${count} experiments are under way`
}
