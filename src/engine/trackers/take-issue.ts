import type { ListedIssue } from '../../domain/issue.ts'
import type { EngineDeps } from '../deps.ts'
import { noteThere } from './absence.ts'
import { studyOfIssue, trackerOfStudy } from './find-issue.ts'
import { noteGone, noteMove } from './human-move.ts'
import { asksToBegin, beginMarked } from './intake.ts'
import type { Watched } from './watched.ts'

/**
 * An issue as it was just read, from whatever made us look: kept, indexed (W-13), and what a person did to it becomes an
 * event (T-3). An answer that is older than what is known changes nothing (row 57). True when it was news.
 */
export function takeIssue(deps: EngineDeps, read: ListedIssue, watched: Watched): boolean {
  const { store, clock, mask } = deps
  const issue = { ...read, title: mask(read.title), body: mask(read.body) }
  const isNews = store.transaction(() => {
    const before = store.trackerIssues.find(issue.tracker, issue.id)
    if (!store.trackerIssues.put(issue, clock.now())) return false
    index(deps, issue)
    noteChange(deps, before, issue)
    return true
  })
  if (asksToBegin(deps, issue, watched)) takeIn(deps, issue)
  return isNews
}

/** Begins it, or says in the log why not; what is refused for a reason that passes is asked again at the next poll. */
export function takeIn(deps: EngineDeps, issue: ListedIssue): void {
  const words = beginMarked(deps, issue)
  const fields = { event: 'issue.asked', tracker: issue.tracker, issue: issue.ref, words }
  deps.log.info(fields, 'an issue asks to be planned')
}

/** It was deleted, or moved to where we see nothing: nothing is shown there any more. */
export function takeGone(deps: EngineDeps, tracker: string, ref: string): void {
  const { store } = deps
  store.transaction(() => {
    const known = store.trackerIssues.find(tracker, ref) ?? store.trackerIssues.byRef(tracker, ref)
    if (known === undefined) return
    const link = store.trackerLinks.byIssue(tracker, known.id)
    if (link !== undefined) {
      noteGone(deps, { id: link.experiment }, tracker)
      return
    }
    store.trackerIssues.forget(tracker, known.id)
    for (const study of studiesOf(deps, known)) store.searchIndex.remove(study, 'issue', known.ref)
  })
}

function index(deps: EngineDeps, issue: ListedIssue): void {
  const { store, mask } = deps
  const documents = studiesOf(deps, issue).map((study) => ({
    ...{ study, kind: 'issue' as const, ref: issue.ref },
    ...{ title: mask(issue.title), body: mask(withoutSections(issue.body)) },
  }))
  store.searchIndex.put(documents)
}

/** Without a study of its own it is related work of each that uses its tracker. */
function studiesOf(deps: EngineDeps, issue: ListedIssue): readonly string[] {
  const own = studyOfIssue(deps, issue)
  if (own !== undefined) return [own]
  return deps.store.studies
    .list()
    .map(({ id }) => id)
    .filter((id) => trackerOfStudy(deps, id) === issue.tracker)
}

function noteChange(deps: EngineDeps, before: ListedIssue | undefined, issue: ListedIssue): void {
  const { store, clock } = deps
  const link = store.trackerLinks.byIssue(issue.tracker, issue.id)
  if (link === undefined) return
  const experiment = store.experiments.get(link.experiment)
  if (link.gone !== null) store.trackerLinks.setGone(link.experiment, null)
  noteThere(deps, link.experiment)
  // while a move of our own is under way, its outcome tells
  if (link.seen !== null && link.tried.length === 0 && issue.status !== link.seen)
    noteMove(deps, experiment, issue)
  if (before !== undefined && saysOther(before, issue))
    store.feed.append({
      experiment: link.experiment,
      kind: 'issue',
      body: { ref: issue.ref, edited: true },
      at: clock.now(),
    })
}

/** The words of people changed: an approved plan stands all the same; whoever plans next reads the new ones. */
function saysOther(before: ListedIssue, now: ListedIssue): boolean {
  return before.title !== now.title || withoutSections(before.body) !== withoutSections(now.body)
}

/** What people wrote, without the sections that are ours (T-9). */
export function withoutSections(body: string): string {
  return body
    .replaceAll(/^<!-- hooke:section v\d+ key=(\S+) -->$[\s\S]*?^<!-- hooke:end v\d+ key=\1 -->$/gm, '')
    .trim()
}
