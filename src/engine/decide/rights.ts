import { HookeError } from '../../domain/errors.ts'
import type { Right } from '../../domain/workflow.ts'
import type { Experiment } from '../../store/experiments.ts'
import { inTracker } from '../../store/people.ts'
import type { Store } from '../../store/store.ts'
import type { Actor } from '../commands.ts'
import type { StudySetup } from '../study.ts'

/** Refuses a person without the right; `admin` includes all (W-8). */
export function requireRight(store: Pick<Store, 'people'>, actor: Actor, right: Right): void {
  const rights = store.people.find(actor.name)?.rights ?? []
  if (rights.includes(right) || rights.includes('admin')) return
  throw new HookeError('rights.missing', `${actor.name} may not do this`, {
    found: rights.length > 0 ? `rights: ${rights.join(', ')}` : 'no rights',
    advice: `give ${actor.name} the right "${right}" under [people] in hooke.toml, or use --as`,
  })
}

/** Who is asked: the issue's assignee, then the study's owner, then whoever asked the question (W-8). */
export function approverOf(store: Store, study: StudySetup, experiment: Experiment): string {
  return assigneeOf(store, experiment) ?? (study.owner || experiment.createdBy)
}

/** Of a tracker outside only those count whose id there is known here. */
function assigneeOf(store: Store, { id, issue }: Experiment): string | null {
  if (issue === null) return null
  const link = store.trackerLinks.find(id)
  if (link === undefined) return store.issues.find(issue)?.assignee ?? null
  const assignee = store.trackerIssues.find(link.tracker, link.issueId)?.assignee
  if (assignee == null || assignee.isBot) return null
  return store.people.byId(inTracker(link.tracker), assignee.id)?.name ?? null
}
