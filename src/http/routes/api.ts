import { Hono } from 'hono'
import { HookeError } from '../../domain/errors.ts'
import type { AppContext, AppEnv, Web } from '../deps.ts'
import { requireViewer } from '../guards.ts'
import { openApiOf } from '../openapi.ts'
import type { Operation } from '../operation.ts'
import { aroundOperations } from './around.ts'
import { hardwareOperations } from './hardware.ts'
import { decisionOperations } from './decisions.ts'
import { experimentOperations } from './experiments.ts'
import { importOperations } from './imports.ts'

export const OPERATIONS: readonly Operation[] = [
  ...experimentOperations,
  ...decisionOperations,
  ...aroundOperations,
  ...hardwareOperations,
  ...importOperations,
]

/** REST, its description and the live stream, below `/api/v1`. */
export function apiRoutes(web: Web): Hono<AppEnv> {
  const api = new Hono<AppEnv>()
  for (const { method, path, answer } of OPERATIONS) {
    api.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) => answer(web, context))
  }
  api.get('/openapi.json', (context) => context.json(openApiOf(OPERATIONS, web.version)))
  api.get('/events', (context) => streamEvents(web, context))
  api.all('*', (context) => {
    requireViewer(context)
    throw new HookeError('notFound', `there is no ${context.req.method} ${context.req.path}`, {
      advice: 'see /api/v1/openapi.json',
    })
  })
  return api
}

function streamEvents({ live }: Web, context: AppContext): Response {
  requireViewer(context)
  const stream = live.open({
    after: lastSeen(context),
    experiment: context.req.query('experiment') ?? null,
    drop: () => cut(context.env),
  })
  return context.body(stream, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
}

/** Without a port there is no connection to cut: ending the stream is all. */
function cut(connection: AppEnv['Bindings'] | undefined): void {
  connection?.outgoing?.destroy()
}

function lastSeen(context: AppContext): number | null {
  const seen = context.req.header('last-event-id') ?? context.req.query('after')
  return seen !== undefined && /^\d{1,15}$/.test(seen) ? Number(seen) : null
}
