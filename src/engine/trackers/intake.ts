import type { ListedIssue } from '../../domain/issue.ts'
import { HookeError } from '../../domain/errors.ts'
import type { EngineDeps } from '../deps.ts'
import { beginFrom, experimentOf } from '../decide/new-experiment.ts'
import type { Actor } from '../commands.ts'
import { studyOfIssue } from './find-issue.ts'
import type { Watched } from './watched.ts'
import { personOf, trackerNamed } from './projection.ts'

/** Whether an issue asks to be planned: open, marked, of this tracker's scope, and never begun before. */
export function asksToBegin(
  deps: EngineDeps,
  issue: ListedIssue,
  { label, status, delegation }: Watched,
): boolean {
  if (issue.state !== 'open' || issue.elsewhere === true || experimentOf(deps, issue) !== undefined)
    return false
  if (isOwn(deps, issue)) return false
  return [
    label !== '' && issue.labels.includes(label),
    status !== undefined && issue.status === status,
    delegation && issue.delegated,
  ].includes(true)
}

/** What the daemon itself made waits for somebody to ask; what it is just making has its experiment, or gets one. */
function isOwn({ store }: EngineDeps, { author, labels, createdAt }: ListedIssue): boolean {
  return author.isBot && (labels.includes('follow-up') || store.newIssues.mayBe(createdAt))
}

/**
 * Begins it for its author, its assignee or the study's owner, whoever of them may; words for the log. On GitHub a form
 * can put a label on for anybody who opens an issue: there nobody's mark counts as the owner's word.
 */
export function beginMarked(deps: EngineDeps, issue: ListedIssue): string {
  const study = studyOfIssue(deps, issue)
  if (study === undefined) return `it names no study: give it a label study:<id>`
  const tracker = trackerNamed(deps, issue.tracker)
  const people = [issue.author, ...(issue.assignee === null ? [] : [issue.assignee])]
  const names = people.flatMap((user) => personOf(deps, tracker, user)?.name ?? [])
  const owners = tracker.kind === 'github' ? [] : [deps.study(study).owner]
  for (const name of [...names, ...owners]) {
    const actor: Actor = { name, channel: 'tracker' }
    const begun = tryToBegin(deps, issue, actor)
    if (begun !== null) return begun
  }
  return 'nobody whom it names may begin an experiment: assign one who may, or have them write /hooke plan'
}

function tryToBegin(deps: EngineDeps, issue: ListedIssue, actor: Actor): string | null {
  try {
    return `begun as ${beginFrom(deps, issue, actor).id}`
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    if (error.code === 'rights.missing') return null
    return error.message
  }
}
