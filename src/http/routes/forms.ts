import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { asError } from '../../domain/errors.ts'
import { ExperimentId } from '../../domain/ids.ts'
import type { Actor } from '../../engine/commands.ts'
import type { AppContext, AppEnv, Web } from '../deps.ts'
import { requireCsrf, requireDaemon, requireViewer } from '../guards.ts'
import { isFault, problemOf } from '../problem.ts'
import { carryOut, Verb } from './decisions.ts'
import { type Fields, toldByForm } from './decision-form.ts'
import { answerExperiment } from './pages.ts'

const IdParam = z.object({ id: ExperimentId })
const Words = z.string().trim().min(1, 'write a sentence')

/** The forms of the pages: the same decisions as REST, answered with a page (H-3). */
export function formRoutes(web: Web): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  for (const verb of Verb.options) {
    routes.post(`/experiments/:id/${verb}`, (context) =>
      decided(web, context, async ({ id, actor, fields }) => {
        const told = toldByForm(verb, fields, web.clock.now())
        await carryOut(verb, told, { id, actor, commands: web.commands, store: web.store })
        return `/experiments/${id}?done=${verb}`
      }),
    )
  }
  routes.post('/experiments/:id/chat', (context) =>
    decided(web, context, ({ id, actor, fields }) => {
      web.commands.chat(id, Words.parse(fields.get('text')?.[0]), actor)
      return `/experiments/${id}?done=chat`
    }),
  )
  routes.post('/experiments/:id/record', (context) => exported(web, context))
  routes.post('/new', (context) => created(web, context))
  return routes
}

interface FormSent {
  readonly id: ExperimentId
  readonly actor: Actor
  readonly fields: Fields
}

/** One form: who sent it, what it says, then the next page; a refusal is said on the page it came from. */
async function decided(
  web: Web,
  context: AppContext,
  run: (sent: FormSent) => string | Promise<string>,
): Promise<Response> {
  const { id } = IdParam.parse(context.req.param())
  const { actor, fields } = await received(web, context)
  try {
    return context.redirect(await run({ id, actor, fields }), 303)
  } catch (thrown) {
    const error = asError(thrown)
    if (isFault(error)) throw error
    return answerExperiment(web, context, {
      notice: { ...refusalOf(web, error), written: writtenIn(fields) },
    })
  }
}

/** Free text of a form; numbers, hashes and choices can be chosen again. */
function writtenIn(fields: Fields): readonly string[] {
  return [...fields]
    .filter(([name]) => /^(note|reason|because|text|answer-\d+)$/.test(name))
    .flatMap(([, values]) => values)
    .filter((value) => value.trim() !== '')
}

async function exported(web: Web, context: AppContext): Promise<Response> {
  const { id } = IdParam.parse(context.req.param())
  await received(web, context)
  try {
    const { folder, files } = await web.commands.exportRecord(id)
    const words = `${files.length} files are in ${web.mask(folder)}`
    return await answerExperiment(web, context, {
      tab: 'record',
      notice: { kind: 'done', words, status: 200 },
    })
  } catch (thrown) {
    const error = asError(thrown)
    if (isFault(error)) throw error
    return answerExperiment(web, context, { tab: 'record', notice: refusalOf(web, error) })
  }
}

const Asked = z.object({
  question: Words,
  title: z.string().trim().max(200).default(''),
  study: z.string().default(''),
})

async function created(web: Web, context: AppContext): Promise<Response> {
  const { actor, fields } = await received(web, context)
  const asked = Asked.parse(Object.fromEntries([...fields].map(([name, [value]]) => [name, value])))
  const { id } = await web.commands.newExperiment(
    {
      question: asked.question,
      title: asked.title === '' ? null : asked.title,
      study: asked.study === '' ? null : asked.study,
      priority: 0,
      kind: 'experiment',
      track: 'full',
      parent: null,
    },
    actor,
  )
  return context.redirect(`/experiments/${id}`, 303)
}

function refusalOf({ mask }: Web, error: Error) {
  const { status, detail, found, advice } = problemOf(error, mask)
  return {
    kind: 'refused' as const,
    words: detail,
    status: status as ContentfulStatusCode,
    ...(found === undefined ? {} : { found }),
    ...(advice === undefined ? {} : { advice }),
  }
}

/** The sent fields, once it is certain who sent them and from where. */
async function received(web: Web, context: AppContext): Promise<{ actor: Actor; fields: Fields }> {
  const viewer = requireViewer(context)
  requireDaemon(web)
  const form = await context.req.formData()
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  const fields = Map.groupBy(texts, ({ name }) => name)
  const sent = new Map([...fields].map(([name, own]) => [name, own.map(({ value }) => value)]))
  requireCsrf(viewer, sent.get('csrf')?.[0])
  sent.delete('csrf')
  return { actor: { name: viewer.person, channel: viewer.channel }, fields: sent }
}
