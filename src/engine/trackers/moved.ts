import type { ListedIssue } from '../../domain/issue.ts'
import type { EngineDeps } from '../deps.ts'

/**
 * Where an issue of the built-in tracker is since its experiment was published (T-11), as it was last read there;
 * undefined of all others.
 */
export function movedTo(
  { store, tracker }: Pick<EngineDeps, 'store' | 'tracker'>,
  { tracker: name, ref }: Pick<ListedIssue, 'tracker' | 'ref'>,
): ListedIssue | undefined {
  const experiment = name === tracker.name ? store.movedIssues.experimentOf(ref) : undefined
  const link = experiment === undefined ? undefined : store.trackerLinks.find(experiment)
  return link === undefined ? undefined : store.trackerIssues.find(link.tracker, link.issueId)
}
