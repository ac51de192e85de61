import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { HookeError } from '../domain/errors.ts'
import type { AppContext, AppDeps, AppEnv, Viewer, Web } from './deps.ts'
import { findViewer, limitBody, refuseOtherSites, requireKnownHost, securityHeaders } from './guards.ts'
import { createLiveFeed } from './live-feed.ts'
import { isFault, type Problem, problemOf } from './problem.ts'
import { layout } from './pages/layout.ts'
import { problemPage, signInPage } from './pages/small-pages.ts'
import { apiRoutes } from './routes/api.ts'
import { assetRoutes } from './routes/assets.ts'
import { fileRoutes } from './routes/files.ts'
import { formRoutes } from './routes/forms.ts'
import { healthRoutes } from './routes/health.ts'
import { pageRoutes } from './routes/pages.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { signInRoutes } from './routes/sign-in.ts'

/** The app, and what its owner must do with the live stream. */
export interface App {
  readonly hono: Hono<AppEnv>
  /** As `fetch`, in this process. */
  readonly request: (url: string, init?: RequestInit) => Promise<Response>
  /** Say that the feed has something new; without it, a look happens every 200 ms. */
  readonly wake: () => void
  /** How many read the live stream now. */
  readonly readers: () => number
  /** Ends the live streams. */
  readonly close: () => void
}

/** REST, pages and live stream over the same views (H-2, H-3). */
export function createApp(deps: AppDeps): App {
  const live = createLiveFeed({ feed: deps.store.feed, clock: deps.clock, mask: deps.mask })
  const web: Web = { ...deps, live }
  const hono = new Hono<AppEnv>()
  hono.onError((error, context) => answerError(web, error, context))
  hono.use(securityHeaders(), requireKnownHost(deps.allowedHosts), refuseOtherSites(), limitBody())
  hono.use(findViewer(deps))
  hono.route('/api/v1', apiRoutes(web))
  hono.route('/assets', assetRoutes())
  for (const routes of [webhookRoutes, healthRoutes, signInRoutes, fileRoutes, pageRoutes, formRoutes])
    hono.route('/', routes(web))
  hono.notFound(() => {
    throw new HookeError('notFound', 'there is no such page', { advice: 'go to the inbox' })
  })
  return {
    hono,
    request: async (url, init) => hono.request(url, init),
    wake: () => live.wake(),
    readers: () => live.readers(),
    close: () => live.close(),
  }
}

/** The one place where what was thrown becomes an answer. */
function answerError(web: Web, error: Error, context: AppContext): Response | Promise<Response> {
  if (isFault(error)) web.onFault?.(error, `${context.req.method} ${context.req.path}`)
  const problem = problemOf(error, web.mask, web)
  if (wantsPage(context)) return problemAsPage(problem, context)
  return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
  })
}

function wantsPage(context: AppContext): boolean {
  return !context.req.path.startsWith('/api/') && (context.req.header('accept') ?? '').includes('text/html')
}

function problemAsPage(problem: Problem, context: AppContext): Response | Promise<Response> {
  const { status, title, code } = problem
  // the failure may have come before anybody looked who asks
  const viewer = context.get('viewer') as Viewer | null | undefined
  const page = { title, viewer: viewer ?? null, live: false }
  const body = code === 'signIn.needed' ? signInPage() : problemPage(problem)
  return context.html(layout(page, body), status as ContentfulStatusCode)
}
