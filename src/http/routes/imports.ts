import { z } from 'zod'
import { Nothing, operation } from '../operation.ts'

const Imported = z.object({
  issue: z.string(),
  title: z.string(),
  study: z.string(),
  stood: z.string().describe('what the issue said, in the words of its tracker'),
  comesAs: z.enum(['done', 'paused', 'cancelled']),
  markers: z.number().int(),
  moves: z.number().int(),
  experiment: z.string().nullable(),
  wasThere: z.boolean(),
  problems: z.array(z.string()).describe('what was not understood'),
})

export const importOperations = [
  operation({
    method: 'post',
    path: '/imports',
    summary: 'Bring in what an older workflow left in a repository, or say what would come',
    params: Nothing,
    query: Nothing,
    body: z.strictObject({
      repository: z.string().trim().min(1).max(300),
      study: z.string().max(40).nullish(),
      dryRun: z.boolean().default(false),
    }),
    reply: z.object({
      repository: z.string(),
      dryRun: z.boolean(),
      items: z.array(Imported),
      leftOut: z.array(z.object({ issue: z.string(), because: z.string() })),
      others: z.number().int(),
      notes: z.array(z.string()),
    }),
    run: ({ body: { study, ...rest } }, { web, actor }) =>
      web.commands.importPast({ ...rest, study: study ?? null }, actor),
  }),
]
