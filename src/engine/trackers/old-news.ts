import type { StoredHint } from '../../store/tracker-hints.ts'
import type { News } from '../../domain/news.ts'
import type { EngineDeps } from '../deps.ts'

/** Whether all that a hint tells of was read meanwhile, with whatever came before it: then nobody asks for it again (F-8). */
export function isOldNews(deps: Pick<EngineDeps, 'store' | 'trackers'>, hint: StoredHint): boolean {
  return hint.news !== null && hint.news.every((news) => isKnown(deps, hint, news))
}

function isKnown(
  deps: Pick<EngineDeps, 'store' | 'trackers'>,
  { tracker, ref }: StoredHint,
  news: News,
): boolean {
  const { store } = deps
  switch (news.kind) {
    case 'comment':
      return store.trackerIssues.comment(tracker, news.id) !== undefined
    case 'edition':
      return editionOf(deps, { tracker, ref }) >= news.updatedAt
    case 'session':
      return store.trackerSessions.find(tracker, ref) !== undefined
    case 'prompt':
      return store.trackerSessions.find(tracker, ref)?.heard.includes(news.id) === true
  }
}

/** When the issue was last changed, as far as it is known. */
function editionOf(
  { store, trackers }: Pick<EngineDeps, 'store' | 'trackers'>,
  { tracker, ref }: Pick<StoredHint, 'tracker' | 'ref'>,
): number {
  const own = trackers?.get(tracker)?.refOf(ref) ?? ref
  const known = store.trackerIssues.find(tracker, ref) ?? store.trackerIssues.byRef(tracker, own)
  return known?.updatedAt ?? -Infinity
}
