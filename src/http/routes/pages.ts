import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { ExperimentId } from '../../domain/ids.ts'
import { type AppContext, type AppEnv, placesWaitedFor, type Viewer, type Web } from '../deps.ts'
import { requireViewer } from '../guards.ts'
import { maskDeep } from '../mask-deep.ts'
import { experimentPage, firstTab } from '../pages/experiment-page.ts'
import type { ExperimentView } from '../../store/views/experiment.ts'
import { type Notice, type Tab, TABS } from '../pages/experiment-shown.ts'
import type { Html } from '../pages/html.ts'
import { inboxPage } from '../pages/inbox-page.ts'
import { layout, type Page } from '../pages/layout.ts'
import { listPage } from '../pages/list-page.ts'
import { logPage, newPage, promptPage } from '../pages/small-pages.ts'
import { shown } from '../shown.ts'
import { given, ListQuery } from './experiments.ts'

/** Pages for reading; each works without scripts. */
export function pageRoutes(web: Web): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/', (context) => {
    const viewer = requireViewer(context)
    const view = web.views.inbox({ person: viewer.person })
    return framed(
      web,
      context,
      { title: 'Inbox', viewer, here: 'inbox' },
      inboxPage(safe(web, view), { now: web.clock.now(), places: placesWaitedFor(web) }),
    )
  })
  routes.get('/experiments', (context) => listed(web, context))
  routes.get('/new', (context) => {
    const viewer = requireViewer(context)
    return framed(
      web,
      context,
      { title: 'New', viewer, here: 'new', live: false },
      newPage(safe(web, web.store.studies.list()), viewer),
    )
  })
  routes.get('/experiments/:id/log', (context) => logged(web, context))
  routes.get('/experiments/:id/prompt', (context) => prompted(web, context))
  routes.get('/experiments/:id', (context) => answerExperiment(web, context, {}))
  for (const tab of TABS) {
    routes.get(`/experiments/:id/${tab}`, (context) => answerExperiment(web, context, { tab }))
  }
  return routes
}

function listed(web: Web, context: AppContext): Response | Promise<Response> {
  const viewer = requireViewer(context)
  const query = ListQuery.parse(context.req.query())
  const { text = '', study = '', stage = '' } = query
  const page = safe(web, web.views.list(given(query)))
  const studies = safe(web, web.store.studies.list())
  const body = listPage(page, { query: safe(web, { text, study, stage }), studies, now: web.clock.now() })
  return framed(web, context, { title: 'Experiments', viewer, here: 'experiments' }, body)
}

const LogQuery = z.object({ run: z.string().optional(), agent: z.string().optional() })

async function logged(web: Web, context: AppContext): Promise<Response> {
  const viewer = requireViewer(context)
  const { id } = IdParam.parse(context.req.param())
  const query = given(LogQuery.parse(context.req.query()))
  const part = await web.commands.readLog(id, { ...query, offset: 0 })
  const name = query.run ?? query.agent ?? id
  const log = { ...part, id, name, query: new URLSearchParams(query).toString() }
  return framed(
    web,
    context,
    { title: name, viewer, here: 'experiments', live: false },
    logPage(safe(web, log)),
  )
}

function prompted(web: Web, context: AppContext): Response | Promise<Response> {
  const viewer = requireViewer(context)
  const { id } = IdParam.parse(context.req.param())
  const { agent } = z.object({ agent: z.string().min(1) }).parse(context.req.query())
  const prompt = web.commands.readPrompt(id, agent)
  const title = `What the ${prompt.role} was given`
  return framed(
    web,
    context,
    { title, viewer, here: 'experiments', live: false },
    promptPage(id, safe(web, prompt)),
  )
}

const IdParam = z.object({ id: ExperimentId })
const DONE: Readonly<Record<string, string>> = {
  answer: 'your answers were taken',
  approve: 'your approval was taken',
  revise: 'it was sent back with your note',
  reject: 'it was rejected',
  defer: 'the decision was put off',
  seeds: 'more seeds will run',
  pause: 'it is paused',
  resume: 'it goes on',
  cancel: 'it is cancelled; all work is kept',
  retry: 'it is tried again',
  look: 'its runs are looked at',
  skip: 'it is skipped, with your reason in the record',
  'run-now': 'what waited goes now, with your reason in the record',
  reopen: 'the result is reopened',
  retract: 'the result is retracted',
  archive: 'it is archived',
  publish: "its issue is in the study's tracker from now on",
  chat: 'what you said was taken',
}

/** The page of one experiment, with what became of the form that was sent last. */
export function answerExperiment(
  web: Web,
  context: AppContext,
  { tab, notice }: { tab?: Tab; notice?: Notice & { status: ContentfulStatusCode } },
): Response | Promise<Response> {
  const viewer = requireViewer(context)
  const { id } = IdParam.parse(context.req.param())
  const now = web.clock.now()
  const view = safe(web, web.views.experiment(id, now))
  const timeline = safe(web, web.views.timeline(id))
  const asked = context.req.query('done') ?? ''
  const said = Object.hasOwn(DONE, asked) ? DONE[asked] : undefined
  const told = notice ?? (said === undefined ? null : { kind: 'done' as const, words: said })
  const open = {
    view,
    timeline,
    now,
    viewer,
    measured: measuredOf(web, id),
    mayPublish: mayPublish(web, view),
    tab: tab ?? firstTab(view),
    notice: told,
  }
  const page = { title: `${id} ${view.title}`, viewer, here: 'experiments', experiment: id } as const
  return framed(web, context, page, experimentPage(open), notice?.status ?? 200)
}

/** It is shown in the built-in tracker alone, and its study has one outside (T-11). */
function mayPublish({ store, study }: Web, { id, study: of, issue }: ExperimentView): boolean {
  if (issue === null || store.trackerLinks.find(id) !== undefined) return false
  return (study?.(of).tracker ?? 'embedded') !== 'embedded'
}

function measuredOf({ store }: Web, id: ExperimentId): ReadonlyMap<string, number> {
  const metric = store.plans.latest(id)?.plan.metrics.primary.name
  const points = store.metrics.ofExperiment(id, { steps: false }).filter(({ name }) => name === metric)
  return new Map(points.map(({ run, value }) => [run, value]))
}

/** Masked, and with what is usually unseen made visible. */
function safe<T>({ mask }: Web, value: T): T {
  return maskDeep(value, (text) => shown(mask(text)))
}

/**
 * A page in its frame, with how much waits for the viewer. A page is read and framed in one turn of the event loop, so
 * what the feed tells after its last notice of now is what the page does not show yet.
 */
export function framed(
  web: Web,
  context: AppContext,
  page: Page & { viewer: Viewer },
  ...[body, status = 200]: [body: Html, status?: ContentfulStatusCode]
): Response | Promise<Response> {
  const { totals } = web.views.inbox({ person: page.viewer.person })
  const needsYou = totals.needsYou + totals.alarms
  const config = safe(web, web.configState?.() ?? null)
  const seen = web.store.feed.last()
  const frame = { ...page, title: safe(web, page.title), needsYou, config, seen }
  return context.html(layout(frame, body), status)
}
