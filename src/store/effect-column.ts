import { z } from 'zod'
import type { Effect } from '../domain/effect.ts'
import { RoleName, Stage } from '../domain/workflow.ts'

const bare = <Kind extends Effect['kind']>(kind: Kind) => z.strictObject({ kind: z.literal(kind) })

const PostColumn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comment'), body: z.string() }),
  z.strictObject({ kind: z.literal('transcripts') }),
  z.strictObject({ kind: z.literal('followUp'), n: z.number().int(), planHash: z.string() }),
  z.strictObject({
    ...{ kind: z.literal('file'), artifact: z.string(), title: z.string(), contentType: z.string() },
  }),
])

/** How an effect stands in the outbox. */
export const EffectColumn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agent.run'), role: RoleName, round: z.number().int() }),
  z.strictObject({ kind: z.literal('critique.run'), round: z.number().int() }),
  z.strictObject({ kind: z.literal('gates.check'), at: z.enum([...Stage.options, 'released']) }),
  z.strictObject({ kind: z.literal('plan.seal'), hash: z.string() }),
  bare('intake.survey'),
  bare('smoke.run'),
  bare('hardware.provision'),
  bare('runs.execute'),
  bare('results.collect'),
  bare('hardware.release'),
  bare('statistics.compute'),
  bare('draft.render'),
  bare('result.publish'),
  bare('work.stop'),
  bare('tracker.mirror'),
  z.strictObject({ kind: z.literal('tracker.post'), post: PostColumn }),
]) satisfies z.ZodType<Effect>
