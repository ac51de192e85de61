import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Past } from '../../trackers/past.ts'
import type { Tracker } from '../../trackers/tracker.ts'
import type { Actor } from '../commands.ts'
import { requireRight } from '../decide/rights.ts'
import type { EngineDeps } from '../deps.ts'
import { studyOfIssue } from '../trackers/find-issue.ts'
import { mayHoldMarker } from './markers.ts'
import { type PastExperiment, pastExperimentOf } from './past-experiment.ts'
import type { ImportedIssue, ImportReport, ImportRequest } from './report.ts'
import { isStatusLabel } from './statuses.ts'
import { writePast } from './write.ts'

const never = new AbortController().signal

/**
 * The issues of an older workflow, with its `epm:*` markers and `status:*` labels, as experiments with their history
 * (T-4). None of them runs, and nothing is written to the tracker. An issue that has an experiment already keeps it, so
 * that a second import changes nothing and one that broke off is finished by the next.
 */
export async function importPast(
  deps: EngineDeps,
  request: ImportRequest,
  actor: Actor,
): Promise<ImportReport> {
  requireRight(deps.store, actor, 'admin')
  if (request.study !== null) requireStudy(deps, request.study)
  const tracker = trackerOf(deps, request.repository)
  const wanted = { comment: mayHoldMarker, label: isStatusLabel }
  const past = await tracker.readPast(wanted, never)
  const items: ImportedIssue[] = []
  const leftOut: { issue: string; because: string }[] = []
  const found = past.issues.flatMap((one) => pastExperimentOf(one) ?? [])
  const written = new Map<string, ExperimentId>()
  for (const arriving of found) {
    const { issue } = arriving.past
    const study = request.study ?? studyOf(deps, { ...issue, tracker: tracker.name })
    if (study === undefined) {
      leftOut.push({ issue: issue.ref, because: NO_STUDY })
      continue
    }
    const given = { tracker: tracker.name, study, by: actor.name, arriving, dryRun: request.dryRun }
    items.push(await bringIn(deps, given, written))
  }
  return {
    ...{ repository: request.repository, dryRun: request.dryRun, items, leftOut },
    others: past.others + past.issues.length - found.length,
    notes: notesOf(past),
  }
}

const NO_STUDY = 'it belongs to no study: name one with --study, or give it a label study:<id>'

function requireStudy({ store }: EngineDeps, study: string): void {
  const known = store.studies.list().map(({ id }) => id)
  if (known.includes(study)) return
  throw new HookeError('usage.wrong', `there is no study ${study}`, {
    found: known.join(', ') || 'none',
    advice: 'name one with --study',
  })
}

/** That of the tracker and its labels, else the only one there is. */
function studyOf(
  deps: EngineDeps,
  issue: { tracker: string; labels: readonly string[] },
): string | undefined {
  const [only, second] = deps.store.studies.list()
  return (
    studyOfIssue(deps, { tracker: issue.tracker, labels: [...issue.labels] }) ??
    (second === undefined ? only?.id : undefined)
  )
}

type Readable = Tracker & Required<Pick<Tracker, 'readPast'>>

function trackerOf({ trackers }: EngineDeps, repository: string): Readable {
  const name = repository
    .trim()
    .replace(/^https?:\/\/[^/]+\//i, '')
    .replace(/(\.git)?\/*$/, '')
  const able = [...(trackers?.values() ?? [])].filter(isReadable)
  const found = able.find((tracker) => tracker.refOf(`${name}#1`) !== null)
  if (found !== undefined) return found
  throw new HookeError('usage.wrong', `${repository} is no repository that is configured`, {
    found: able.map((tracker) => tracker.name).join(', ') || 'no tracker of kind github',
    advice:
      'write [tracker.<name>] with kind = "github" and repository = "owner/repo" into hooke.toml, with a token',
  })
}

const isReadable = (tracker: Tracker): tracker is Readable => tracker.readPast !== undefined

const notesOf = ({ withoutLabels }: Past): readonly string[] =>
  withoutLabels === null
    ? []
    : [`the history of labels is not complete (${withoutLabels}); the labels of today count all the same`]

interface Given {
  readonly tracker: string
  readonly study: string
  readonly by: string
  readonly arriving: PastExperiment
  readonly dryRun: boolean
}

/** Parents lie before their children: they were made first. */
async function bringIn(
  deps: EngineDeps,
  { dryRun, ...given }: Given,
  written: Map<string, ExperimentId>,
): Promise<ImportedIssue> {
  const { issue } = given.arriving.past
  const parent = written.get(parentOf(given.arriving) ?? '') ?? null
  const { id, wasThere } = deps.store.transaction(() => {
    const known = deps.store.trackerLinks.byIssue(given.tracker, issue.id)
    if (known !== undefined) return { id: known.experiment, wasThere: true }
    return { id: dryRun ? null : writePast(deps, { ...given, parent }), wasThere: false }
  })
  if (id !== null) written.set(issue.ref, id)
  if (!wasThere && id !== null) {
    const fields = { experiment: id, event: 'experiment.imported', issue: issue.ref, by: given.by }
    deps.log.info(fields, 'an experiment was imported')
  }
  // others get their turn between any two
  await new Promise((resolve) => setImmediate(resolve))
  return itemOf(deps, given, { experiment: id, wasThere })
}

function itemOf(
  { mask }: EngineDeps,
  { study, arriving }: Pick<Given, 'study' | 'arriving'>,
  there: { readonly experiment: string | null; readonly wasThere: boolean },
): ImportedIssue {
  const { past, entries, markers, comesAs, stood, problems } = arriving
  return {
    ...{ issue: past.issue.ref, title: mask(past.issue.title), study, stood: mask(stood), comesAs, ...there },
    ...{ markers: markers.length, moves: entries.length - markers.length, problems: problems.map(mask) },
  }
}

/** Its parent at GitHub, else the one that its text names as the older workflow did: `Parent: #12`. */
function parentOf({ past: { parent, issue } }: PastExperiment): string | null {
  if (parent !== null) return parent
  const [, number] =
    /^\s*(?:[-*]\s+)?(?:\*\*)?parent(?:\*\*)?:(?:\*\*)?\s*#(\d{1,9})\b/im.exec(issue.body) ?? []
  return number === undefined ? null : issue.ref.replace(/\d+$/, number)
}
