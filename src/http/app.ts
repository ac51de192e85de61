import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext, AppDeps, AppEnv, Web } from './deps.ts'
import { findViewer, limitBody, refuseOtherSites, requireKnownHost, securityHeaders } from './guards.ts'
import { createLiveFeed } from './live-feed.ts'
import { isFault, problemOf } from './problem.ts'
import { apiRoutes } from './routes/api.ts'
import { healthRoutes } from './routes/health.ts'

/** The app, and what its owner must do with the live stream. */
export interface App {
  readonly hono: Hono<AppEnv>
  /** As `fetch`, in this process. */
  readonly request: (url: string, init?: RequestInit) => Promise<Response>
  /** Say that the feed has something new; without it, a look happens every 200 ms. */
  readonly wake: () => void
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
  hono.route('/', healthRoutes(web))
  hono.route('/api/v1', apiRoutes(web))
  return {
    hono,
    request: async (url, init) => hono.request(url, init),
    wake: () => live.wake(),
    close: () => live.close(),
  }
}

/** The one place where what was thrown becomes an answer. */
function answerError(web: Web, error: Error, context: AppContext): Response {
  if (isFault(error)) web.onFault?.(error, `${context.req.method} ${context.req.path}`)
  const problem = problemOf(error, web.mask)
  return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
  })
}
