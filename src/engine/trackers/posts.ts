import type { Post } from '../../domain/effect.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'

/** How the reply begins to a comment whose orders were carried out. */
export const DONE = '**Done.**'

/**
 * Queues a message for the tracker, in the commit it is called in: delivered in order, once, however long the tracker
 * is down (T-5). A known key is left as it is.
 */
export function queuePost(
  { store, clock, mask, wake }: Pick<EngineDeps, 'store' | 'clock' | 'mask' | 'wake'>,
  id: ExperimentId,
  { key, post }: { key: string; post: Post },
): void {
  const { stage, visit } = store.experiments.get(id)
  const masked = post.kind === 'comment' ? { ...post, body: mask(post.body) } : post
  const effect = { kind: 'tracker.post' as const, post: masked }
  store.outbox.add([{ key, experiment: id, stage, visit, effect, createdAt: clock.now() }])
  store.afterCommit(() => wake?.())
}
