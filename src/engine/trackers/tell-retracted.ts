import type { Experiment } from '../../store/experiments.ts'
import { eventWords } from '../../store/views/event-words.ts'
import type { EngineDeps } from '../deps.ts'
import { outward } from './outward.ts'
import { queuePost } from './posts.ts'
import { linkOf } from './report-comment.ts'

/**
 * Whoever reads the result in a tracker outside reads there that it was retracted (P-12): a comment that stands alone
 * (T-10), and the first words of the TL;DR. Call it in the commit of the decision.
 */
export function tellRetracted(
  deps: EngineDeps,
  { id, stage, visit, version }: Experiment,
  { by, reason }: { readonly by: string; readonly reason: string },
): void {
  const { store, clock } = deps
  if (store.trackerLinks.find(id) === undefined) return
  const key = `${id}/retracted/${version}`
  const body = [
    `**${id}**: the result that stands here was retracted.`,
    `**Change.** ${outward(eventWords({ type: 'result.retracted', by, reason }))}`,
    '**Result delta.** What was claimed counts no more; the published version and its tag stay, to be seen.',
    '**Confidence.** none.',
    `**Links.** ${linkOf(deps, id)}`,
    '**Next.** The claims that rested on it are derived anew. Nobody has to do anything.',
  ].join('\n\n')
  queuePost(deps, id, { key, post: { kind: 'comment', body } })
  const shown = { experiment: id, stage, visit, effect: { kind: 'tracker.mirror' as const } }
  store.outbox.add([{ ...shown, key: `${key}/mirror`, createdAt: clock.now() }])
}
