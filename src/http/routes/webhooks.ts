import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext, AppEnv, Web, WebhookDoor } from '../deps.ts'

/** How long a body may take to arrive: trackers send theirs at once. */
const BODY_MS = 10_000

/** `POST /webhooks/<tracker>`: the one way in that nobody signs in for; the signature over the bytes is all (S-2). */
export function webhookRoutes(web: Web): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.post('/webhooks/:tracker', async (context) => {
    const { webhook } = web
    if (webhook === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(context.req.param('tracker')))
      return say(context, 404)
    if (!isJson(context.req.header('content-type'))) return say(context, 415)
    const body = await bodyInTime(web, context)
    if (body === null) return say(context, 408)
    const headers = context.req.header()
    return say(context, ANSWERS[webhook(context.req.param('tracker'), { headers, body })])
  })
  return routes
}

const ANSWERS = { unknown: 404, refused: 401, repeated: 200, accepted: 200 } as const satisfies Record<
  ReturnType<WebhookDoor>,
  number
>

const WORDS: Readonly<Record<number, string>> = {
  200: 'taken',
  401: 'refused',
  404: 'there is no such webhook',
  408: 'the body did not come in time',
  415: 'only application/json is read',
}

function say(context: AppContext, status: number): Response {
  return context.text(WORDS[status] ?? '', status as ContentfulStatusCode)
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type ?? '')
}

/** The raw bytes, or null when they are still not all there. */
async function bodyInTime({ clock }: Web, context: AppContext): Promise<Buffer | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const stop = clock.after(BODY_MS, () => resolve(null), { quiet: true })
  try {
    const bytes = await Promise.race([context.req.arrayBuffer(), late])
    return bytes === null ? null : Buffer.from(bytes)
  } finally {
    stop()
  }
}
