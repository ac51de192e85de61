import { HookeError } from '../../domain/errors.ts'
import type { Issue, ListedIssue } from '../../domain/issue.ts'
import type { Tracker } from '../../trackers/tracker.ts'
import type { EngineDeps } from '../deps.ts'

type Deps = Pick<EngineDeps, 'store' | 'tracker' | 'trackers' | 'study'>

/** All trackers, the embedded one first. */
export function allTrackers({ tracker, trackers }: Pick<Deps, 'tracker' | 'trackers'>): readonly Tracker[] {
  return [tracker, ...(trackers?.values() ?? [])]
}

/** The issue that a person means by `ENG-12`, `owner/repo#12` or an address, read from its tracker. */
export async function findIssue(
  deps: Deps,
  text: string,
  signal: AbortSignal,
): Promise<{ readonly tracker: Tracker; readonly issue: Issue }> {
  const places = allTrackers(deps).flatMap((tracker) => {
    const ref = tracker.refOf(text)
    return ref === null ? [] : [{ tracker, ref }]
  })
  const [first, ...others] = places
  if (first === undefined) throw unknownIssue(deps, text)
  for (const { tracker, ref } of [first, ...others].slice(0, -1)) {
    const issue = await readIfThere(tracker, ref, signal)
    if (issue !== null) return { tracker, issue }
  }
  const { tracker, ref } = places.at(-1) ?? first
  return { tracker, issue: await tracker.read(ref, signal) }
}

async function readIfThere(tracker: Tracker, ref: string, signal: AbortSignal): Promise<Issue | null> {
  try {
    return await tracker.read(ref, signal)
  } catch (error) {
    if (error instanceof HookeError && error.code === 'notFound') return null
    throw error
  }
}

function unknownIssue(deps: Deps, text: string): HookeError {
  return new HookeError('notFound', `"${text}" is no issue of a tracker that is configured`, {
    found: allTrackers(deps)
      .map(({ name, kind }) => (name === kind ? name : `${name} (${kind})`))
      .join(', '),
    advice:
      'name it as its tracker does (BANDIT-I1, ENG-12, owner/repo#12), or add its tracker under [tracker]',
  })
}

/**
 * The study that an issue belongs to: the only one with this tracker, or the one that its label `study:<id>` names.
 * Undefined when that does not decide it.
 */
export function studyOfIssue(
  deps: Deps,
  { tracker, labels }: Pick<ListedIssue, 'tracker' | 'labels'>,
): string | undefined {
  const studies = deps.store.studies
    .list()
    .map(({ id }) => id)
    .filter((id) => trackerOfStudy(deps, id) === tracker)
  const named = studies.find((id) => labels.includes(`study:${id}`))
  return named ?? (studies.length === 1 ? studies[0] : undefined)
}

/** Name of a study's tracker; undefined when the study is in the configuration no more. */
export function trackerOfStudy({ study }: Pick<Deps, 'study'>, id: string): string | undefined {
  try {
    return study(id).tracker ?? 'embedded'
  } catch (error) {
    if (error instanceof HookeError) return undefined
    throw error
  }
}
