import { z } from 'zod'

/** What a hint tells, if that is all it tells: whoever has read it meanwhile need not look again. */
export const News = z.discriminatedUnion('kind', [
  /** A comment was written; `id` as in `Comment.id`. */
  z.object({ kind: z.literal('comment'), id: z.string() }),
  /** The issue changed, and is of this moment since. */
  z.object({ kind: z.literal('edition'), updatedAt: z.number() }),
  /** The session began. */
  z.object({ kind: z.literal('session') }),
  /** Somebody said something in the session; `id` as in `AgentSession.prompts`. */
  z.object({ kind: z.literal('prompt'), id: z.string() }),
])
export type News = z.infer<typeof News>
