import { z } from 'zod'
import { ExperimentId } from '../../domain/ids.ts'
import { Kind, Standing, Track, Turn } from '../../domain/workflow.ts'
import { ExperimentListItem } from '../../store/views/experiment-list.ts'
import { placesWaitedFor } from '../deps.ts'
import { Nothing, operation } from '../operation.ts'

export const ById = z.object({ id: ExperimentId })
export const Limit = z.coerce.number().int().min(1).max(200).optional()

/** `""` in a form or an address means: not given. */
const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text))

export const ListQuery = z.object({
  study: optionalText,
  stage: z.preprocess((given) => (given === '' ? undefined : given), Standing.optional()),
  turn: z.preprocess((given) => (given === '' ? undefined : given), Turn.optional()),
  label: optionalText,
  text: optionalText,
  archived: z.stringbool().optional(),
  limit: Limit,
  cursor: optionalText,
})

/** The query without what was not given, as the view wants it. */
export function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

const NewExperiment = z.strictObject({
  study: z.string().min(1).nullish(),
  question: z.string().trim().min(1),
  title: z.string().trim().min(1).nullish(),
  priority: z.number().int().min(0).max(4).default(0),
  kind: Kind.default('experiment'),
  track: Track.default('full'),
  parent: ExperimentId.nullish(),
  private: z.boolean().default(false),
})
const Created = z.object({ id: ExperimentId, issue: z.string() })
const LogQuery = z.object({
  run: optionalText,
  agent: optionalText,
  offset: z.coerce.number().int().nonnegative().default(0),
})
const LogPart = z.object({ text: z.string(), nextOffset: z.number().int(), end: z.boolean() })

const PromptGiven = z.object({
  session: z.string(),
  role: z.string(),
  round: z.number().int(),
  backend: z.string(),
  model: z.string(),
  tools: z.array(z.string()).readonly(),
  system: z.string(),
  task: z.string(),
})

/** With the limit it waits for when it could go on but for that (W-5). */
const ListedExperiment = ExperimentListItem.extend({
  waitsForPlace: z.object({ limit: z.string(), words: z.string() }).nullable(),
  /** Something outside is not to be had until then. */
  waits: z.object({ until: z.number(), reason: z.string() }).nullable(),
})

export const experimentOperations = [
  operation({
    method: 'get',
    path: '/experiments',
    summary: 'Experiments, newest first, a page at a time',
    params: Nothing,
    query: ListQuery,
    body: Nothing,
    reply: z.object({ items: z.array(ListedExperiment), nextCursor: z.string().nullable() }),
    run({ query }, { web }) {
      const { items, next } = web.views.list(given(query))
      const held = placesWaitedFor(web)
      const waits = web.views.waits(web.clock.now())
      return {
        items: items.map((item) => ({
          ...item,
          waitsForPlace: held.get(item.id) ?? null,
          waits: waits.get(item.id) ?? null,
        })),
        nextCursor: next,
      }
    },
  }),
  operation({
    method: 'get',
    path: '/experiments/{id}',
    summary: 'All that is known of one experiment',
    params: ById,
    query: Nothing,
    body: Nothing,
    run: ({ params }, { web }) => web.views.experiment(params.id, web.clock.now()),
  }),
  operation({
    method: 'get',
    path: '/experiments/{id}/timeline',
    summary: 'What happened, oldest first',
    params: ById,
    query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
    body: Nothing,
    run({ params, query }, { web }) {
      web.store.experiments.get(params.id)
      return { items: web.views.timeline(params.id, query.after) }
    },
  }),
  operation({
    method: 'get',
    path: '/experiments/{id}/logs',
    summary: "A run's or an agent's log from an offset on",
    params: ById,
    query: LogQuery,
    body: Nothing,
    reply: LogPart,
    run: ({ params, query }, { web }) => web.commands.readLog(params.id, given(query)),
  }),
  operation({
    method: 'get',
    path: '/experiments/{id}/prompt',
    summary: 'What a role was given, byte for byte, secrets masked',
    params: ById,
    query: z.object({ agent: z.string().min(1) }),
    body: Nothing,
    reply: PromptGiven,
    run: ({ params, query }, { web }) => web.commands.readPrompt(params.id, query.agent),
  }),
  operation({
    method: 'post',
    path: '/experiments',
    summary: 'A new experiment from a question',
    params: Nothing,
    query: Nothing,
    body: NewExperiment,
    reply: Created,
    status: 201,
    run({ body: { private: isPrivate, ...body } }, { web, actor }) {
      const asked = { study: body.study ?? null, title: body.title ?? null, parent: body.parent ?? null }
      return web.commands.newExperiment({ ...body, ...asked, isPrivate }, actor)
    },
  }),
  operation({
    method: 'post',
    path: '/experiments/from-issue',
    summary: 'An experiment from an issue of the tracker',
    params: Nothing,
    query: Nothing,
    body: z.strictObject({ issue: z.string().trim().min(1) }),
    reply: Created,
    status: 201,
    run: ({ body }, { web, actor }) => web.commands.fromIssue(body.issue, actor),
  }),
]
