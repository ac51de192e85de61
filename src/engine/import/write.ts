import type { ExperimentId } from '../../domain/ids.ts'
import type { ListedIssue } from '../../domain/issue.ts'
import type { Standing } from '../../domain/workflow.ts'
import { hashOf } from '../../lib/canonical.ts'
import { MACHINE_VERSION } from '../../state-machines/experiment.machine.ts'
import { begin, type ExperimentState, freeze, positionOf, step } from '../../state-machines/step.ts'
import type { SearchDocument } from '../../store/search-index.ts'
import type { EngineDeps } from '../deps.ts'
import { doneState } from '../done-state.ts'
import { PLAN_KINDS, RESULT_KINDS } from './kinds.ts'
import type { Marker } from './markers.ts'
import type { PastEntry, PastExperiment } from './past-experiment.ts'
import { kindOf } from './statuses.ts'

/** More of one marker is not kept: its address is, and what it says there. */
const LONGEST_TEXT = 20_000
const LONGEST_BRIEF = 500

export interface Arriving {
  readonly tracker: string
  readonly study: string
  readonly parent: ExperimentId | null
  /** Who imports it. */
  readonly by: string
  readonly arriving: PastExperiment
}

/**
 * One issue of the older workflow as an experiment, in one commit: row, history, link and search documents. Nothing is
 * asked for: no effect, no timer. Its log ends with `machine.migrated`, where a fold starts (E-8). All that came from
 * outside is masked first (S-5). Call it in a transaction.
 */
export function writePast(deps: EngineDeps, given: Arriving): ExperimentId {
  const { store, clock } = deps
  const { study, by } = given
  const id = store.studies.nextExperimentId(study)
  const issue = masked(deps, given.arriving.past.issue)
  const { at, state, events } = historyOf(deps, given, { id, issue })
  const position = positionOf(state)
  store.experiments.insert({
    ...{ id, study, issue: issue.ref, parent: given.parent, title: issue.title, brief: briefOf(issue.body) },
    ...{ kind: kindOf(issue.labels), track: 'full', priority: issue.priority },
    ...{ stage: position.stage, substage: position.substage, turn: position.turn, waitingFor: null },
    ...{ reason: position.reason, stageSince: at, visit: 0, machineVersion: MACHINE_VERSION },
    ...{ snapshot: freeze(state), createdBy: by, createdAt: issue.createdAt },
  })
  for (const event of events) store.events.append({ experiment: id, ...event })
  store.trackerIssues.put(issue, clock.now())
  store.trackerLinks.add({ experiment: id, tracker: given.tracker, issueId: issue.id })
  store.searchIndex.put(documentsOf(deps, { id, study, issue, markers: given.arriving.markers }))
  store.feed.append({ experiment: id, kind: 'created', body: { title: issue.title }, at: clock.now() })
  return id
}

const masked = ({ mask }: EngineDeps, issue: ListedIssue): ListedIssue => ({
  ...issue,
  title: mask(issue.title),
  body: mask(issue.body),
  labels: issue.labels.map(mask),
})

/** Its history as it was, then how it comes. */
function historyOf(
  deps: EngineDeps,
  { arriving, by, study }: Arriving,
  { id, issue }: { id: ExperimentId; issue: ListedIssue },
) {
  const { comesAs, entries } = arriving
  const last = entries.at(-1)
  const at = comesAs === 'paused' ? deps.clock.now() : (last?.at ?? issue.updatedAt)
  const state = stateOf(deps, { id, study, by, arriving })
  const snapshot = freeze(state)
  const arrival = {
    ...{ key: `import/${issue.id}`, actor: by, at, toSubstage: '' },
    ...{ from: last?.to ?? ('intake' satisfies Standing), to: positionOf(state).stage },
    event: { type: 'machine.migrated', snapshot, imported: issue.ref, stood: deps.mask(arriving.stood) },
  }
  return { at, state, events: [...entries.map((entry) => rowOf(deps, entry)), arrival] }
}

function rowOf({ mask }: EngineDeps, { key, at, by, from, to, event }: PastEntry) {
  const body =
    event.type === 'past.marker'
      ? { ...event, text: cut(mask(event.text), LONGEST_TEXT) }
      : { ...event, label: mask(event.label) }
  return { key, actor: mask(by), at, from, to, toSubstage: '', event: body }
}

/** Where it stands: ended as it was, else paused at the very beginning, from where a person may resume it. */
function stateOf(
  deps: EngineDeps,
  { id, study, by, arriving }: Pick<Arriving, 'study' | 'by' | 'arriving'> & { readonly id: ExperimentId },
): ExperimentState {
  const { limits } = deps.study(study)
  const { comesAs, past, stood } = arriving
  if (comesAs === 'done') return doneState(id, { limits, hash: hashOf(arriving.markers) })
  const first = begin({ id, kind: kindOf(past.issue.labels), track: 'full', limits }).state
  const where = deps.mask(`imported from ${past.issue.ref}, which said ${stood}`)
  if (comesAs === 'cancelled') return step(first, { type: 'experiment.cancelled', by, reason: where }).state
  const reason = `${where}; hooke resume begins it anew from its issue`
  return step(first, { type: 'experiment.paused', by, reason }).state
}

interface Indexed {
  readonly id: ExperimentId
  readonly study: string
  readonly issue: ListedIssue
  readonly markers: readonly Marker[]
}

/** Related work from now on (W-13): what was asked, planned and found out. */
function documentsOf(
  { mask }: EngineDeps,
  { id, study, issue, markers }: Indexed,
): readonly SearchDocument[] {
  const { title, body } = issue
  const newest = (kinds: readonly string[]): readonly string[] =>
    kinds.flatMap((kind) => {
      const own = markers.filter((marker) => marker.kind === kind).toSorted((a, b) => a.version - b.version)
      return own.at(-1)?.text ?? []
    })
  const of = (kind: SearchDocument['kind'], texts: readonly string[]): readonly SearchDocument[] =>
    texts.length === 0 ? [] : [{ study, kind, ref: id, title, body: mask(texts.join('\n\n')) }]
  return [
    { study, kind: 'question', ref: id, title, body },
    { study, kind: 'issue', ref: issue.ref, title, body },
    ...of('plan', newest(PLAN_KINDS)),
    ...of('result', newest(RESULT_KINDS)),
  ]
}

/** What stands under "Goal", else the first paragraph. */
function briefOf(body: string): string {
  const [, goal = ''] = /^#{1,4}\s*goal\b[^\n]*\n+([\s\S]*?)(?=\n#{1,4}\s|$(?![\s\S]))/im.exec(body) ?? []
  const paragraphs = (goal.trim() === '' ? body : goal).split(/\n\s*\n/).map((one) => one.trim())
  const first = paragraphs.find((one) => one !== '' && !/^(#|<!--|---|>|\W*parent\W*#)/i.test(one)) ?? ''
  return cut(first.replaceAll(/\s+/g, ' '), LONGEST_BRIEF)
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`
