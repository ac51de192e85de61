import type { ExperimentId } from '../../domain/ids.ts'
import type { Standing, Turn } from '../../domain/workflow.ts'
import type { Store } from '../../store/store.ts'
import { STATUS_OF } from './status-of.ts'

/** So many times a stage shows at once; what goes on after that goes round in loops. */
const AT_ONCE = 4
const FIRST_GAP_MS = 30_000
const LONGEST_GAP_MS = 3_600_000
/** A stage that shows the same word changes only the text of the status comment: most are over before that. */
const SAME_WORD_MS = 30 * 60_000

/**
 * When a change of stage is shown outside (T-5, F-8): at once where a person is asked, at the end, and while the word
 * changes for the first few times; later ones wait ever longer, and one that overtakes them takes them along.
 */
export function mirrorAt(
  { trackerLinks }: Pick<Store, 'trackerLinks'>,
  id: ExperimentId,
  { from, to, turn, now }: { from: Standing | undefined; to: Standing; turn: Turn; now: number },
): number {
  const link = trackerLinks.find(id)
  if (link === undefined || turn === 'human' || turn === 'nobody') return 0
  const gap =
    link.shows < AT_ONCE
      ? 0
      : Math.min(LONGEST_GAP_MS, FIRST_GAP_MS * 2 ** Math.min(12, link.shows - AT_ONCE))
  const isSame = from !== undefined && STATUS_OF[from] === STATUS_OF[to]
  return Math.max(link.shownAt + gap, isSame ? now + SAME_WORD_MS : 0)
}
